import {
  accepted,
  isHome,
  isLiveState,
  isPromoted,
  isRefusal,
  type Observations,
  type Rollout,
  type RolloutCommand,
} from '@tminus/domain';
import { PRODUCT, type ShipDependencies } from '../release/ship-dependencies.ts';
import type { Stored } from '../release/store.ts';
import { isOutage } from '../release/through-outages.ts';
import { actOnRollout } from './act-on-rollout.ts';
import { observeTraffic, reconcileTraffic } from './reconcile-traffic.ts';

/** What else is to be done on a rollout's way. Each may be called again after a kill, so it must be idempotent. */
export interface RolloutDuties {
  /** All traffic is home; the rollout ends as rolled back once this is done. */
  readonly atHome: (rollout: Rollout) => Promise<void>;
  /** A tick failed; it is tried again. */
  readonly delayed: (error: unknown) => Promise<void>;
  /** A tick has passed, whatever came of it. Must not keep anybody waiting. */
  readonly ticked: (rollout: Rollout) => void;
}

/**
 * Drives a rollout to its end: each tick decides and saves first, then brings the routers to what was
 * decided and reads back. Everything it knows is in the store, so it may be killed anywhere and run
 * again; a new run takes the rollout over under a higher epoch. While traffic is split nothing but its end ends it: a
 * tick that fails is tried again. Returns early only when this process stops.
 */
export async function driveRollout(
  deps: Pick<ShipDependencies, 'store' | 'router' | 'workspace' | 'clock' | 'signal'>,
  found: Stored<Rollout>,
  duties: RolloutDuties,
): Promise<Rollout> {
  const { store, router, clock, signal } = deps;
  const { releaseId, targets, policy } = found.value;
  const act = async (command: RolloutCommand): Promise<Rollout> =>
    accepted(await actOnRollout(store, releaseId, command, clock.now()));

  if (found.revision === 0) await store.commit({ rollout: found, events: [] });
  let rollout = found.value;
  let isOwn = false;
  const takeOver = async (): Promise<void> => {
    rollout = await act(
      rollout.state === 'pending'
        ? { type: 'start', actor: PRODUCT, reason: '' }
        : { type: 'adopt', above: highestEpoch((await observeTraffic(deps, rollout)).seen) },
    );
    isOwn = true;
  };
  let seen: Observations = Object.fromEntries(targets.map(({ component }) => [component, null]));
  const tick = async (): Promise<void> => {
    if (!isOwn) await takeOver();
    const before = await observeTraffic(deps, rollout);
    seen = await reconcileTraffic(router, rollout, before.seen, clock.now());
    rollout = await act({ type: 'observe', observations: seen });
    if (rollout.state === 'promoting' && isPromoted(rollout, seen))
      rollout = await act({ type: 'confirm_promoted' });
    if (rollout.state === 'rolling_back' && isHome(rollout, seen)) {
      await duties.atHome(rollout);
      rollout = await act({ type: 'confirm_home' });
    }
    if (before.trouble !== null) throw before.trouble;
  };
  /** Why ticks failed that could not be told at the time, because the log itself was away. */
  let untold: unknown = null;
  while (isLiveState(rollout.state) && !signal.aborted) {
    duties.ticked(rollout);
    try {
      await tick();
      if (untold !== null) await duties.delayed(untold);
      untold = null;
    } catch (error) {
      if (signal.aborted) throw error;
      // Somebody wrote to a router above our epoch. Who may save the rollout is its owner, and takes it back.
      if (isOutranked(error)) isOwn = false;
      untold = isOutage(error) ? error : null;
      await duties.delayed(error);
      await clock.sleep(policy.tickMs, signal);
      continue;
    }
    if (isLiveState(rollout.state) && isSettled(rollout, seen)) await clock.sleep(policy.tickMs, signal);
  }
  return rollout;
}

const isOutranked = (error: unknown): boolean => isRefusal(error, 'rollout.staleEpoch');

/** Of the routers that answered; 0 when none did. */
const highestEpoch = (seen: Observations): number =>
  Math.max(0, ...Object.values(seen).map((observed) => observed?.epoch ?? 0));

/** Whether nothing was decided that routers have not heard of: then the next tick may wait. */
function isSettled(rollout: Rollout, seen: Observations): boolean {
  return Object.values(seen).every((observed) => observed === null || observed.epoch === rollout.epoch);
}
