import {
  type PlannedComponent,
  type Release,
  type Rollout,
  type RolloutTarget,
  shippedComponents,
} from '@tminus/domain';
import { deployVersion, isOfVersion, type Version } from '../release/deploy-version.ts';
import { reportDelay } from '../release/report-delay.ts';
import type { ShipDependencies } from '../release/ship-dependencies.ts';
import type { Instance } from './ports.ts';

/** Looks after the instances of a rollout, beside its ticks, which never wait for it. */
export interface InstanceKeeper {
  /** A tick has passed. */
  ticked(rollout: Rollout): void;
  /** Resolves when nothing is being started any more. */
  settled(): Promise<void>;
}

const LOOK_EVERY_TICKS = 2;

/**
 * Has every instance watched again whose watcher was killed, and started again when it died since: nobody else would, and
 * traffic may have to come back to it at any moment. One that its watcher gave up stays given up.
 */
export function keepInstances(deps: ShipDependencies, release: Release): InstanceKeeper {
  let ticks = 0;
  let looking: Promise<void> | null = null;
  return {
    ticked(rollout) {
      ticks += 1;
      if (ticks % LOOK_EVERY_TICKS !== 0 || looking !== null) return;
      looking = restoreLost(deps, release, rollout)
        .catch((error: unknown) => (deps.signal.aborted ? undefined : reportDelay(deps, release, error)))
        .finally(() => {
          looking = null;
        });
    },
    settled: async () => {
      await looking;
    },
  };
}

async function restoreLost(deps: ShipDependencies, release: Release, rollout: Rollout): Promise<void> {
  const lost = (await deps.deployer.list()).filter(({ isWatched }) => !isWatched);
  if (lost.length === 0) return;
  const keys = new Set(lost.map(({ key }) => key));
  for (const target of rollout.targets) {
    const planned = shippedComponents(release).find(({ name }) => name === target.component);
    if (planned === undefined) continue;
    for (const version of wantedVersions(rollout, target, planned))
      if (lost.some((instance) => isOf(instance, target.component, version)))
        await deployVersion(deps, target.component, version, (key) => keys.has(key));
  }
}

/** What has traffic or may get it back: no new version on its way out. */
function wantedVersions(
  { state }: Rollout,
  { stable }: RolloutTarget,
  { from, fromSha, to, sha }: PlannedComponent,
): readonly Version[] {
  const before = fromSha !== null && from === stable.version ? [{ version: from, sha: fromSha }] : [];
  return state === 'rolling_back' ? before : [...before, { version: to, sha }];
}

const isOf = ({ key }: Instance, component: string, { version, sha }: Version): boolean =>
  isOfVersion(key, component, { to: version, sha });
