import { parseCommit, translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { changeLines, countChanges } from './render-changes.ts';

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
const read = (...messages: readonly string[]) =>
  messages.flatMap((message, index) =>
    parseCommit(
      { sha: `${index}`.repeat(40), date: '', author: '', message, files: [], parents: ['a'] },
      index === 0 ? ['api'] : [],
    ),
  );
const linesOf = (...messages: readonly string[]): string[] =>
  changeLines(read(...messages), translator('en')).map((line) => line.replaceAll(ESCAPES, ''));

describe('changes for people', () => {
  it('are a line each, and what does not conform is counted and shown once more', () => {
    expect(linesOf('feat(api)!: a', 'Tidy up', 'fix:b', 'c\n\n* fix: d')).toEqual([
      '00000000  feat(api)!          a [api]',
      '11111111  —                   Tidy up',
      '22222222  fix                 b',
      '33333333  —                   c',
      '33333333  fix                 d',
      '',
      'commits: 4, changes: 5; of which not in the form of Conventional Commits: 3. They count as far as they can be read:',
      '  11111111  —                   Tidy up',
      '  22222222  fix                 b',
      '  33333333  —                   c',
    ]);
  });

  it('say that all of them conform, and so when there are none', () => {
    expect(linesOf('feat: a').at(-1)).toBe(
      'commits: 1, changes: 1; all of them conform to Conventional Commits',
    );
    expect(linesOf()).toEqual(['commits: 0, changes: 0; all of them conform to Conventional Commits']);
  });

  it('cannot move the cursor', () => {
    const [line] = linesOf('feat(\u001b[2J): a\u001b[31m');
    expect(line).not.toContain('\u001b');
  });

  it('are counted', () => {
    expect(countChanges(read('feat: a', 'b', 'c\n\n* fix: d'))).toEqual({
      commits: 3,
      changes: 4,
      nonConforming: 2,
    });
  });
});
