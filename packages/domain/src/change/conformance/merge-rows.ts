import type { Row } from './row.ts';

/** Merges, squash merges and commits on their way into others. */
export const MERGE_ROWS: readonly Row[] = [
  {
    cite: 'git-merge',
    message: "Merge branch 'main' into feature/a",
    parents: 2,
    expect: { type: null, subject: "Merge branch 'main' into feature/a" },
  },
  {
    cite: 'angular-cli 24d68d9c',
    message: "Merge branch 'master' into MP-UniversalCache-fix",
    parents: 2,
    expect: { type: null, subject: "Merge branch 'master' into MP-UniversalCache-fix" },
  },
  {
    cite: 'angular-cli 057d79bb: the branch has commits of its own',
    message: 'Merge pull request #680 from FrozenPandaz/wipe\n\nrefactor: wipe directories',
    parents: 2,
    expect: { type: null, subject: 'Merge pull request #680 from FrozenPandaz/wipe', refs: ['issue #680'] },
  },
  {
    cite: 'angular-cli 2d1e0564: squashed under the headline of a merge',
    message:
      'Merge pull request #17301 from angular/renovate/rollup-2.x\n\nbuild: update rollup to version 2.2.0',
    expect: [
      {
        type: null,
        subject: 'Merge pull request #17301 from angular/renovate/rollup-2.x',
        refs: ['issue #17301'],
      },
      { type: 'build', subject: 'update rollup to version 2.2.0' },
    ],
  },
  {
    cite: 'angular-cli 26bd3ad4',
    message:
      'Merge pull request #16648 from Toxicable/preserve-symlink-nodejs\n\nfeat(@angular-devkit/build-angular): default to NodeJS value for pres…',
    expect: [
      {
        type: null,
        subject: 'Merge pull request #16648 from Toxicable/preserve-symlink-nodejs',
        refs: ['issue #16648'],
      },
      { type: 'feat', scope: '@angular-devkit/build-angular', subject: 'default to NodeJS value for pres…' },
    ],
  },
  {
    cite: 'angular-cli 45b4248e: a merge may have a header',
    message:
      'refactor: complete migration of Universal into the repository\n\nComplete the migration of the Universal repository.',
    parents: 2,
    expect: { type: 'refactor', subject: 'complete migration of Universal into the repository' },
  },
  {
    cite: 'own: the list of a merge repeats its branch',
    message: 'Merge x\n\n* feat: a\n* fix: b',
    parents: 2,
    expect: { type: null, subject: 'Merge x' },
  },
  {
    cite: 'GitLab: merge commit',
    message: "Merge branch 'a' into 'main'\n\nfeat: b\n\nSee merge request acme/web!12",
    parents: 2,
    expect: { type: null, subject: "Merge branch 'a' into 'main'" },
  },
  {
    cite: 'Bitbucket: merge commit',
    message: 'Merged in feature/a (pull request #12)',
    parents: 2,
    expect: { type: null, subject: 'Merged in feature/a (pull request #12)', refs: ['issue #12'] },
  },
  {
    cite: 'angular-cli d1300e9c',
    message:
      'feat(@angular-devkit/schematics-cli): auto detect package manager (#24305)\n\n* feat(@angular-devkit/schematics-cli): auto detect package manager\n\n* refactor(@angular-devkit/schematics-cli): code formatting\n\n* refactor(@angular-devkit/schematics-cli): linting',
    expect: [
      {
        type: 'feat',
        scope: '@angular-devkit/schematics-cli',
        subject: 'auto detect package manager (#24305)',
        refs: ['issue #24305'],
      },
      { type: 'refactor', scope: '@angular-devkit/schematics-cli', subject: 'code formatting' },
      { type: 'refactor', scope: '@angular-devkit/schematics-cli', subject: 'linting' },
    ],
  },
  {
    cite: 'angular-cli 27a5ed5f',
    message:
      'docs: readme update (#2796)\n\n* docs: update readme\r\n\r\n* docs: update readme based on suggestions',
    expect: [
      { type: 'docs', subject: 'readme update (#2796)', refs: ['issue #2796'] },
      { type: 'docs', subject: 'update readme' },
      { type: 'docs', subject: 'update readme based on suggestions' },
    ],
  },
  {
    cite: 'angular-cli c9ffe5b8: a fixup in the list adds nothing',
    message:
      'run e2e tests under bazel (#24338)\n\n* test: run legacy-cli e2e tests via bazel\n\n* fixup! test: run legacy-cli e2e tests via bazel\n\n* fixup! test: run legacy-cli e2e tests via bazel\n\n* fixup! test: run legacy-cli e2e tests via bazel',
    expect: [
      { type: null, subject: 'run e2e tests under bazel (#24338)', refs: ['issue #24338'] },
      { type: 'test', subject: 'run legacy-cli e2e tests via bazel' },
    ],
  },
  {
    cite: 'GitHub: a squashed branch, footers in each message',
    message:
      'Settings (#42)\n\n* feat(api)!: endpoint (REQ-003)\n\nBREAKING CHANGE: the old one is gone\n\n* fix(web): toggle\n\nRefs: BUG-7',
    expect: [
      { type: null, subject: 'Settings (#42)', refs: ['issue #42'] },
      {
        type: 'feat',
        scope: 'api',
        subject: 'endpoint (REQ-003)',
        notes: ['the old one is gone'],
        refs: ['requirement REQ-003'],
        footers: ['BREAKING CHANGE: the old one is gone'],
      },
      { type: 'fix', scope: 'web', subject: 'toggle', refs: ['bug BUG-7'], footers: ['Refs: BUG-7'] },
    ],
  },
  {
    cite: 'own: what follows a plain list belongs to the commit',
    message: 'feat: settings\n\n- feat: a\n- fix: b\n\nBREAKING CHANGE: c',
    expect: [
      { type: 'feat', subject: 'settings', notes: ['c'], footers: ['BREAKING CHANGE: c'] },
      { type: 'feat', subject: 'a' },
      { type: 'fix', subject: 'b' },
    ],
  },
  {
    cite: 'own: the entry that repeats the title counts once',
    message: 'feat: settings (#42)\n\n* feat!: settings\n\nRefs: REQ-1\n\n* fix: b',
    expect: [
      {
        type: 'feat',
        subject: 'settings (#42)',
        notes: ['settings (#42)'],
        refs: ['issue #42', 'requirement REQ-1'],
        footers: ['Refs: REQ-1'],
      },
      { type: 'fix', subject: 'b' },
    ],
  },
  {
    cite: 'own: the title again, in other letters and without its scope',
    message:
      'fix(php): add skip-changelog flag (#2535)\n\n* fix: Add skip changelog flag\n\nRefs: REQ-1\n\n* fix(web): add skip-changelog flag',
    expect: [
      {
        type: 'fix',
        scope: 'php',
        subject: 'add skip-changelog flag (#2535)',
        refs: ['issue #2535', 'requirement REQ-1'],
        footers: ['Refs: REQ-1'],
      },
      { type: 'fix', scope: 'web', subject: 'add skip-changelog flag' },
    ],
  },
  {
    cite: 'own: what was said before counts once, with what stands below it',
    message:
      'fix(css): dynamic import (#3333)\n\n* fix: assert\n\n* fix!: Assert.\n\nBREAKING CHANGE: b\n\n* chore: spacing\n\n* chore: spacing',
    expect: [
      { type: 'fix', scope: 'css', subject: 'dynamic import (#3333)', refs: ['issue #3333'] },
      { type: 'fix', subject: 'assert', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
      { type: 'chore', subject: 'spacing' },
    ],
  },
  {
    cite: 'angular-cli 53e7bcd1, shortened: a title that was cut',
    message:
      'fix(cli): exclude `localize` from ng add pa… (#24152)\n\n* fix(cli): exclude `localize` from ng add package discovery\n\ntext',
    expect: {
      type: 'fix',
      scope: 'cli',
      subject: 'exclude `localize` from ng add package discovery (#24152)',
      refs: ['issue #24152'],
    },
  },
  {
    cite: 'git-merge --squash and git-rebase: messages one below the other',
    message: 'feat: a\n\nRefs: REQ-1\n\nfix(api): b\n\nText.\n\nRefs: BUG-2\n\nchore: c',
    expect: [
      { type: 'feat', subject: 'a', refs: ['requirement REQ-1'], footers: ['Refs: REQ-1'] },
      { type: 'fix', scope: 'api', subject: 'b', refs: ['bug BUG-2'], footers: ['Refs: BUG-2'] },
      { type: 'chore', subject: 'c' },
    ],
  },
  {
    cite: 'CommonMark 0.31, section 4.5: headers in code are code',
    message: 'docs: how to write\n\n```\n\nfeat: a\n\n* fix: b\n```\n\nfix: c',
    expect: [
      { type: 'docs', subject: 'how to write' },
      { type: 'fix', subject: 'c' },
    ],
  },
  {
    cite: 'own: footers that begin with the name of a type',
    message: 'feat: a\n\nFix: b\n\nfix: #12\n\nsecurity: c\n\nTest: d',
    expect: {
      type: 'feat',
      subject: 'a',
      refs: ['issue #12'],
      footers: ['Fix: b', 'fix: #12', 'security: c', 'Test: d'],
    },
  },
  {
    cite: 'own: within a paragraph it is text',
    message: 'feat: a\n\nThe log said\nfix: b',
    expect: { type: 'feat', subject: 'a' },
  },
  {
    cite: 'GitHub: title and text of the pull request in the merge',
    message: 'Merge pull request #1 from a/b\n\nsecurity: c (REQ-1)\n\nBREAKING CHANGE: d',
    parents: 2,
    expect: {
      type: null,
      subject: 'Merge pull request #1 from a/b',
      notes: ['d'],
      refs: ['issue #1', 'requirement REQ-1'],
      footers: ['BREAKING CHANGE: d'],
    },
  },
  {
    cite: 'own: an ordinary list',
    message: 'feat: a\n\n- Note: this\n- api: that\n* see feat: x',
    expect: { type: 'feat', subject: 'a' },
  },
  {
    cite: 'git-commit --fixup',
    message: 'fixup! feat: a',
    expect: { type: null, subject: 'fixup! feat: a' },
  },
  {
    cite: 'angular-cli b40b8bb3',
    message: 'fixup! build: migrate `@angular-devkit/architect` to `npm_package`\n\nInclude JSON files',
    expect: { type: null, subject: 'fixup! build: migrate `@angular-devkit/architect` to `npm_package`' },
  },
  {
    cite: 'git-rebase --autosquash: the message of a fixup is thrown away',
    message: 'fixup! feat!: a\n\nBREAKING CHANGE: b',
    expect: { type: null, subject: 'fixup! feat!: a', footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'git-rebase --autosquash: the message of a squash is added',
    message: 'squash! feat: a\n\nBREAKING CHANGE: b',
    expect: { type: null, subject: 'squash! feat: a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'git-commit --fixup=amend',
    message: 'amend! feat: a\n\nfeat(api): a',
    expect: { type: null, subject: 'amend! feat: a' },
  },
  {
    cite: 'git-stash',
    message: 'WIP on main: 676104e feat: a',
    expect: { type: null, subject: 'WIP on main: 676104e feat: a' },
  },
  { cite: 'npm-version', message: 'v1.2.3', expect: { type: null, subject: 'v1.2.3' } },
];
