import { timeProcess } from '../measure.mjs';
import { tminus } from '../paths.mjs';
import { peer } from '../peers.mjs';

const run = (name, args, cwd, prints = true) => ({
  name,
  run: () => timeProcess({ command: process.execPath, args, cwd, prints }),
});

export const lastRelease = {
  number: 3,
  title: 'Last release only, whole process',
  heavy: false,
  prepare: ({ repo, one }) => ({
    subjects: [
      run('node -e 0', ['-e', '0'], repo, false),
      run('tminus changelog', [tminus, 'changelog', '--config', one], repo),
      run('tminus version next', [tminus, 'version', 'next', '--config', one], repo),
      run('tminus changelog, components found', [tminus, 'changelog'], repo),
      peer({
        name: 'git-cliff --unreleased',
        package: 'git-cliff',
        bin: 'git-cliff',
        args: ['--offline', '--unreleased'],
        cwd: repo,
      }),
      peer({
        name: 'conventional-changelog',
        package: 'conventional-changelog',
        bin: 'conventional-changelog',
        args: ['--preset', 'angular', '--stdout'],
        cwd: repo,
      }),
      peer({
        name: 'changelogen',
        package: 'changelogen',
        bin: 'changelogen',
        args: ['--from', 'v22.2.0-next.4', '--to', 'HEAD', '--noAuthors'],
        cwd: repo,
      }),
    ],
    goals: [
      { subject: 'tminus changelog', over: 'node -e 0', atMost: 1.5 },
      { subject: 'tminus version next', over: 'node -e 0', atMost: 1.5 },
    ],
  }),
};
