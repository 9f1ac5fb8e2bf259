import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { change, shaOf } from './change-builders.ts';
import { dropReverted } from './drop-reverted.ts';

const feature = (id: number, title = `feat: number ${id}`) => change(title, { sha: shaOf(id) });
const revert = (id: number, target: string) =>
  change(`Revert "something"\n\nThis reverts commit ${target}.`, { sha: shaOf(id) });
const ids = (changes: readonly Change[]) => changes.map(({ sha }) => sha);

describe('dropReverted', () => {
  it('drops a change together with its revert', () => {
    expect(ids(dropReverted([revert(3, shaOf(1)), feature(2), feature(1)]))).toEqual([shaOf(2)]);
  });

  it('restores what a revert of the revert brings back', () => {
    const log = [revert(3, shaOf(2)), revert(2, shaOf(1)), feature(1)];
    expect(ids(dropReverted(log))).toEqual([shaOf(1)]);
    expect(dropReverted([revert(4, shaOf(3)), ...log])).toEqual([]);
  });

  it('keeps the revert of something released earlier', () => {
    expect(ids(dropReverted([revert(3, shaOf(9)), feature(2)]))).toEqual([shaOf(3), shaOf(2)]);
  });

  it('understands abbreviated ids', () => {
    expect(dropReverted([revert(3, shaOf(1).slice(0, 8)), feature(1)])).toEqual([]);
  });

  it('understands titles where a forge lost the id', () => {
    const lost = change('Revert "feat: number 1 (#5)" (#6)', { sha: shaOf(2) });
    expect(dropReverted([lost, feature(1, 'feat: number 1 (#5)')])).toEqual([]);
    const typed = change('revert: feat(api): x', { sha: shaOf(2) });
    expect(dropReverted([typed, feature(1, 'feat(api): x')])).toEqual([]);
    expect(ids(dropReverted([feature(3, 'feat(api): x'), typed]))).toEqual([shaOf(3), shaOf(2)]);
  });

  it.each([
    ['by its number', 'Revert "feat: other words" (#13)\n\nReverts acme/shop#12', 'feat: add x (#12)'],
    ['by its number, without a title', 'Reapply "feat: add x" (#13)\n\nReverts #12', 'feat: add x (#12)'],
    ['by its title without the number', 'Revert "feat: add x" (#13)', 'feat: add x (#12)'],
    [
      'by its title where the number is of a merge',
      'Revert "feat: add x" (#13)\n\nReverts a/b#12',
      'feat: add x',
    ],
    ['by a conventional title with a number of its own', 'revert: feat: add x (#13)', 'feat: add x (#12)'],
  ])('understands a squashed revert %s', (_, message, title) => {
    const squashed = change(message, { sha: shaOf(3) });
    expect(ids(dropReverted([squashed, feature(2), feature(1, title)]))).toEqual([shaOf(2)]);
  });

  it('keeps what has the title of a reverted pull request, but another number', () => {
    const lost = change('Revert "feat: add x (#5)" (#6)', { sha: shaOf(2) });
    expect(ids(dropReverted([lost, feature(1, 'feat: add x (#4)')]))).toEqual([shaOf(2), shaOf(1)]);
    const log = [feature(2, 'feat: add x (#7)'), feature(1, 'feat: add x (#5)')];
    expect(ids(dropReverted([change('Revert "feat: add x (#5)" (#8)', { sha: shaOf(3) }), ...log]))).toEqual([
      shaOf(2),
    ]);
  });
});
