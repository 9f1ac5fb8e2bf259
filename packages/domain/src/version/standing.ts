import gt from 'semver/functions/gt.js';
import type { Increment } from '../change/change-type.ts';
import type { OwnDecision } from './decide-own.ts';
import { compareIncrements } from './increment.ts';
import type { VersionFacts } from './version-decision.ts';
import type { VersionPolicy } from './version-policy.ts';
import type { VersionScheme } from './version-scheme.ts';

/** Where a component stands while the rules are applied. Versions and increments only ever rise, so that they settle. */
export interface Standing {
  readonly facts: VersionFacts;
  readonly policy: VersionPolicy;
  readonly scheme: VersionScheme;
  readonly own: OwnDecision;
  readonly next: () => string;
  readonly increment: () => Increment;
  /** Whether there will be a new version. */
  readonly isMoving: () => boolean;
  /** Lifts version and increment where these are higher; whether something changed. */
  raise(next: string, increment: Increment): boolean;
}

export function startFrom(
  facts: VersionFacts,
  policy: VersionPolicy,
  scheme: VersionScheme,
  own: OwnDecision,
): Standing {
  let { next, increment } = own;
  return {
    facts,
    policy,
    scheme,
    own,
    next: () => next,
    increment: () => increment,
    isMoving: () => next !== facts.current,
    raise(higher, larger) {
      const lifts = gt(higher, next);
      const enlarges = compareIncrements(larger, increment) > 0;
      if (lifts) next = higher;
      if (enlarges) increment = larger;
      return lifts || enlarges;
    },
  };
}
