import type { Change } from '../change/change.ts';
import { readHeader } from '../change/read-header.ts';

const ABBREVIATED = 7;
const QUOTED = /^Revert "(.*)"/s;

/** Whether a change takes another one back, by its id or by its title. */
export const isRevert = ({ reverts, type, subject }: Change): boolean =>
  reverts.length > 0 || type === 'revert' || subject.startsWith('Revert "');

/**
 * The commits that each revert takes back, wherever in this history they are; reverts of something else are left out.
 *
 * @param changes newest first
 */
export function findReverts(
  changes: readonly Change[],
): readonly { readonly revert: Change; readonly targets: readonly string[] }[] {
  const reverts: { readonly revert: Change; readonly position: number; readonly title: Title | null }[] = [];
  for (const [position, change] of changes.entries())
    if (isRevert(change)) reverts.push({ revert: change, position, title: revertedTitle(change) });
  if (reverts.length === 0) return [];
  const { byPrefix, bySubject } = indexOf(changes, reverts);
  return reverts.flatMap(({ revert, position, title }) => {
    const named = revert.reverts.flatMap(
      (id) => byPrefix.get(prefixOf(id))?.find((sha) => sha.startsWith(id)) ?? [],
    );
    if (revert.reverts.length > 0) return named.length === 0 ? [] : [{ revert, targets: named }];
    const older = bySubject
      .get(title?.subject ?? '')
      ?.find((other) => other.position > position && isTitled(other.change, title));
    return older === undefined ? [] : [{ revert, targets: [older.change.sha] }];
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
    byPrefix.get(prefixOf(change.sha))?.push(change.sha);
    bySubject.get(change.subject)?.push({ change, position });
  }
  return { byPrefix, bySubject };
}

/** `revert: feat: add x`, or what git and forges make of it: `Revert "feat: add x (#12)" (#13)`. */
function revertedTitle({ type, subject }: Change): Title | null {
  const title = type === 'revert' ? subject : QUOTED.exec(subject)?.[1];
  return title === undefined ? null : (readHeader(title) ?? { type: null, scope: null, subject: title });
}

const isTitled = (change: Change, title: Title | null): boolean =>
  title !== null &&
  change.type === title.type &&
  change.scope === title.scope &&
  change.subject === title.subject;
