import {
  accepted,
  deployedComponents,
  isRefusal,
  type PlannedComponent,
  RefusalError,
  type Release,
} from '@tminus/domain';
import { refuseMoving } from '../../rollout/refuse-moving.ts';
import { deployBaseline } from '../deploy-baseline.ts';
import { deployable, deployVersion, instanceKey, type Version } from '../deploy-version.ts';
import { recordEffect } from '../record-effect.ts';
import type { ShipDependencies } from '../ship-dependencies.ts';
import { isOutage } from '../through-outages.ts';

/**
 * Starts every new version off traffic, in dependency order, and waits until each is healthy. When one is not, the new
 * versions that were started are stopped again: nobody would need them before the next attempt. Refuses a component that
 * another release is moving now.
 */
export async function stage(deps: ShipDependencies, release: Release): Promise<void> {
  const components = deployedComponents(release);
  try {
    for (const component of components) await stageComponent(deps, release, component);
  } catch (error) {
    const isOver = !deps.signal.aborted && !isOutage(error);
    if (isOver) for (const component of components) await unstage(deps, component);
    throw error;
  }
}

async function stageComponent(
  deps: ShipDependencies,
  release: Release,
  { name, from, fromSha, to, sha }: PlannedComponent,
): Promise<void> {
  accepted(await refuseMoving(deps.store, release));
  if (from === null || fromSha === null) await deployBaseline(deps, name, null);
  else await startBaseline(deps, release, name, { version: from, sha: fromSha });
  await deployVersion(deps, name, { version: to, sha });
  await recordEffect(deps, release.id, {
    key: `started:${name}`,
    type: 'instance.started',
    subject: name,
    data: { version: to },
  });
}

/** Refuses, with what to do, a version before that does not start: the new one has nothing to share traffic with then. */
async function startBaseline(
  deps: ShipDependencies,
  release: Release,
  component: string,
  baseline: Version,
): Promise<void> {
  try {
    await deployBaseline(deps, component, baseline, { onlyServed: release.baseline === 'none' });
  } catch (error) {
    const isOfComponent = isRefusal(
      error,
      'deploy.notReady',
      'deploy.exited',
      'deploy.killed',
      'deploy.failed',
    );
    if (deps.signal.aborted || !isOfComponent) throw error;
    const { key, reason, log, exitCode, signal } = error.refusal.params;
    const how = exitCode === undefined ? signal : `exit code ${exitCode}`;
    throw new RefusalError('release.baselineFailed', {
      release: `v${release.version}`,
      component,
      version: baseline.version,
      reason: reason === undefined ? [how, log].filter(Boolean).join(', ') : `${key}: ${reason}`,
    });
  }
}

/** Stops a new version, unless it is what its router serves: a first version may be serving from an earlier attempt. */
async function unstage(deps: ShipDependencies, { name, to, sha }: PlannedComponent): Promise<void> {
  const observed = await deps.router.observe(name).catch(() => null);
  if (observed === null || observed.stable?.version === to) return;
  const { deployment } = deployable(deps, name);
  for (let number = 1; number <= deployment.instances; number += 1)
    await deps.deployer.retire(instanceKey(name, { version: to, sha }, number));
}
