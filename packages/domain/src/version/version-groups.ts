import gt from 'semver/functions/gt.js';
import prerelease from 'semver/functions/prerelease.js';
import type { Increment } from '../change/change-type.ts';
import { compareIncrements } from './increment.ts';
import type { Standing } from './standing.ts';
import { versionAfter } from './version-scheme.ts';

/** Components of one group, in the order of their names. */
export interface Grouped {
  readonly kind: 'fixed' | 'linked';
  readonly members: readonly Standing[];
}

/** Every group with those of its members that there are. */
export function groupsOf(standings: readonly Standing[]): readonly Grouped[] {
  const found = new Map<string, { kind: Grouped['kind']; members: Standing[] }>();
  for (const standing of standings) {
    const { group } = standing.policy;
    if (group === null) continue;
    const key = JSON.stringify([group.kind, [...group.members].sort()]);
    const known = found.get(key) ?? { kind: group.kind, members: [] };
    found.set(key, { ...known, members: [...known.members, standing] });
  }
  return [...found.values()];
}

/** What a group agrees on; null while none of its members moves. */
export interface Agreement {
  readonly version: string;
  readonly increment: Increment;
}

/**
 * The version of a group: its highest current version moved by the largest increment of its members, or a member's own
 * next version where that is higher. So a feature of one member never hides in a patch of another.
 */
export function agreeOn({ members }: Grouped, channel: string | undefined): Agreement | null {
  const moving = members.filter((member) => member.isMoving());
  const [first] = moving;
  if (first === undefined) return null;
  const increment = moving
    .map((member) => member.increment())
    .reduce((left, right) => (compareIncrements(right, left) > 0 ? right : left));
  const candidates = moving.map((member) => member.next());
  const base = highestOf(members.flatMap(({ facts }) => facts.current ?? []));
  if (base !== null) {
    candidates.push(base);
    const isPrepared = prerelease(base) !== null;
    if (increment !== 'none' || isPrepared)
      candidates.push(versionAfter(first.scheme, base, increment, channel));
  }
  return { version: highestOf(candidates) ?? first.next(), increment };
}

/** Lifts the members of each group to what it agrees on: all of a fixed one, of a linked one those that move. */
export function applyGroups(groups: readonly Grouped[], channel: string | undefined): boolean {
  let changed = false;
  for (const group of groups) {
    const agreed = agreeOn(group, channel);
    if (agreed === null) continue;
    for (const member of group.members)
      if (group.kind === 'fixed' || member.isMoving())
        changed = member.raise(agreed.version, agreed.increment) || changed;
  }
  return changed;
}

const highestOf = (versions: readonly string[]): string | null =>
  versions.reduce<string | null>(
    (highest, version) => (highest === null || gt(version, highest) ? version : highest),
    null,
  );
