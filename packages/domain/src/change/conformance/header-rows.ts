import type { Row } from './row.ts';

/** Type, scope, mark and description. */
export const HEADER_ROWS: readonly Row[] = [
  { cite: 'CC rule 1', message: 'fix: a', expect: { type: 'fix', subject: 'a' } },
  { cite: 'CC rule 1: the colon is required', message: 'fix a', expect: { type: null, subject: 'fix a' } },
  { cite: 'CC rule 1: the type is required', message: ': a', expect: { type: null, subject: ': a' } },
  {
    cite: 'CC rule 1: the type is one noun',
    message: 'quick fix: a',
    expect: { type: null, subject: 'quick fix: a' },
  },
  { cite: 'CC rule 2', message: 'feat: add search', expect: { type: 'feat', subject: 'add search' } },
  { cite: 'CC rule 3', message: 'fix: close the file', expect: { type: 'fix', subject: 'close the file' } },
  { cite: 'CC rule 4', message: 'fix(parser): a', expect: { type: 'fix', scope: 'parser', subject: 'a' } },
  {
    cite: 'CC rule 4: parentheses surround it',
    message: 'fix(parser: a',
    expect: { type: null, subject: 'fix(parser: a' },
  },
  {
    cite: 'CC rule 4: parentheses surround it',
    message: 'fix parser): a',
    expect: { type: null, subject: 'fix parser): a' },
  },
  {
    cite: 'CC rule 4: the colon is behind it',
    message: 'fix(parser) a',
    expect: { type: null, subject: 'fix(parser) a' },
  },
  {
    cite: 'CC rule 5',
    message: 'fix: array parsing issue when multiple spaces were contained',
    expect: { type: 'fix', subject: 'array parsing issue when multiple spaces were contained' },
  },
  { cite: 'CC rule 5: a description is required', message: 'fix: ', expect: { type: null, subject: 'fix:' } },
  {
    cite: 'CC rule 5: a description is required',
    message: 'fix(api):',
    expect: { type: null, subject: 'fix(api):' },
  },
  { cite: 'CC rule 6', message: 'fix: a\n\nThe body.', expect: { type: 'fix', subject: 'a' } },
  {
    cite: 'CC rule 7',
    message: 'fix: a\n\nOne.\n\nTwo,\nwith a line.\n\nThree.',
    expect: { type: 'fix', subject: 'a' },
  },
  {
    cite: 'CC rule 13',
    message: 'feat!: drop Node 6',
    expect: { type: 'feat', subject: 'drop Node 6', notes: ['drop Node 6'] },
  },
  {
    cite: 'CC rule 13, with a scope',
    message: 'feat(api)!: send mail',
    expect: { type: 'feat', scope: 'api', subject: 'send mail', notes: ['send mail'] },
  },
  {
    cite: 'CC rule 13: directly before the colon',
    message: 'feat(api)!send',
    expect: { type: null, subject: 'feat(api)!send' },
  },
  {
    cite: 'CC rule 14',
    message: 'docs: correct spelling',
    expect: { type: 'docs', subject: 'correct spelling' },
  },
  { cite: 'CC rule 14: any noun', message: 'deps: update', expect: { type: 'deps', subject: 'update' } },
  {
    cite: 'CC rule 14: any noun',
    message: 'build-system: x',
    expect: { type: 'build-system', subject: 'x' },
  },
  { cite: 'CC rule 14: any noun', message: 'i18n_texts: x', expect: { type: 'i18n_texts', subject: 'x' } },
  {
    cite: 'CC rule 14: a noun begins with a letter',
    message: '2024: x',
    expect: { type: null, subject: '2024: x' },
  },
  { cite: 'CC rule 15', message: 'FIX: a', expect: { type: 'fix', subject: 'a' } },
  {
    cite: 'CC rule 15',
    message: 'FeAt(API)!: a',
    expect: { type: 'feat', scope: 'API', subject: 'a', notes: ['a'] },
  },
  {
    cite: 'angular-cli af582e15',
    message: 'Chore(changelog): Remove duplicates',
    expect: { type: 'chore', scope: 'changelog', subject: 'Remove duplicates' },
  },
  {
    cite: 'angular-cli e58c0daf',
    message: 'release: cut the v22.2.0-next.4 release',
    expect: { type: 'release', subject: 'cut the v22.2.0-next.4 release' },
  },
  {
    cite: 'X-14: the type that deprecates',
    message: 'deprecate(api): the old call',
    expect: { type: 'deprecate', scope: 'api', subject: 'the old call' },
  },
  {
    cite: 'X-14: the type of security',
    message: 'security: check tokens',
    expect: { type: 'security', subject: 'check tokens' },
  },
  {
    cite: 'own: the description may hold colons',
    message: 'fix: a: b: c',
    expect: { type: 'fix', subject: 'a: b: c' },
  },
  {
    cite: 'own: a mark inside the description breaks nothing',
    message: 'fix: stop!: now',
    expect: { type: 'fix', subject: 'stop!: now' },
  },
  {
    cite: 'own: a body without the blank line is still a body',
    message: 'fix: a\nbody',
    expect: { type: 'fix', subject: 'a' },
  },
];
