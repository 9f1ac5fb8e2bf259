import type { Row } from './row.ts';

const SHA = '676104e1c0ffee00000000000000000000000000';

/** Commits that take others back. */
export const REVERT_ROWS: readonly Row[] = [
  {
    cite: 'git-revert',
    message: `Revert "feat: a"\n\nThis reverts commit ${SHA}.`,
    expect: { type: null, subject: 'Revert "feat: a"', reverts: [SHA] },
  },
  {
    cite: 'git-revert, of a merge',
    message: `Revert "Merge x"\n\nThis reverts commit ${SHA}, reversing\nchanges made to a215868aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.`,
    expect: { type: null, subject: 'Revert "Merge x"', reverts: [SHA] },
  },
  {
    cite: 'git-revert, of a revert',
    message: `Reapply "feat: a"\n\nThis reverts commit ${SHA}.`,
    expect: { type: null, subject: 'Reapply "feat: a"', reverts: [SHA] },
  },
  {
    cite: 'CC example of a revert',
    message: 'revert: let us never again speak of the noodle incident\n\nRefs: 676104e, a215868',
    expect: {
      type: 'revert',
      subject: 'let us never again speak of the noodle incident',
      reverts: ['676104e', 'a215868'],
      footers: ['Refs: 676104e, a215868'],
    },
  },
  {
    cite: 'own: ids in the footers of other types are references only',
    message: 'fix: a\n\nRefs: 676104e',
    expect: { type: 'fix', subject: 'a', footers: ['Refs: 676104e'] },
  },
  {
    cite: 'own: a word of hexadecimal letters is no id',
    message: 'revert: a\n\nRefs: defaced',
    expect: { type: 'revert', subject: 'a', footers: ['Refs: defaced'] },
  },
  {
    cite: 'angular-cli 9b92776d',
    message:
      'revert: "ci: use ramdisk for setup job"\n\nThis reverts commit a7a990b5657b1cfdbb2435d9c053a76e3b2bf902.',
    expect: {
      type: 'revert',
      subject: '"ci: use ramdisk for setup job"',
      reverts: ['a7a990b5657b1cfdbb2435d9c053a76e3b2bf902'],
    },
  },
  {
    cite: 'angular-cli 34ad8aaa',
    message:
      'revert: "revert: "fix(@angular-devkit/build-angular): suppress duplicate 3rdpartylicenses.txt warning""\n\nThis reverts commit 863067cbd8d14ce9fddbd29e4a625f0d62a664fd.',
    expect: {
      type: 'revert',
      subject:
        '"revert: "fix(@angular-devkit/build-angular): suppress duplicate 3rdpartylicenses.txt warning""',
      reverts: ['863067cbd8d14ce9fddbd29e4a625f0d62a664fd'],
    },
  },
  {
    cite: 'angular-cli 0be62d26',
    message:
      'revert: fix(@angular/build): show error when Node.js built-ins are used during ng serve\n\nThis commit reverts 06f478bc18d3e0daa8902d0fef94e55a5d052348\n\nCloses: #29077',
    expect: {
      type: 'revert',
      subject: 'fix(@angular/build): show error when Node.js built-ins are used during ng serve',
      refs: ['issue #29077'],
      footers: ['Closes: #29077'],
      reverts: ['06f478bc18d3e0daa8902d0fef94e55a5d052348'],
    },
  },
  {
    cite: 'angular-cli 22d71f9e: in part only',
    message:
      'revert: fix(@angular-devkit/build-angular): switch to license-checker-webpack-plugin\n\nPartial revert of bd582591dc49569269c63910351fdb4026058842 (squashed commit)',
    expect: {
      type: 'revert',
      subject: 'fix(@angular-devkit/build-angular): switch to license-checker-webpack-plugin',
    },
  },
  {
    cite: 'angular-cli 876eb5b5',
    message: 'Revert "build: update dependency webpack-dev-middleware to v7"',
    expect: { type: null, subject: 'Revert "build: update dependency webpack-dev-middleware to v7"' },
  },
  {
    cite: 'angular-cli aea42485',
    message: 'Revert "chore(gitignore): remove unnecessary asterisk" (#4083)',
    expect: {
      type: null,
      subject: 'Revert "chore(gitignore): remove unnecessary asterisk" (#4083)',
      refs: ['issue #4083'],
    },
  },
  {
    cite: 'own: GitHub, of a pull request of this repository',
    message: 'Revert "feat: add x" (#13)\n\nReverts acme/shop#12',
    expect: {
      type: null,
      subject: 'Revert "feat: add x" (#13)',
      refs: ['issue #13', 'issue acme/shop#12'],
      reverts: ['#12'],
    },
  },
  {
    cite: 'own: GitHub, with a reason below',
    message: 'Revert "feat: add x" (#13)\n\nReverts acme/shop#12\n\nIt broke #9.',
    expect: {
      type: null,
      subject: 'Revert "feat: add x" (#13)',
      refs: ['issue #13', 'issue acme/shop#12', 'issue #9'],
      reverts: ['#12'],
    },
  },
  {
    cite: 'own: a sentence about a pull request reverts nothing',
    message: 'fix: a\n\nReverts a/b#12 in part.',
    expect: { type: 'fix', subject: 'a', refs: ['issue a/b#12'] },
  },
  {
    cite: 'own: several ids',
    message: 'revert: a\n\nThis reverts commits 676104e, a215868 and\nb333333.\nMore cafe123',
    expect: { type: 'revert', subject: 'a', reverts: ['676104e', 'a215868', 'b333333'] },
  },
  {
    cite: 'own: several phrases',
    message:
      'revert(api): a\n\nThis reverts commit 676104e.\nThis reverts commit a215868.\nThis reverts commit 676104e.',
    expect: { type: 'revert', scope: 'api', subject: 'a', reverts: ['676104e', 'a215868'] },
  },
  {
    cite: 'own: a reason behind the id',
    message: 'Revert "fix: a"\n\nThis reverts commit 676104e1 as it is wrong.',
    expect: { type: null, subject: 'Revert "fix: a"', reverts: ['676104e1'] },
  },
  {
    cite: 'own: in any case',
    message: 'Revert "fix: a"\n\nthis reverts commit 676104E1C.',
    expect: { type: null, subject: 'Revert "fix: a"', reverts: ['676104e1c'] },
  },
  {
    cite: 'own: an id of SHA-256',
    message: `Revert "fix: a"\n\nThis reverts commit ${'ab12'.repeat(16)}.`,
    expect: { type: null, subject: 'Revert "fix: a"', reverts: ['ab12'.repeat(16)] },
  },
  {
    cite: 'own: too short for an id',
    message: 'Revert "fix: a"\n\nThis reverts commit 67610.',
    expect: { type: null, subject: 'Revert "fix: a"' },
  },
  {
    cite: 'own: a word in place of the id',
    message: 'Revert "fix: a"\n\nThis reverts commit xyz, 676104e1.',
    expect: { type: null, subject: 'Revert "fix: a"' },
  },
  {
    cite: 'own: a sentence about it',
    message: 'fix: a\n\nWe should revert 676104e1 later.',
    expect: { type: 'fix', subject: 'a' },
  },
];
