import { accepted, isPublishing, type ReleaseCommand } from '@tminus/domain';
import { actOnRelease, findRelease } from '../release/act-on-release.ts';
import { failureOf } from '../release/report-delay.ts';
import { PRODUCT, type ShipDependencies } from '../release/ship-dependencies.ts';
import { isOutage } from '../release/through-outages.ts';
import { patiently } from './patiently.ts';
import { publicationWork } from './publication-work.ts';

/**
 * Publishes a deployed release: each step is done, then recorded, so that one that was cut off is done once more, which
 * finds what is there. The first step that fails ends it until somebody asks again; traffic is never touched. An outage of
 * the store ends nothing. What is not being published is left alone.
 */
export async function publishRelease(deps: ShipDependencies, releaseId: string): Promise<void> {
  const act = async (command: ReleaseCommand) =>
    accepted(await actOnRelease(deps.store, releaseId, command, { actor: PRODUCT, at: deps.clock.now() }));
  const { value: found } = accepted(await findRelease(deps.store, releaseId));
  if (!isPublishing(found)) return;
  const work = await publicationWork(deps, found);
  const tasks = work.map(({ id, kind, subject, name }) => ({ id, kind, subject, name }));
  const { publication } = await act({ type: 'plan_publication', tasks });
  const done = new Set(publication?.steps.filter(({ status }) => status === 'done').map(({ id }) => id));
  for (const step of work) {
    if (done.has(step.id)) continue;
    try {
      const result = await patiently(deps, () => step.perform());
      const came = typeof result === 'object' && result !== null ? result : { detail: result };
      await act({ type: 'complete_publication_step', step: step.id, ...came });
    } catch (error) {
      if (deps.signal.aborted || isOutage(error)) throw error;
      await act({ type: 'fail_publication_step', step: step.id, failure: failureOf(error) });
      return;
    }
  }
  await act({ type: 'complete_publication' });
}
