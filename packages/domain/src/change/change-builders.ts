import type { Change, Commit } from './change.ts';
import { parseCommit, type ReadingRules } from './parse-commit.ts';

/** A commit for tests: an id made of one number, and whatever else matters to the test. */
export function commit(message: string, more: Partial<Commit> = {}): Commit {
  return {
    sha: shaOf(1),
    date: '2025-01-28T12:00:00+00:00',
    author: 'Ada <ada@example.org>',
    message,
    files: [],
    parents: [],
    ...more,
  };
}

/** The only change of a commit with this message. */
export function change(message: string, more: Partial<Commit> = {}, rules?: ReadingRules): Change {
  const [only] = parseCommit(commit(message, more), ['api'], rules);
  if (only === undefined) throw new Error('a commit without a change');
  return only;
}

/** A full commit id that differs from others within its first seven digits. */
export const shaOf = (number: number): string => number.toString(16).padStart(7, '0').padEnd(40, '0');
