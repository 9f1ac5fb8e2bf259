import { type Rollout, type RolloutTarget, wantedShare } from './rollout.ts';
import { FULL_SHARE } from './steps.ts';
import type { DesiredTraffic, ObservedTraffic, Track } from './traffic.ts';

/** What routers report, by component; null or missing when a router cannot be reached. */
export type Observations = Readonly<Record<string, ObservedTraffic | null>>;

/**
 * What every router must do now, in the order in which to apply it: dependencies first on the way out, dependents
 * first on the way back. The lease is renewed only while both versions have traffic. `now` in epoch ms.
 */
export function desiredTraffic(rollout: Rollout, now: number): DesiredTraffic[] {
  const isGoingBack = rollout.state === 'rolling_back' || rollout.state === 'rolled_back';
  const targets = isGoingBack ? [...rollout.targets].reverse() : rollout.targets;
  return targets.map((target) => ({
    target: target.component,
    epoch: rollout.epoch,
    slowAfterMs: target.slowAfterMs,
    ...tracksOf(rollout, target),
    ...shareOf(rollout, now),
  }));
}

/** Whether every target was read back at home: nothing on the canary, under this epoch or a later one. */
export function isHome(rollout: Rollout, observations: Observations): boolean {
  return everyTarget(
    rollout,
    observations,
    (target, seen) => seen.stable?.version === target.stable.version && seen.canaryShare === 0,
  );
}

/** Whether every target was read back with its new version as the stable one. */
export function isPromoted(rollout: Rollout, observations: Observations): boolean {
  return everyTarget(
    rollout,
    observations,
    (target, seen) => seen.stable?.version === target.canary.version && seen.canaryShare === 0,
  );
}

function everyTarget(
  rollout: Rollout,
  observations: Observations,
  holds: (target: RolloutTarget, seen: ObservedTraffic) => boolean,
): boolean {
  return rollout.targets.every((target) => {
    const seen = observations[target.component] ?? null;
    return seen !== null && seen.epoch >= rollout.epoch && holds(target, seen);
  });
}

/** While traffic goes home the canary stays known to the router, so that what it has begun can end there. */
function tracksOf(rollout: Rollout, target: RolloutTarget): { stable: Track; canary: Track | null } {
  switch (rollout.state) {
    case 'progressing':
    case 'paused':
    case 'rolling_back':
      return { stable: target.stable, canary: target.canary };
    case 'promoting':
    case 'succeeded':
      return { stable: target.canary, canary: null };
    case 'pending':
    case 'rolled_back':
      return { stable: target.stable, canary: null };
  }
}

function shareOf(rollout: Rollout, now: number): Pick<DesiredTraffic, 'canaryShare' | 'leaseUntil'> {
  const isSplit = rollout.state === 'progressing' || rollout.state === 'paused';
  const canaryShare = isSplit ? wantedShare(rollout) : 0;
  const isLeased = canaryShare > 0 && canaryShare < FULL_SHARE;
  return { canaryShare, leaseUntil: isLeased ? now + rollout.policy.leaseMs : null };
}
