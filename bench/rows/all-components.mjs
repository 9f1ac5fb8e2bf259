import { timeProcess } from '../measure.mjs';
import { tminus } from '../paths.mjs';
import { peer } from '../peers.mjs';

const FLOOR = [
  'log',
  '-z',
  '--name-only',
  '--no-renames',
  '--diff-merges=first-parent',
  '--format=%H%x00%P%x00%aN <%aE>%x00%aI%x00%D%x00%B',
];

export const allComponents = {
  number: 2,
  title: 'Changelogs of all components in one pass, with touched paths',
  heavy: true,
  prepare({ repo, fifty, single }) {
    const changelog = (name, config) => ({
      name,
      run: () =>
        timeProcess({
          command: process.execPath,
          args: [tminus, 'changelog', '--all', '--config', config],
          cwd: repo,
        }),
    });
    return {
      subjects: [
        {
          name: 'git log -z --name-only',
          run: () => timeProcess({ command: 'git', args: ['-C', repo, ...FLOOR] }),
        },
        changelog('tminus, 50 components', fifty),
        changelog('tminus, 1 component', single),
        peer({
          name: 'git-cliff, 1 path, its cache filled',
          package: 'git-cliff',
          bin: 'git-cliff',
          args: ['--offline', '--include-path', 'packages/angular/cli/**'],
          cwd: repo,
        }),
      ],
      goals: [
        { subject: 'tminus, 50 components', over: 'git log -z --name-only', atMost: 2.5 },
        { subject: 'tminus, 50 components', over: 'tminus, 1 component', atMost: 1.2 },
      ],
    };
  },
};
