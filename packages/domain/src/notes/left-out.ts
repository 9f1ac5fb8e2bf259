import type { Change } from '../change/change.ts';
import { sectionOf } from '../changelog/section.ts';

interface LeftOutChange {
  readonly sha: string;
  readonly subject: string;
}

/** What release notes do not show, by the rule that leaves it out. */
export interface LeftOut {
  /** Changes without an effect on users, counted by type. */
  readonly internal: Readonly<Record<string, number>>;
  /** Reverts and what they took back. */
  readonly reverted: readonly LeftOutChange[];
  /** Messages that do not follow Conventional Commits, merges among them. */
  readonly nonConforming: readonly LeftOutChange[];
  /** Would concern users but belongs to no component. */
  readonly outside: readonly LeftOutChange[];
  /** Would concern users, but an earlier version had it already, on a branch of its own. */
  readonly released: readonly LeftOutChange[];
}

/**
 * Accounts for the changes that are not shown.
 *
 * @param all every change of the components; one of several components may stand there several times
 * @param kept those that are left when reverted pairs are gone
 * @param shown keys of those that are shown, whatever their type means
 */
export function leftOutOf(
  all: readonly Change[],
  kept: readonly Change[],
  { outside, released }: { readonly outside: readonly Change[]; readonly released: readonly Change[] },
  shown: ReadonlySet<string>,
): LeftOut {
  const keptKeys = new Set(kept.map(changeKey));
  const unshown = [...kept, ...outside].filter(
    (change) => sectionOf(change) === null && !shown.has(changeKey(change)),
  );
  const internal: Record<string, number> = {};
  for (const { type } of unshown) if (type !== null) internal[type] = (internal[type] ?? 0) + 1;
  return {
    internal,
    reverted: unique(all.filter((change) => !keptKeys.has(changeKey(change)))),
    nonConforming: unique(unshown.filter(({ type }) => type === null)),
    outside: unique(outside.filter((change) => sectionOf(change) !== null)),
    released: unique(released.filter((change) => sectionOf(change) !== null)),
  };
}

/** Identity of a change: a squash merge has several under one commit. */
export const changeKey = ({ sha, index }: Pick<Change, 'sha' | 'index'>): string => `${sha}#${index}`;

function unique(changes: readonly Change[]): LeftOutChange[] {
  const byKey = new Map(changes.map((change) => [changeKey(change), change]));
  return [...byKey.values()].map(({ sha, subject }) => ({ sha, subject }));
}
