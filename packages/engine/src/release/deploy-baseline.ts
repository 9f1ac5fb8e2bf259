import type { ObservedTraffic, Track } from '@tminus/domain';
import { deployable, deployVersion, type Version } from './deploy-version.ts';
import type { ShipDependencies } from './ship-dependencies.ts';

/**
 * Makes sure that a component serves some version before a new one comes: what its router serves now,
 * or else `baseline`, started and given all traffic. Null when there is neither (a first version).
 */
export async function deployBaseline(
  deps: Pick<ShipDependencies, 'source' | 'deployer' | 'workspace' | 'router' | 'store' | 'workspace'>,
  name: string,
  baseline: Version | null,
): Promise<Track | null> {
  const { deployment } = deployable(deps, name);
  await deps.router.ensure({ name, listen: deployment.listen });
  const observed = await deps.router.observe(name);
  if (observed?.stable) return observed.stable;
  if (baseline === null) return null;
  const track = await deployVersion(deps, name, baseline);
  await serveOnly(deps, name, track);
  return track;
}

/** Gives a version all traffic of its component; only for a component that serves nothing yet. */
export async function serveOnly(
  deps: Pick<ShipDependencies, 'router' | 'store' | 'workspace'>,
  target: string,
  stable: Track,
): Promise<ObservedTraffic> {
  return deps.router.apply({
    target,
    epoch: await deps.store.nextEpoch(),
    stable,
    canary: null,
    canaryShare: 0,
    slowAfterMs: deps.workspace.rollback.slowAfterMs,
    leaseUntil: null,
  });
}
