import type { Increment } from '../change/change-type.ts';
import { compatibleRange, leavesRange } from './declared-range.ts';
import type { Standing } from './standing.ts';
import { versionAfter } from './version-scheme.ts';

export type Standings = ReadonlyMap<string, Standing>;

/** What the step of a dependency means to a dependent. */
export interface Pull {
  readonly dependency: Standing;
  readonly from: string;
  readonly to: string;
  /** Null where none is declared, and the versions of the dependency say nothing about what is compatible. */
  readonly range: string | null;
  /** Null when the dependent may stay as it is. */
  readonly increment: Increment | null;
}

/**
 * What the steps of its dependencies mean to a component; a dependency's first version means nothing. Without a declared
 * range it is taken to work with what is compatible with the dependency's current version; of a calendar version nobody
 * knows what that is.
 */
export function pullsOn({ facts, policy, scheme }: Standing, all: Standings): readonly Pull[] {
  if (facts.current === null) return [];
  const { current } = facts;
  return [...new Set(facts.dependsOn)].sort().flatMap((name): Pull[] => {
    const dependency = all.get(name);
    const from = dependency?.facts.current ?? null;
    if (dependency === undefined || name === facts.name || from === null || !dependency.isMoving()) return [];
    const to = dependency.next();
    const assumed = dependency.policy.calendar === null ? compatibleRange(from) : null;
    const range = facts.ranges?.[name] ?? assumed;
    const leaves = range !== null && leavesRange(from, to, range);
    const moves = policy.propagate === 'always' || (policy.propagate === 'range' && leaves);
    const increment = moves ? scheme.weigh(current, asFarAs(dependency, policy.propagateAs)) : null;
    return [{ dependency, from, to, range, increment }];
  });
}

function asFarAs(dependency: Standing, wanted: 'patch' | 'minor' | 'same'): Increment {
  if (wanted !== 'same') return wanted;
  return dependency.increment() === 'none' ? 'patch' : dependency.increment();
}

/** Lifts every dependent as far as its dependencies pull; one whose version somebody asked for stays with that. */
export function applyPulls(all: Standings, channel: string | undefined): boolean {
  let changed = false;
  for (const standing of all.values()) {
    const { facts, scheme, own } = standing;
    if (facts.current === null || own.isAsked) continue;
    for (const { increment } of pullsOn(standing, all)) {
      if (increment === null) continue;
      const next = versionAfter(scheme, facts.current, increment, channel);
      changed = standing.raise(next, increment) || changed;
    }
  }
  return changed;
}
