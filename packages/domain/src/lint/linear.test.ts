import { expect, it } from 'vitest';
import { commit } from '../change/change-builders.ts';
import { lintCommit } from './lint-commit.ts';

const settings = { types: null, scopes: null, maxSubject: null, requireReference: [], components: [] };

/** More than a megabyte of lines, each with a number of its own. */
const lines = (before: string, line: (number: number) => string): string =>
  `feat: a\n\n${before}${Array.from({ length: 100_000 }, (_, number) => line(number)).join('\n')}`;

/*
 * Whatever looks at each line once takes milliseconds here; what compares each of them with every other needs 10⁹ steps
 * or more, which is longer than any time limit of a test.
 */
it.each([
  ['footers', lines('', (number) => `Security: ${number}`)],
  ['footers in paragraphs', lines('', (number) => `Security: ${number}\n`)],
  ['footers without a text', lines('', () => 'Security:')],
  ['footers with further lines', lines('', (number) => `Notes: ${number}\nMigration: ${number}\nas told`)],
  ['footers of changes', lines('', (number) => `* fix: ${number}\n\nSecurity: ${number}\n`)],
  ['fences among footers', lines('Notes: a\n', (number) => `\`\`\`\nSecurity: ${number}\n\`\`\``)],
])('a message of a megabyte of %s is checked', (_what, message) => {
  expect(lintCommit(commit(message), settings).filter(({ rule }) => rule === 'footerLost')).toEqual([]);
});

it.each([
  ['lines that look like footers', lines('Words\n', (number) => `Security: ${number}`)],
  ['the same line', lines('Words\n', () => 'Security: 1')],
])('of a megabyte of %s it is told that they are lost', (_what, message) => {
  const lost = lintCommit(commit(message), settings).filter(({ rule }) => rule === 'footerLost');
  expect(lost).toHaveLength(100_000);
});
