import type { Change } from './change.ts';
import { readHeader, readLooseHeader } from './read-header.ts';

const ABBREVIATED = 7;
const QUOTED = /^Revert "(.*)"/s;

/** Whether a change takes another one back, by its id or by its title. */
export const isRevert = ({ reverts, type, subject }: Change): boolean =>
  reverts.length > 0 || type === 'revert' || subject.startsWith('Revert "');

export interface FoundRevert {
  readonly revert: Change;
  /** Full ids of what it takes back, as far as that is in this history. */
  readonly targets: readonly string[];
  /** Whether all that it takes back is. */
  readonly isComplete: boolean;
}

/**
 * Every revert with what it takes back. One that names no id means, by its title, the newest older change of that title.
 *
 * @param changes newest first
 */
export function findReverts(changes: readonly Change[]): readonly FoundRevert[] {
  const reverts: { readonly revert: Change; readonly position: number; readonly title: Title | null }[] = [];
  for (const [position, change] of changes.entries())
    if (isRevert(change)) reverts.push({ revert: change, position, title: revertedTitle(change) });
  if (reverts.length === 0) return [];
  const { byPrefix, bySubject } = indexOf(changes, reverts);
  return reverts.map(({ revert, position, title }) => {
    if (revert.reverts.length > 0) {
      const targets = revert.reverts.flatMap(
        (id) => byPrefix.get(prefixOf(id))?.find((sha) => sha.startsWith(id)) ?? [],
      );
      return { revert, targets, isComplete: targets.length === revert.reverts.length };
    }
    const older = bySubject
      .get(title?.subject ?? '')
      ?.find((other) => other.position > position && isTitled(other.change, title));
    return {
      revert,
      targets: older === undefined ? [] : [older.change.sha],
      isComplete: older !== undefined,
    };
  });
}

type Title = Pick<Change, 'type' | 'scope' | 'subject'>;

const prefixOf = (id: string): string => id.slice(0, ABBREVIATED);

/** Only what one of the reverts may mean: of a long history that is next to nothing. */
function indexOf(
  changes: readonly Change[],
  reverts: readonly { readonly revert: Change; readonly title: Title | null }[],
): {
  readonly byPrefix: ReadonlyMap<string, readonly string[]>;
  readonly bySubject: ReadonlyMap<string, readonly { readonly change: Change; readonly position: number }[]>;
} {
  const byPrefix = new Map<string, string[]>();
  const bySubject = new Map<string, { change: Change; position: number }[]>();
  for (const { revert, title } of reverts) {
    for (const id of revert.reverts) byPrefix.set(prefixOf(id), []);
    if (title !== null && revert.reverts.length === 0) bySubject.set(title.subject, []);
  }
  for (const [position, change] of changes.entries()) {
    if (change.index === 0) byPrefix.get(prefixOf(change.sha))?.push(change.sha);
    bySubject.get(change.subject)?.push({ change, position });
  }
  return { byPrefix, bySubject };
}

/** `revert: feat: add x`, or what git and forges make of it: `Revert "feat: add x (#12)" (#13)`. */
function revertedTitle({ type, subject }: Change): Title | null {
  const title = type === 'revert' ? subject : QUOTED.exec(subject)?.[1];
  if (title === undefined) return null;
  return readHeader(title) ?? readLooseHeader(title) ?? { type: null, scope: null, subject: title };
}

const isTitled = (change: Change, title: Title | null): boolean =>
  title !== null &&
  change.type === title.type &&
  change.scope === title.scope &&
  change.subject === title.subject;
