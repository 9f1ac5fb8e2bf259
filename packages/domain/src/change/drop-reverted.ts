import type { Change } from './change.ts';
import { groupBy } from './group-by.ts';
import { readHeader, readLooseHeader } from './read-header.ts';

const ABBREVIATED = 7;

/**
 * Leaves out every change that a later one of the list reverts, together with the revert. A revert that is
 * itself reverted has no effect, so its target stays; a revert of something outside the list stays too.
 *
 * @param changes newest first, as `git log` gives them
 */
export function dropReverted(changes: readonly Change[]): Change[] {
  const reverts = changes.some((change) => change.reverts.length > 0 || revertedHeader(change) !== null);
  if (!reverts) return [...changes];
  const index = indexChanges(changes);
  const dropped = new Set<string>();
  const kept: Change[] = [];
  for (const [position, change] of changes.entries()) {
    if (dropped.has(change.sha)) continue;
    const targets = targetsOf(change, position, index);
    for (const target of targets) if (target !== null) dropped.add(target);
    if (targets.length === 0 || targets.includes(null)) kept.push(change);
  }
  return kept.filter(({ sha }) => !dropped.has(sha));
}

interface ChangeIndex {
  readonly byPrefix: ReadonlyMap<string, readonly string[]>;
  readonly byHeader: ReadonlyMap<string, readonly { readonly sha: string; readonly position: number }[]>;
}

function indexChanges(changes: readonly Change[]): ChangeIndex {
  const byHeader = changes.map((change, position) => ({ key: headerKey(change), sha: change.sha, position }));
  return {
    byPrefix: groupBy(new Set(changes.map(({ sha }) => sha)), (sha) => sha.slice(0, ABBREVIATED)),
    byHeader: groupBy(byHeader, ({ key }) => key),
  };
}

/** Ids that a change reverts; null for one that is not in the list. Empty when the change is no revert. */
function targetsOf(change: Change, position: number, index: ChangeIndex): (string | null)[] {
  if (change.reverts.length > 0)
    return change.reverts.map(
      (id) => index.byPrefix.get(id.slice(0, ABBREVIATED))?.find((sha) => sha.startsWith(id)) ?? null,
    );
  const header = revertedHeader(change);
  if (header === null) return [];
  return [index.byHeader.get(header)?.find((candidate) => candidate.position > position)?.sha ?? null];
}

/** Without an id the title tells: `revert: feat: add x`, or what a forge makes of it, `Revert "feat: add x (#12)" (#13)`. */
function revertedHeader(change: Change): string | null {
  const title = change.type === 'revert' ? change.subject : quotedTitle(change.subject);
  if (title === null) return null;
  return headerKey(
    readHeader(title) ?? readLooseHeader(title) ?? { type: null, scope: null, subject: title },
  );
}

function quotedTitle(subject: string): string | null {
  const start = 'Revert "'.length;
  const end = subject.lastIndexOf('"');
  return subject.startsWith('Revert "') && end >= start ? subject.slice(start, end) : null;
}

function headerKey({ type, scope, subject }: Pick<Change, 'type' | 'scope' | 'subject'>): string {
  return JSON.stringify([type, scope, subject]);
}
