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
});
