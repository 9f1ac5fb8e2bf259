import { parseCommit, translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { changeLines, countChanges } from './render-changes.ts';
import { columns } from './terminal.ts';

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

  it.each([40, 80, 100])('take no more than %i columns, signs of two columns among them', (width) => {
    const messages = [
      'feat(api)!: a subject that goes on for longer than any terminal is wide, and then for a little more of it',
      'fix(検索): 一覧の並び順を直し、検索結果が多いときにも表示が崩れないようにして、さらに速くする',
      'Merge everything that anybody has ever thought of into one branch, and hope that it works',
    ];
    const many = read(...messages).map((change) => ({
      ...change,
      components: ['storefront', 'warehouse', 'api'],
    }));
    const lines = changeLines(many, translator('ja'), width).map((line) => line.replaceAll(ESCAPES, ''));
    for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width);
    expect(lines[0]).toContain('…');
    expect(lines[1]).toMatch(/一覧.*…/);
  });

  it('are whole where they fit, and give the room of short words to the components', () => {
    const [one] = read('fix: a').map((change) => ({
      ...change,
      components: ['storefront', 'warehouse', 'api'],
    }));
    if (one === undefined) throw new Error('no change');
    expect(changeLines([one], translator('en'), 80)[0]).toMatch(/a.* \[storefront, warehouse, api]/);
  });

  it('are counted', () => {
    expect(countChanges(read('feat: a', 'b', 'c\n\n* fix: d'))).toEqual({
      commits: 3,
      changes: 4,
      nonConforming: 2,
    });
  });
});
