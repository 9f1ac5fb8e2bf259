import {
  accepted,
  DEFAULT_JUDGEMENT,
  deployedComponents,
  leadingComponent,
  newRollout,
  type Plan,
  type Release,
  type Rollout,
  type RolloutPolicy,
  type RolloutTarget,
  toRolloutSteps,
} from '@tminus/domain';
import { serveOnly } from '../release/deploy-baseline.ts';
import { deployVersion } from '../release/deploy-version.ts';
import type { ShipDependencies } from '../release/ship-dependencies.ts';
import type { Stored } from '../release/store.ts';
import type { Workspace } from '../workspace.ts';
import { reachRouter } from './reach-router.ts';
import { refuseMoving } from './refuse-moving.ts';

/**
 * The rollout of a release: the stored one, or a pending one made from its plan and what runs now. Null
 * when no component had a version before, so that there is nothing to move traffic away from. Refuses a component that
 * another release is still moving.
 */
export async function findOrCreateRollout(
  deps: ShipDependencies,
  release: Release,
): Promise<Stored<Rollout> | null> {
  const stored = await deps.store.rollout(release.id);
  if (stored !== null) return stored;
  accepted(await refuseMoving(deps.store, release));
  const targets: RolloutTarget[] = [];
  const epochs: number[] = [await deps.store.nextEpoch()];
  for (const { name, to, sha } of deployedComponents(release)) {
    const canary = await deployVersion(deps, name, { version: to, sha });
    const observed = await reachRouter(deps, name, () => deps.router.observe(name));
    if (observed === null || observed.stable === null) {
      await serveOnly(deps, name, canary);
    } else if (observed.stable.version !== canary.version) {
      epochs.push(observed.epoch);
      const { slowAfterMs } = deps.workspace.rollback;
      targets.push({ component: name, stable: observed.stable, canary, slowAfterMs });
    }
  }
  if (targets.length === 0) return null;
  const created = newRollout({
    id: `rollout-${release.id}`,
    releaseId: release.id,
    targets,
    policy: policyOf(release.plan, deps.workspace),
    epoch: Math.max(...epochs),
    createdAt: deps.clock.now(),
  });
  return { value: accepted(created), revision: 0 };
}

/** How a plan's components move, together, and how they are judged. */
export function policyOf(plan: Plan, { judge, rollback }: Workspace): RolloutPolicy {
  const lead = leadingComponent(plan.components);
  if (lead === null) throw new RangeError('a plan without components');
  return {
    ...DEFAULT_JUDGEMENT,
    strategy: lead.strategy,
    isProduction: true,
    steps: toRolloutSteps(lead.steps),
    tickMs: judge.tickMs,
    leaseMs: judge.leaseMs,
    alpha: judge.alpha,
    margin: judge.margin,
    minRequests: judge.minRequests,
    maxSoakExtensions: judge.maxExtensions,
    errorLimit: rollback.errorRate,
    slowLimit: rollback.slowRate,
  };
}
