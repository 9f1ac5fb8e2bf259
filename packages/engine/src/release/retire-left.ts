import type { Release, Rollout } from '@tminus/domain';
import { belongsTo, isOfVersion } from './deploy-version.ts';
import { recordEffect } from './record-effect.ts';
import { reportDelay } from './report-delay.ts';
import type { ShipDependencies } from './ship-dependencies.ts';
import { isOutage } from './through-outages.ts';

const ATTEMPTS = 60;
/** Between two attempts (ms). A deployer takes seconds for one that fails. */
const PAUSE_MS = 2_000;

/**
 * Drains and stops what an ended rollout left without traffic: the versions before, or the new ones where they
 * gave way. A component that had no version before is no target, and goes on serving. What is stopped already
 * is reported, too, when it belongs to this rollout: the report may have been cut off.
 */
export async function retireLeft(deps: ShipDependencies, release: Release, rollout: Rollout): Promise<void> {
  const isForward = rollout.state === 'succeeded';
  const instances = await deps.deployer.list();
  for (const { component, stable, canary } of [...rollout.targets].reverse()) {
    const planned = release.plan.components.find(({ name }) => name === component);
    const isNew = (key: string) => planned !== undefined && isOfVersion(key, component, planned);
    const left = isForward ? stable.version : canary.version;
    const leaving = instances.filter(
      ({ key, version, state }) =>
        belongsTo(key, component) &&
        isNew(key) !== isForward &&
        (version === left || (state !== 'stopped' && state !== 'exited')),
    );
    for (const { key, version } of leaving) {
      await retire(deps, release.id, key);
      await recordEffect(deps, release.id, {
        key: `retired:${key}`,
        type: 'instance.retired',
        subject: component,
        data: { version, key },
      });
    }
  }
}

/**
 * Users are served by now, whatever becomes of the instance. What keeps it from stopping, a full disk for one, is no
 * reason to call their release failed before there was time to mend it.
 */
async function retire(deps: ShipDependencies, releaseId: string, key: string): Promise<void> {
  const { deployer, clock, signal } = deps;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await deployer.retire(key);
    } catch (error) {
      if (signal.aborted || isOutage(error) || attempt === ATTEMPTS) throw error;
      await reportDelay(deps, releaseId, error);
    }
    await clock.sleep(PAUSE_MS, signal);
  }
}
