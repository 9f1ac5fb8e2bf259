import type { Change } from './change.ts';
import { readHeader, readLooseHeader } from './read-header.ts';

const ABBREVIATED = 7;
const QUOTED = /^Revert "(.*)"/s;
const NUMBER = / \((#\d{1,9})\)$/;

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
 * Every revert with what it takes back. One that names no id means, by its title, the newest older change of that title;
 * one that names a pull request means the newest older change whose title ends with its number, as forges squash them.
 *
 * @param changes newest first
 */
export function findReverts(changes: readonly Change[]): readonly FoundRevert[] {
  const reverts: { readonly revert: Change; readonly position: number; readonly title: Title | null }[] = [];
  for (const [position, change] of changes.entries())
    if (isRevert(change)) reverts.push({ revert: change, position, title: revertedTitle(change) });
  if (reverts.length === 0) return [];
  const { byPrefix, byNumber, bySubject } = indexOf(changes, reverts);
  return reverts.map(({ revert, position, title }) => {
    const isOlder = (other: Placed): boolean => other.position > position;
    const targets = revert.reverts.flatMap((id) =>
      isNumber(id)
        ? (byNumber.get(id)?.find(isOlder)?.change.sha ?? [])
        : (byPrefix.get(prefixOf(id))?.find((sha) => sha.startsWith(id)) ?? []),
    );
    // The commits of a pull request that was not squashed are known by their titles.
    if (targets.length > 0 || !revert.reverts.every(isNumber))
      return { revert, targets, isComplete: targets.length === revert.reverts.length };
    const alike = title === null ? [] : (bySubject.get(plain(title.subject)) ?? []).filter(isOlder);
    const older =
      alike.find(({ change }) => isTitled(change, title) && change.subject === title?.subject) ??
      alike.find(({ change }) => isTitled(change, title));
    return {
      revert,
      targets: older === undefined ? [] : [older.change.sha],
      isComplete: older !== undefined,
    };
  });
}

interface Title extends Pick<Change, 'type' | 'scope' | 'subject'> {
  /** Whether a number at its end may be that of the revert itself. */
  readonly isOpen: boolean;
}

interface Placed {
  readonly change: Change;
  readonly position: number;
}

const prefixOf = (id: string): string => id.slice(0, ABBREVIATED);
const isNumber = (id: string): boolean => id.startsWith('#');

/** The number of the pull request at the end of a squashed title. */
const numberOf = (subject: string): string | null =>
  subject.endsWith(')') ? (NUMBER.exec(subject)?.[1] ?? null) : null;
const plain = (subject: string): string => (subject.endsWith(')') ? subject.replace(NUMBER, '') : subject);

/** Only what one of the reverts may mean: of a long history that is next to nothing. */
function indexOf(
  changes: readonly Change[],
  reverts: readonly { readonly revert: Change; readonly title: Title | null }[],
): {
  readonly byPrefix: ReadonlyMap<string, readonly string[]>;
  readonly byNumber: ReadonlyMap<string, readonly Placed[]>;
  readonly bySubject: ReadonlyMap<string, readonly Placed[]>;
} {
  const byPrefix = new Map<string, string[]>();
  const byNumber = new Map<string, Placed[]>();
  const bySubject = new Map<string, Placed[]>();
  for (const { revert, title } of reverts) {
    for (const id of revert.reverts)
      if (isNumber(id)) byNumber.set(id, []);
      else byPrefix.set(prefixOf(id), []);
    if (title !== null && revert.reverts.every(isNumber)) bySubject.set(plain(title.subject), []);
  }
  for (const [position, change] of changes.entries()) {
    if (change.index === 0) byPrefix.get(prefixOf(change.sha))?.push(change.sha);
    if (byNumber.size > 0) byNumber.get(numberOf(change.subject) ?? '')?.push({ change, position });
    if (bySubject.size > 0) bySubject.get(plain(change.subject))?.push({ change, position });
  }
  return { byPrefix, byNumber, bySubject };
}

/** `revert: feat: add x`, or what git and forges make of it: `Revert "feat: add x (#12)" (#13)`. */
function revertedTitle({ type, subject }: Change): Title | null {
  const isOpen = type === 'revert';
  const title = isOpen ? subject : QUOTED.exec(subject)?.[1];
  if (title === undefined) return null;
  const header = readHeader(title) ?? readLooseHeader(title) ?? { type: null, scope: null, subject: title };
  return { ...header, isOpen };
}

/** A title that names another pull request is another one's. */
const isTitled = (change: Change, title: Title | null): boolean =>
  title !== null &&
  change.type === title.type &&
  change.scope === title.scope &&
  plain(change.subject) === plain(title.subject) &&
  (title.isOpen ||
    numberOf(title.subject) === null ||
    numberOf(title.subject) === (numberOf(change.subject) ?? numberOf(title.subject)));
