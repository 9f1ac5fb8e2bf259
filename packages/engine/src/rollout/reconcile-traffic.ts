import {
  type DesiredTraffic,
  desiredTraffic,
  isRefusal,
  type Observations,
  type ObservedTraffic,
  type Rollout,
} from '@tminus/domain';
import type { ShipDependencies } from '../release/ship-dependencies.ts';
import type { TrafficRouter } from './ports.ts';
import { isUnreachable } from './reach-router.ts';

/** A lease is renewed when less than this part of it is left, or more than all of it: then a clock was put back. */
const RENEW_BELOW = 2 / 3;

/** What routers do now, and what keeps one of them from its work, for somebody to mend; null when nothing does. */
export interface SeenTraffic {
  readonly seen: Observations;
  readonly trouble: unknown;
}

/**
 * What every router of the rollout does now. One that does not answer is started again (it comes back with the split
 * that it had); it is null when that did not help either, and the others are none the worse for it.
 */
export async function observeTraffic(
  { router, workspace }: Pick<ShipDependencies, 'router' | 'workspace'>,
  rollout: Rollout,
): Promise<SeenTraffic> {
  let trouble: unknown = null;
  const observe = async (target: string): Promise<ObservedTraffic | null> => {
    const seen = await orNull(() => router.observe(target));
    if (seen !== null) return seen;
    const listen = workspace.components.find(({ name }) => name === target)?.deployment?.listen ?? 0;
    try {
      await router.ensure({ name: target, listen });
      return await router.observe(target);
    } catch (error) {
      if (isPortBusy(error)) trouble ??= error;
      else if (!isUnreachable(error)) throw error;
      return null;
    }
  };
  const seen = await Promise.all(
    rollout.targets.map(async ({ component }) => [component, await observe(component)] as const),
  );
  return { seen: Object.fromEntries(seen), trouble };
}

/** Somebody else took the port of a router that was gone for a moment. */
const isPortBusy = (error: unknown): boolean => isRefusal(error, 'server.portBusy');

/**
 * Brings routers to what is wanted, in the order that the rollout asks for, and returns what was read
 * back. A router that does not answer is left for the next tick; one that was told
 * something under a higher epoch ends the tick with `rollout.staleEpoch`.
 */
export async function reconcileTraffic(
  router: TrafficRouter,
  rollout: Rollout,
  seen: Observations,
  now: number,
): Promise<Observations> {
  const after: Record<string, ObservedTraffic | null> = { ...seen };
  for (const desired of desiredTraffic(rollout, now)) {
    const observed = seen[desired.target] ?? null;
    if (observed !== null && isInForce(desired, observed, rollout.policy.leaseMs, now)) continue;
    after[desired.target] = await orNull(() => router.apply(desired));
  }
  return after;
}

function isInForce(
  desired: DesiredTraffic,
  observed: ObservedTraffic,
  leaseMs: number,
  now: number,
): boolean {
  const leftMs = (observed.leaseUntil ?? now) - now;
  const isLeased =
    desired.leaseUntil === null
      ? observed.leaseUntil === null
      : leftMs > leaseMs * RENEW_BELOW && leftMs <= leaseMs;
  return (
    observed.epoch === desired.epoch &&
    observed.canaryShare === desired.canaryShare &&
    observed.stable?.version === desired.stable.version &&
    (observed.canary?.version ?? null) === (desired.canary?.version ?? null) &&
    isLeased
  );
}

async function orNull<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (isUnreachable(error)) return null;
    throw error;
  }
}
