import { describe, expect, it } from 'vitest';
import { commit } from './change-builders.ts';
import { parseCommit } from './parse-commit.ts';
import { compileReference, type ReferencePattern } from './reference-pattern.ts';

const MEGABYTE = 1_000_000;

/** A message of a megabyte that repeats one thing, below a header. */
const repeat = (unit: string, header = 'feat: a\n\n'): string =>
  `${header}${unit.repeat(Math.ceil(MEGABYTE / unit.length))}`;

const HOSTILE: Readonly<Record<string, string>> = {
  'open parentheses': repeat('(', 'feat'),
  'closed parentheses': repeat('()', 'feat'),
  'a scope that never ends': repeat('a', 'feat('),
  colons: repeat(':', 'feat'),
  'colons and blanks': repeat(': '),
  marks: repeat('!', 'feat'),
  'blanks in the header': repeat(' ', 'feat'),
  'blanks before the text': repeat(' ', ''),
  'blanks and a letter': `${repeat(' ')}x`,
  'full-width signs': repeat('（！：', 'feat'),
  pictures: repeat('📝', ''),
  'a long word': repeat('a', ''),
  'empty lines': repeat('\n'),
  'lines of blanks': repeat('    \n'),
  'breaking notes': repeat('BREAKING CHANGE: a\n'),
  'breaking notes without a text': repeat('BREAKING CHANGE\n\n'),
  'breaking notes in one line': repeat('BREAKING CHANGE: '),
  'list marks before a note': repeat('* '),
  headings: repeat('# BREAKING '),
  stars: repeat('*'),
  footers: repeat('Refs: #1\n'),
  'a footer and its lines': `${repeat('text\n', 'feat: a\n\nNotes: b\n')}`,
  'opened fences': repeat('```a\n'),
  'opened and closed fences': repeat('```a\n```\n'),
  'fences of different lengths': repeat('```\n````a\n'),
  'a fence around many lines': `${repeat('a\n', 'feat: a\n\n* fix: b\n\nNotes: c\n```\n')}\n\`\`\`\n`,
  backticks: repeat('`'),
  'number signs': repeat('#'),
  'many issues': Array.from({ length: 120_000 }, (_, index) => `#${index}`).join(' '),
  dashes: repeat('-'),
  'dashes and letters': repeat('A-'),
  'a key that never ends': repeat('A-A-A-A-A-A-A-'),
  slashes: repeat('a/b-'),
  'slashes and number signs': repeat('/#'),
  stops: repeat('a-.'),
  digits: repeat('1'),
  'digits of an own form': repeat('AB#1'),
  'the start of an own form': repeat('AB#'),
  'digits behind an own form': `AB#${repeat('1', '')}`,
  'a form within itself': repeat('aa', ''),
  'reverts without an id': repeat('This reverts commit '),
  'reverts and blanks': `feat: a\n\nThis reverts commit${' '.repeat(MEGABYTE)}x`,
  'reverts of the same': repeat('This reverts commit 676104e.\n'),
  'reverts of many': `feat: a\n\nThis reverts commits ${'676104e1, '.repeat(MEGABYTE / 10)}`,
  'hexadecimal digits': `feat: a\n\nThis reverts commit ${'a'.repeat(MEGABYTE)}`,
  'entries of a squash merge': repeat('* fix: b\n'),
  'entries with blank lines': repeat('* fix: b\n\n'),
  'entries that repeat each other, and lines below them': repeat('* fix: b\n\ntext\n\n'),
  'entries that repeat the title': repeat('* feat: a\n\n'),
  'entries in paragraphs': repeat('fix: b\n\n'),
  'a title that was cut': repeat('* feat: a\n\n', 'feat: a… (#1)\n\n'),
  'a long title and its entries': repeat('* feat: a\n\n', `feat: ${repeat('a)', '')}\n\n`),
  'Windows lines': repeat('text\r\n'),
  'carriage returns': repeat('\r'),
};

/*
 * Whatever looks at each place once takes milliseconds here; what looks back or ahead from each of them needs 10¹²
 * steps, which is longer than any time limit of a test.
 */
describe('a message of a megabyte', () => {
  const references = ['AB#{number}', 'a{number}', '#{number}!', 'aa{number}']
    .map((pattern) => compileReference({ pattern, kind: 'ticket' }))
    .filter((pattern): pattern is ReferencePattern => pattern !== null);

  it.each(Object.entries(HOSTILE))('of %s is read', (_what, message) => {
    for (const parents of [[], ['1', '2']]) {
      const changes = parseCommit(commit(message, { parents }), ['api'], { references });
      expect(changes.length).toBeGreaterThan(0);
      expect(changes[0]?.index).toBe(0);
    }
  });
});
