import { describe, expect, it } from 'vitest';
import { change, shaOf } from '../change/change-builders.ts';
import type { FreezeException } from './freeze.ts';
import { checkFreeze } from './freeze.ts';

const FREEZE = '2025-02-10';
const before = '2025-02-09T23:59:59Z';
const after = '2025-02-10T00:00:00Z';

interface Made {
  readonly message: string;
  readonly committed: string;
  readonly parents?: readonly number[];
}

/** Commits numbered from 1, oldest first, each on the one before unless it says otherwise. */
function check(made: readonly Made[], exceptions: readonly FreezeException[] = []) {
  const all = made.map(({ message, committed, parents }, index) => {
    const sha = shaOf(index + 1);
    const on = (parents ?? [index]).map(shaOf);
    return { commit: { sha, committed, parents: on }, change: change(message, { sha, parents: on }) };
  });
  const newestFirst = all.reverse();
  return checkFreeze({
    commits: newestFirst.map(({ commit }) => commit),
    changes: newestFirst.map((each) => each.change),
    from: FREEZE,
    exceptions,
  });
}
const subjects = (...args: Parameters<typeof check>) =>
  check(...args).violations.map(({ subject }) => subject);

describe('a freeze', () => {
  it('stops features and what breaks, never fixes and reverts', () => {
    const made = ['feat: a', 'fix: b', 'fix!: c', 'docs: d', 'revert: feat: x\n\nRefs: 1234567'];
    expect(subjects(made.map((message) => ({ message, committed: after })))).toEqual(['c', 'a']);
    expect(subjects(made.map((message) => ({ message, committed: before })))).toEqual([]);
  });

  it('stops an old feature that a merge brings late', () => {
    const late = [
      { message: 'fix: trunk', committed: before },
      { message: 'feat: old', committed: before, parents: [0] },
      { message: 'Merge', committed: after, parents: [1, 2] },
    ];
    expect(check(late).violations).toMatchObject([{ subject: 'old', arrived: after, kind: 'feature' }]);
    expect(subjects(late.map((each) => ({ ...each, committed: before })))).toEqual([]);
  });

  it('lets a feature pass that was reverted since', () => {
    const made = [
      { message: 'feat: a', committed: after },
      { message: `Revert "feat: a"\n\nThis reverts commit ${shaOf(1)}.`, committed: after },
    ];
    expect(subjects(made)).toEqual([]);
  });

  it.each([shaOf(1).slice(0, 7), shaOf(1), 'REQ-003'])('lets pass what an exception for %s names', (id) => {
    const exception = { change: id, reason: 'law', approver: 'Mika <mika@example.org>' };
    const made = [{ message: 'feat: a\n\nRefs: REQ-003', committed: after }];
    expect(check(made, [exception])).toEqual({
      violations: [],
      excepted: [{ sha: shaOf(1), subject: 'a', exception }],
    });
    expect(subjects(made, [{ ...exception, change: 'abcdef0' }])).toEqual(['a']);
  });

  it('takes no exception from the author', () => {
    const made = [{ message: 'feat: a', committed: after }];
    for (const approver of ['A <ADA@example.org>', 'Ada']) {
      const exception = { change: shaOf(1), reason: 'x', approver };
      expect(check(made, [exception]).violations).toMatchObject([{ subject: 'a', ownException: true }]);
    }
  });
});
