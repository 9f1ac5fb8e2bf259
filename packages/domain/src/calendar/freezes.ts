import { accept, type Outcome } from '../error/refusal.ts';
import type { ReleaseType } from '../release/policy.ts';
import type { Freeze } from './calendar-entries.ts';
import type { Interval } from './interval.ts';
import { overlap } from './intervals.ts';
import { occurrences } from './occurrences.ts';

/**
 * What would bring a new version to production. Bringing traffic home is no deployment: there is no type for it, so no
 * freeze can be asked whether a rollback may run.
 */
export interface Deployment {
  readonly type: ReleaseType;
  readonly components: readonly string[];
}

export interface Frozen {
  readonly blocking: readonly Freeze[];
  /** Would block, had they not been overridden with a reason and an approver. */
  readonly overridden: readonly Freeze[];
}

/** Whether a freeze is meant for a deployment, whenever it is. */
export const concerns = (freeze: Freeze, { type, components }: Deployment): boolean =>
  freeze.blocks.includes(type) &&
  (freeze.components === null || freeze.components.some((name) => components.includes(name)));

/** Which freezes a deployment meets when its traffic moves in `interval`. `overridden` are ids of freezes. */
export function frozenBy(
  freezes: readonly Freeze[],
  deployment: Deployment,
  interval: Interval,
  overridden: readonly string[],
): Outcome<Frozen> {
  const met: Freeze[] = [];
  for (const freeze of freezes) {
    if (!concerns(freeze, deployment)) continue;
    const times = occurrences(freeze.period, interval);
    if (!times.ok) return times;
    if (times.value.some((time) => overlap(time, interval))) met.push(freeze);
  }
  const isOverridden = ({ id }: Freeze): boolean => overridden.includes(id);
  return accept({
    blocking: met.filter((freeze) => !isOverridden(freeze)),
    overridden: met.filter(isOverridden),
  });
}
