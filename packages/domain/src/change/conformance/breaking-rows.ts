import type { Row } from './row.ts';

/** Breaking changes. */
export const BREAKING_ROWS: readonly Row[] = [
  {
    cite: 'CC example 1',
    message:
      'feat: allow provided config object to extend other configs\n\nBREAKING CHANGE: `extends` key in config file is now used for extending other config files',
    expect: {
      type: 'feat',
      subject: 'allow provided config object to extend other configs',
      notes: ['`extends` key in config file is now used for extending other config files'],
      footers: ['BREAKING CHANGE: `extends` key in config file is now used for extending other config files'],
    },
  },
  {
    cite: 'CC rule 12',
    message: 'chore: a\n\nBREAKING CHANGE: b',
    expect: { type: 'chore', subject: 'a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'CC rule 12: in a commit of any type',
    message: 'Just text\n\nBREAKING CHANGE: b',
    expect: { type: null, subject: 'Just text', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'Beyond the specification: a colon in full width, as in headers',
    message: 'feat: a\n\nwhy\nBREAKING CHANGE：b',
    expect: { type: 'feat', subject: 'a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'CC rule 13 and 12 together',
    message: 'feat!: a\n\nBREAKING CHANGE: b',
    expect: { type: 'feat', subject: 'a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'CC rule 15: upper case only',
    message: 'fix: a\n\nbreaking change: b',
    expect: { type: 'fix', subject: 'a' },
  },
  {
    cite: 'CC rule 15: upper case only',
    message: 'fix: a\n\nBreaking Change: b',
    expect: { type: 'fix', subject: 'a' },
  },
  {
    cite: 'CC rule 16',
    message: 'fix: a\n\nBREAKING-CHANGE: b',
    expect: { type: 'fix', subject: 'a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'CC rule 8: the other separator',
    message: 'fix: a\n\nBREAKING CHANGE #12',
    expect: {
      type: 'fix',
      subject: 'a',
      notes: ['#12'],
      refs: ['issue #12'],
      footers: ['BREAKING CHANGE: #12'],
    },
  },
  {
    cite: 'CC rule 10: over several lines',
    message: 'fix: a\n\nBREAKING CHANGE: b\nc\n\nd',
    expect: { type: 'fix', subject: 'a', notes: ['b\nc\n\nd'], footers: ['BREAKING CHANGE: b\nc\n\nd'] },
  },
  {
    cite: 'CC rule 10: up to the next footer',
    message: 'fix: a\n\nBREAKING CHANGE: b\nc\nReviewed-by: Z',
    expect: {
      type: 'fix',
      subject: 'a',
      notes: ['b\nc'],
      footers: ['BREAKING CHANGE: b\nc', 'Reviewed-by: Z'],
    },
  },
  {
    cite: 'CC rule 10: up to the next note',
    message: 'fix: a\n\nBREAKING CHANGE: b\nBREAKING CHANGE: c',
    expect: {
      type: 'fix',
      subject: 'a',
      notes: ['b', 'c'],
      footers: ['BREAKING CHANGE: b', 'BREAKING CHANGE: c'],
    },
  },
  {
    cite: 'angular-cli 66c9e63d, shortened',
    message:
      'feat(@angular/cli): remove `cnpm`\n\nThis change removes it.\n\nBREAKING CHANGE: `cnpm` is no longer used.',
    expect: {
      type: 'feat',
      scope: '@angular/cli',
      subject: 'remove `cnpm`',
      notes: ['`cnpm` is no longer used.'],
      footers: ['BREAKING CHANGE: `cnpm` is no longer used.'],
    },
  },
  {
    cite: 'angular-cli 6486bc64',
    message:
      'refactor: drop support for older TypeScript versions\n\nDrops support for versions of TypeScript older than 5.2\n\nBREAKING CHANGE:\nVersions of TypeScript older than 5.2 are no longer supported.',
    expect: {
      type: 'refactor',
      subject: 'drop support for older TypeScript versions',
      notes: ['Versions of TypeScript older than 5.2 are no longer supported.'],
      footers: ['BREAKING CHANGE: Versions of TypeScript older than 5.2 are no longer supported.'],
    },
  },
  {
    cite: 'angular-cli b195d648',
    message:
      'refactor(@angular-devkit/schematics-cli): replace parser with yargs-parser\n\nBREAKING CHANGE: camel case arguments are no longer allowed.\n\nCloses #13544, closes #12150, closes #22173',
    expect: {
      type: 'refactor',
      scope: '@angular-devkit/schematics-cli',
      subject: 'replace parser with yargs-parser',
      notes: ['camel case arguments are no longer allowed.'],
      refs: ['issue #13544', 'issue #12150', 'issue #22173'],
      footers: [
        'BREAKING CHANGE: camel case arguments are no longer allowed.',
        'Closes: #13544, closes #12150, closes #22173',
      ],
    },
  },
  {
    cite: 'own: the text two lines below',
    message: 'fix: a\n\nBREAKING CHANGE:\n\nb',
    expect: { type: 'fix', subject: 'a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'angular-cli 8555dd0a, shortened: the plural',
    message: 'fix(blueprints): a\n\nBREAKING CHANGES:  b',
    expect: { type: 'fix', scope: 'blueprints', subject: 'a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'angular-cli ba634ee7',
    message:
      'feat(@angular/cli): support TypeScript 4.2\n\nBREAKING CHANGE\n\nDrop support for TypeScript versions prior to 4.2.3',
    expect: {
      type: 'feat',
      scope: '@angular/cli',
      subject: 'support TypeScript 4.2',
      notes: ['Drop support for TypeScript versions prior to 4.2.3'],
      footers: ['BREAKING CHANGE: Drop support for TypeScript versions prior to 4.2.3'],
    },
  },
  {
    cite: 'angular-cli 9029135d',
    message:
      'refactor(@schematics/angular): remove deprecated guard `spec` option\n\nBREAKING CHANGE\nDeprecated guard schematic option `spec` has been removed. Please use `skipTests` instead.',
    expect: {
      type: 'refactor',
      scope: '@schematics/angular',
      subject: 'remove deprecated guard `spec` option',
      notes: ['Deprecated guard schematic option `spec` has been removed. Please use `skipTests` instead.'],
      footers: [
        'BREAKING CHANGE: Deprecated guard schematic option `spec` has been removed. Please use `skipTests` instead.',
      ],
    },
  },
  {
    cite: 'angular-cli 2801f715',
    message:
      "fix(pipes): camelized pipe name\n\nFixes #224\n\nBREAKING CHANGES\n\nBefore:\n```\n@Pipe({\n  name: 'FromNow'\n})\n```\n\nAfter:\n```\n@Pipe({\n  name: 'fromNow'\n})\n```",
    expect: {
      type: 'fix',
      scope: 'pipes',
      subject: 'camelized pipe name',
      notes: [
        "Before:\n```\n@Pipe({\n  name: 'FromNow'\n})\n```\n\nAfter:\n```\n@Pipe({\n  name: 'fromNow'\n})\n```",
      ],
      refs: ['issue #224'],
      footers: [
        'Fixes: #224',
        "BREAKING CHANGE: Before:\n```\n@Pipe({\n  name: 'FromNow'\n})\n```\n\nAfter:\n```\n@Pipe({\n  name: 'fromNow'\n})\n```",
      ],
    },
  },
  {
    cite: 'own: without a text the description tells',
    message: 'fix: drop b\n\nBREAKING CHANGE:',
    expect: { type: 'fix', subject: 'drop b', notes: ['drop b'], footers: ['BREAKING CHANGE: '] },
  },
  {
    cite: 'own: an item of a list',
    message: 'fix: a\n\n* BREAKING CHANGE: b',
    expect: { type: 'fix', subject: 'a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'own: in bold',
    message: 'fix: a\n\n**BREAKING CHANGE**: b\n\n**BREAKING CHANGE:** c',
    expect: {
      type: 'fix',
      subject: 'a',
      notes: ['b', 'c'],
      footers: ['BREAKING CHANGE: b', 'BREAKING CHANGE: c'],
    },
  },
  {
    cite: 'own: a heading',
    message: 'fix: a\n\n## BREAKING CHANGES\n\nb',
    expect: { type: 'fix', subject: 'a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'own: below a blank',
    message: 'fix: a\n\n BREAKING CHANGE: b',
    expect: { type: 'fix', subject: 'a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'own: a note is found without a blank line in front',
    message: 'fix: a\n\ntext\nBREAKING CHANGE: b',
    expect: { type: 'fix', subject: 'a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'own: within a line it is text',
    message: 'fix: a\n\nThis is a BREAKING CHANGE: b',
    expect: { type: 'fix', subject: 'a' },
  },
  {
    cite: 'own: within a paragraph it is text',
    message: 'fix: a\n\nthis is not a\nBREAKING CHANGE\nat all',
    expect: { type: 'fix', subject: 'a' },
  },
  {
    cite: 'own: a longer word is another one',
    message: 'fix: a\n\nBREAKING CHANGESET: b',
    expect: { type: 'fix', subject: 'a' },
  },
  {
    cite: 'CommonMark 0.31, section 4.5: code is no note',
    message: 'docs: how to break\n\n```\nfeat: a\n\nBREAKING CHANGE: b\n```',
    expect: { type: 'docs', subject: 'how to break' },
  },
  {
    cite: 'CommonMark 0.31, section 4.5: a note goes on behind code',
    message: 'fix: a\n\nBREAKING CHANGE: b\n```yaml\nname: c\n```\nd\nRefs: #1',
    expect: {
      type: 'fix',
      subject: 'a',
      notes: ['b\n```yaml\nname: c\n```\nd'],
      refs: ['issue #1'],
      footers: ['BREAKING CHANGE: b\n```yaml\nname: c\n```\nd', 'Refs: #1'],
    },
  },
  {
    cite: 'own: a fence that is never closed hides nothing',
    message: 'fix: a\n\n```\ncode\n\nBREAKING CHANGE: b',
    expect: { type: 'fix', subject: 'a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'git-cherry-pick -x',
    message:
      'fix: a\n\nBREAKING CHANGE: b\n\n(cherry picked from commit 807718f133489e8938a909bbb2204df6918d2c7e)',
    expect: { type: 'fix', subject: 'a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
];
