import { type DesiredTraffic, type ObservedTraffic, RefusalError } from '@tminus/domain';
import { isLeased } from './choose-track.ts';
import { createVersionCounters, type VersionCounters } from './version-counters.ts';

/** What one target's traffic must do, whether its lease holds, and what it did so far. */
export interface TargetTraffic {
  desired(): DesiredTraffic | null;
  /** Looks at the clock; once the lease ran out it stays so until the next `apply`. */
  leaseExpired(): boolean;
  /** Takes effect for every request that starts from now on. Refuses `rollout.staleEpoch`. */
  apply(desired: DesiredTraffic): void;
  counters(version: string): VersionCounters;
  /** Null until something was applied. */
  observe(): ObservedTraffic | null;
}

export interface TrafficClock {
  /** Epoch ms. */
  now(): number;
  /** Milliseconds since some moment; never jumps. */
  elapsed(): number;
}

/**
 * Takes up the configuration that the router's last life had, if any. A lease is measured from the moment at which it
 * is received, so that a clock which is put forward ends none, and one which is put back prolongs none.
 */
export function createTargetTraffic(
  target: string,
  bootId: string,
  restored: DesiredTraffic | null,
  clock: TrafficClock,
): TargetTraffic {
  const deadlineOf = (wanted: DesiredTraffic | null): number =>
    wanted?.leaseUntil == null ? Number.POSITIVE_INFINITY : clock.elapsed() + wanted.leaseUntil - clock.now();

  let desired = restored;
  let deadline = deadlineOf(restored);
  let expired = false;
  const counted = new Map<string, VersionCounters>();

  const leaseExpired = (): boolean => {
    if (desired && isLeased(desired) && clock.elapsed() >= deadline) expired = true;
    return expired;
  };

  const counters = (version: string): VersionCounters => {
    const existing = counted.get(version) ?? createVersionCounters(version);
    counted.set(version, existing);
    return existing;
  };

  const forgetOthers = (wanted: DesiredTraffic): void => {
    const versions = [wanted.stable.version, wanted.canary?.version];
    for (const [version, counts] of counted) {
      if (!versions.includes(version) && counts.inFlight() === 0) counted.delete(version);
    }
  };

  return {
    desired: () => desired,
    leaseExpired,
    counters,
    apply: (wanted) => {
      const seen = desired?.epoch ?? 0;
      if (desired && wanted.epoch < seen) {
        throw new RefusalError('rollout.staleEpoch', { target, seen, given: wanted.epoch });
      }
      forgetOthers(wanted);
      desired = wanted;
      deadline = deadlineOf(wanted);
      expired = false;
    },
    observe: () => {
      if (!desired) return null;
      const isExpired = leaseExpired();
      for (const track of [desired.stable, desired.canary]) if (track) counters(track.version);
      return {
        target,
        epoch: desired.epoch,
        bootId,
        stable: desired.stable,
        canary: desired.canary,
        canaryShare: isExpired ? 0 : desired.canaryShare,
        leaseUntil: desired.leaseUntil,
        leaseExpiredAt: isExpired ? desired.leaseUntil : null,
        counters: [...counted.values()].map((counts) => counts.read()),
      };
    },
  };
}
