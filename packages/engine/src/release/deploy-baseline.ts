import type { DesiredTraffic, ObservedTraffic, Track } from '@tminus/domain';
import { reachRouter } from '../rollout/reach-router.ts';
import { deployable, deployVersion, type Version } from './deploy-version.ts';
import type { ShipDependencies } from './ship-dependencies.ts';

export interface BaselineOptions {
  /** Starts no version where the router serves none: nothing ran before. */
  readonly onlyServed?: boolean;
}

/**
 * Makes sure that a component serves some version before a new one comes: `baseline`, started (again, after a reboot)
 * and given all traffic; or whatever else its router serves. Null when there is neither (a first version).
 */
export async function deployBaseline(
  deps: Pick<ShipDependencies, 'source' | 'deployer' | 'workspace' | 'router' | 'store'>,
  name: string,
  baseline: Version | null,
  { onlyServed = false }: BaselineOptions = {},
): Promise<Track | null> {
  const { deployment } = deployable(deps, name);
  await reachRouter(deps, name, () => deps.router.ensure({ name, listen: deployment.listen }));
  const observed = await reachRouter(deps, name, () => deps.router.observe(name));
  if (observed?.stable && observed.stable.version !== baseline?.version) return observed.stable;
  if (baseline === null || (onlyServed && observed?.stable == null)) return null;
  const track = await deployVersion(deps, name, baseline);
  if (observed === null || !servesOnly(observed, track))
    await serveOnly(deps, name, track, observed?.epoch ?? 0);
  return track;
}

const servesOnly = ({ stable, canary, canaryShare }: ObservedTraffic, track: Track): boolean =>
  canary === null && canaryShare === 0 && stable?.upstreams.join() === track.upstreams.join();

/**
 * Gives a version all traffic of its component; only while no rollout is under way. `above`: the epoch that the
 * router was seen with.
 */
export async function serveOnly(
  deps: Pick<ShipDependencies, 'router' | 'store' | 'workspace'>,
  target: string,
  stable: Track,
  above = 0,
): Promise<ObservedTraffic> {
  const desired: DesiredTraffic = {
    target,
    epoch: Math.max(await deps.store.nextEpoch(), above + 1),
    stable,
    canary: null,
    canaryShare: 0,
    slowAfterMs: deps.workspace.rollback.slowAfterMs,
    leaseUntil: null,
  };
  return reachRouter(deps, target, () => deps.router.apply(desired));
}
