import { timeProcess } from '../measure.mjs';
import { tminus } from '../paths.mjs';
import { peer } from '../peers.mjs';

/** What every tool needs of a commit: author, date, references, message. */
const FORMAT = '--format=%H%x00%P%x00%aN <%aE>%x00%aI%x00%D%x00%B';

export const wholeHistory = {
  number: 1,
  title: 'Changelog of the whole history, one component',
  heavy: true,
  prepare: ({ repo, one }) => ({
    subjects: [
      {
        name: 'git log -z',
        run: () => timeProcess({ command: 'git', args: ['-C', repo, 'log', '-z', FORMAT] }),
      },
      {
        name: 'tminus changelog --all',
        run: () =>
          timeProcess({
            command: process.execPath,
            args: [tminus, 'changelog', '--all', '--config', one],
            cwd: repo,
          }),
      },
      peer({ name: 'git-cliff', package: 'git-cliff', bin: 'git-cliff', args: ['--offline'], cwd: repo }),
      peer({
        name: 'conventional-changelog',
        package: 'conventional-changelog',
        bin: 'conventional-changelog',
        args: ['--preset', 'angular', '--release-count', '0', '--stdout'],
        cwd: repo,
      }),
      peer({
        name: 'changelogen',
        package: 'changelogen',
        bin: 'changelogen',
        args: ['--from', '0.0.13', '--to', 'HEAD', '--noAuthors'],
        cwd: repo,
      }),
    ],
    goals: [
      { subject: 'tminus changelog --all', over: 'git log -z', atMost: 3.5 },
      { subject: 'git-cliff', over: 'tminus changelog --all', atLeast: 10 },
      { subject: 'conventional-changelog', over: 'tminus changelog --all', atLeast: 5 },
    ],
  }),
};
