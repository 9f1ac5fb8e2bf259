import { timeProcess } from '../measure.mjs';
import { tminus } from '../paths.mjs';
import { peer } from '../peers.mjs';

export const version = {
  number: 4,
  title: '`--version`',
  heavy: false,
  prepare: ({ repo }) => ({
    subjects: [
      {
        name: 'node -e 0',
        run: () => timeProcess({ command: process.execPath, args: ['-e', '0'], cwd: repo, prints: false }),
      },
      {
        name: 'tminus --version',
        run: () => timeProcess({ command: process.execPath, args: [tminus, '--version'], cwd: repo }),
      },
      ...[
        ['changesets', '@changesets/cli', 'changeset'],
        ['release-it', 'release-it', 'release-it'],
        ['semantic-release', 'semantic-release', 'semantic-release'],
      ].map(([name, packageName, bin]) =>
        peer({ name, package: packageName, bin, args: ['--version'], cwd: repo }),
      ),
    ],
    goals: [{ subject: 'tminus --version', over: 'node -e 0', atMost: 1.3 }],
  }),
};
