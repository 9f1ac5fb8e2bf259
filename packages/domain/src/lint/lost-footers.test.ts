import { expect, it } from 'vitest';
import { commit } from '../change/change-builders.ts';
import { parseCommit } from '../change/parse-commit.ts';
import { lintCommit } from './lint-commit.ts';

const settings = { types: null, scopes: null, maxSubject: null, requireReference: [], components: [] };
const lostIn = (message: string) =>
  lintCommit(commit(message), settings).flatMap(({ rule, severity, params }) =>
    rule === 'footerLost' ? [`${severity} ${params['line']}`] : [],
  );

it.each([
  ['feat: a\n\nSome words.\nDeprecated: use b', ['warning Deprecated: use b']],
  [
    'fix: a\n\nwhy\n\nmore\nsecurity: lengths\nMigration:\nrun it',
    ['warning security: lengths', 'warning Migration:'],
  ],
  ['feat: a\n\n* fix: b\n\n  words\n\nwords\nKnown-Issue: slow', ['warning Known-Issue: slow']],
])('of %j says what is lost', (message, lost) => {
  expect(lostIn(message)).toEqual(lost);
});

it.each([
  'feat: a\n\nSome words.\n\nDeprecated: use b',
  'feat: a\n\nRefs: #1\nDeprecated: use b\nMigration: run it',
  'feat: a\n\nwords\nBREAKING CHANGE: b\nDeprecated: c',
  'feat: a\n\nas in\n```\nSecurity: x\n```',
  'feat: a\n\nHint: none of these names',
])('finds nothing in %j', (message) => {
  expect(lostIn(message)).toEqual([]);
});

it('is about what the parser does not read', () => {
  const [change] = parseCommit(commit('feat: a\n\nSome words.\nDeprecated: use b'), []);
  expect(change?.footers).toEqual([]);
});
