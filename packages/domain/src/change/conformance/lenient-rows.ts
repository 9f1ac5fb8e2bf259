import type { Row } from './row.ts';

const plain = (cite: string, message: string): Row => ({
  cite,
  message,
  expect: { type: null, subject: message },
});

/** Headers that miss the form and are plain all the same, and lines that only look like one. */
export const LENIENT_ROWS: readonly Row[] = [
  {
    cite: 'own: no blank, and a type that is known',
    message: 'feat:add search',
    expect: { type: 'feat', conforms: false, subject: 'add search' },
  },
  {
    cite: 'angular-cli 85aa0a6a',
    message: 'fix(test):add ts MIME type\n\nFix #2125\nClose #2175',
    expect: {
      type: 'fix',
      conforms: false,
      scope: 'test',
      subject: 'add ts MIME type',
      refs: ['issue #2125', 'issue #2175'],
      footers: ['Fix: #2125', 'Close: #2175'],
    },
  },
  {
    cite: 'angular-cli 06a7064e',
    message: 'feat:(support unit tests in folders outside of app)\n\nClose #952',
    expect: {
      type: 'feat',
      conforms: false,
      subject: '(support unit tests in folders outside of app)',
      refs: ['issue #952'],
      footers: ['Close: #952'],
    },
  },
  {
    cite: 'angular-cli 5c4daa0a',
    message: 'feat (CodeCoverage): use karma-remap-istanbul (#1468)',
    expect: {
      type: 'feat',
      conforms: false,
      scope: 'CodeCoverage',
      subject: 'use karma-remap-istanbul (#1468)',
      refs: ['issue #1468'],
    },
  },
  {
    cite: 'angular-cli 8f6cc380',
    message: 'docs (README): correct a mistake in balise img',
    expect: { type: 'docs', conforms: false, scope: 'README', subject: 'correct a mistake in balise img' },
  },
  {
    cite: 'angular-cli 56728bb8',
    message: '📝 docs: fix existing typo in readme',
    expect: { type: 'docs', conforms: false, subject: 'fix existing typo in readme' },
  },
  {
    cite: 'angular-cli 84f56647',
    message: '(chore): update tslint-loader for tslint 4\n\nFixes #3461\nClose #3462',
    expect: {
      type: 'chore',
      conforms: false,
      subject: 'update tslint-loader for tslint 4',
      refs: ['issue #3461', 'issue #3462'],
      footers: ['Fixes: #3461', 'Close: #3462'],
    },
  },
  plain('own: a type in parentheses that nobody knows', '(api): a'),
  {
    cite: 'own: the picture by its name',
    message: ':bug: fix(api): a',
    expect: { type: 'fix', conforms: false, scope: 'api', subject: 'a' },
  },
  {
    cite: 'own: a picture of several signs',
    message: '⚡️ perf: a',
    expect: { type: 'perf', conforms: false, subject: 'a' },
  },
  {
    cite: 'own: a blank before the colon, as in French',
    message: 'fix : a',
    expect: { type: 'fix', conforms: false, subject: 'a' },
  },
  {
    cite: 'own: blanks everywhere',
    message: 'fix ( api ) ! : a',
    expect: { type: 'fix', conforms: false, scope: 'api', subject: 'a', notes: ['a'] },
  },
  {
    cite: 'own: the mark before the scope still breaks',
    message: 'feat!(api): a',
    expect: { type: 'feat', conforms: false, scope: 'api', subject: 'a', notes: ['a'] },
  },
  {
    cite: 'own: a colon from a Japanese keyboard',
    message: 'feat：検索を追加',
    expect: { type: 'feat', conforms: false, subject: '検索を追加' },
  },
  {
    cite: 'own: every sign from a Japanese keyboard',
    message: 'fix（設定）！： 修正',
    expect: { type: 'fix', conforms: false, scope: '設定', subject: '修正', notes: ['修正'] },
  },
  plain('RFC 3986: a URL', 'http://example.org/a'),
  plain('RFC 3986: a URL, even of a known type', 'docs://example.org/a'),
  plain('own: a qualified name', 'test::run is gone'),
  plain('own: a type that nobody knows needs the form', 'foo:bar'),
  plain('own: a type that nobody knows needs the form', 'update (api): bar'),
  plain('angular-cli ff0b4d4c without its issue', 'module(server) : Create NodeBackend for Http'),
  plain('own: a sentence', 'Fix the build (again)'),
  plain('own: a sentence', 'Update README.md'),
  plain('own: a time', 'fix 12:30 deadline'),
  plain('own: two marks', 'feat!!: a'),
  plain('own: an open scope of a full-width parenthesis', 'fix（api: a'),
  plain('own: no description', 'fix：'),
  plain('own: no description', ':sparkles: feat:'),
  {
    cite: 'own: blank lines in front',
    message: '\n\n  \nfix: late',
    expect: { type: 'fix', subject: 'late' },
  },
  { cite: 'own: blanks in front', message: '   fix: indented', expect: { type: 'fix', subject: 'indented' } },
  {
    cite: 'own: a byte order mark in front',
    message: '\uFEFFfix: marked',
    expect: { type: 'fix', subject: 'marked' },
  },
  {
    cite: 'own: many blanks and tabs behind the colon',
    message: 'fix: \t  a  ',
    expect: { type: 'fix', subject: 'a' },
  },
  { cite: 'own: a tab in place of the blank', message: 'fix:\ta', expect: { type: 'fix', subject: 'a' } },
  { cite: 'own: nothing at all', message: '', expect: { type: null, subject: '' } },
  { cite: 'own: nothing but blanks', message: ' \n\t\n', expect: { type: null, subject: '' } },
];
