import { accepted, RefusalError, type Release, type Rollout } from '@tminus/domain';
import { refuseFrozen } from '../../calendar/frozen-release.ts';
import { checkPublishing } from '../../publication/check-publishing.ts';
import { patiently } from '../../publication/patiently.ts';
import { driveRollout } from '../../rollout/drive-rollout.ts';
import { keepInstances } from '../../rollout/keep-instances.ts';
import { findOrCreateRollout } from '../../rollout/start-rollout.ts';
import { findRelease } from '../act-on-release.ts';
import { recordEffect } from '../record-effect.ts';
import { reportDelay } from '../report-delay.ts';
import { retireLeft } from '../retire-left.ts';
import type { ShipDependencies } from '../ship-dependencies.ts';

/**
 * Sees that no freeze blocks the release and that it can be published, moves traffic to the new versions, watches them, and stops the old ones; or
 * brings everything back and stops the new ones. A rollback ends the phase with `release.rolledBack`.
 */
export async function deploy(deps: ShipDependencies, release: Release): Promise<void> {
  if ((await deps.store.rollout(release.id)) === null) {
    // Building and starting took their time, and a freeze may have begun; what is under way is never asked.
    const present = accepted(await findRelease(deps.store, release.id)).value;
    accepted(await refuseFrozen(deps, present));
    // Once traffic has moved it is too late to learn that nothing can be published.
    await patiently(deps, () => checkPublishing(deps, release));
  }
  const found = await findOrCreateRollout(deps, release);
  if (found === null) return;
  const keeper = keepInstances(deps, release);
  const duties = {
    atHome: (current: Rollout) => closeRollback(deps, release.id, current),
    delayed: (error: unknown) => reportDelay(deps, release, error),
    ticked: keeper.ticked,
  };
  // Nothing may be started any more once this has ended, whatever ended it.
  const rollout = await driveRollout(deps, found, duties).finally(keeper.settled);
  if (rollout.state === 'succeeded') return retireLeft(deps, release, rollout);
  if (rollout.state !== 'rolled_back') throw new Error('the rollout stopped before its end');
  await retireLeft(deps, release, rollout);
  const { code } = rollout.rollback?.explanation ?? { code: 'rollout.abort.byPerson' };
  throw new RefusalError('release.rolledBack', { release: `v${release.version}`, reason: code });
}

/** After traffic is home, before the release says so: stakeholders hear of it, and an incident holds the evidence. */
async function closeRollback(deps: ShipDependencies, releaseId: string, rollout: Rollout): Promise<void> {
  const found = await findRelease(deps.store, releaseId);
  if (!found.ok || rollout.rollback === null) return;
  const release = found.value.value;
  const { explanation, decision, detectedAt, startedAt, homeAt, reason } = rollout.rollback;
  await recordEffect(deps, releaseId, {
    key: 'notice:rollback',
    type: 'stakeholders.notified',
    subject: '',
    data: { roles: release.plan.approvers.join(', '), explanation },
  });
  const file = await deps.documents.writeIncident(release, {
    detectedAt: detectedAt ?? startedAt,
    homeAt: homeAt ?? deps.clock.now(),
    reason,
    explanation,
    decision,
    targets: rollout.targets.map(({ component, stable, canary }) => ({
      component,
      from: stable.version,
      to: canary.version,
    })),
  });
  await recordEffect(deps, releaseId, {
    key: 'incident',
    type: 'incident.opened',
    subject: '',
    data: { file },
  });
}
