import type { Change } from './change.ts';
import { findReverts } from './find-reverts.ts';

/**
 * Leaves out every change that a later one of the list reverts, together with the revert. A revert that is
 * itself reverted has no effect, so its target stays; a revert of something outside the list stays too.
 *
 * @param changes newest first, as `git log` gives them
 */
export function dropReverted(changes: readonly Change[]): Change[] {
  const reverts = new Map(findReverts(changes).map((found) => [found.revert, found]));
  if (reverts.size === 0) return [...changes];
  const dropped = new Set<string>();
  const kept: Change[] = [];
  for (const change of changes) {
    if (dropped.has(change.sha)) continue;
    const found = reverts.get(change);
    for (const target of found?.targets ?? []) dropped.add(target);
    if (found?.isComplete !== true) kept.push(change);
  }
  return kept.filter(({ sha }) => !dropped.has(sha));
}
