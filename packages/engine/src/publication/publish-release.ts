import { accepted, isPublishing, isRefusal, type ReleaseCommand } from '@tminus/domain';
import { actOnRelease, findRelease } from '../release/act-on-release.ts';
import { failureOf } from '../release/report-delay.ts';
import { PRODUCT, type ShipDependencies } from '../release/ship-dependencies.ts';
import { isOutage } from '../release/through-outages.ts';
import { type PublicationWork, publicationWork } from './publication-work.ts';

/** Pauses before what the network kept from happening is tried again (ms). */
const PAUSES_MS = [1_000, 4_000, 10_000];

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
      const detail = await performPatiently(deps, step);
      await act({ type: 'complete_publication_step', step: step.id, detail });
    } catch (error) {
      if (deps.signal.aborted || isOutage(error)) throw error;
      await act({ type: 'fail_publication_step', step: step.id, failure: failureOf(error) });
      return;
    }
  }
  await act({ type: 'complete_publication' });
}

async function performPatiently(
  { clock, signal }: ShipDependencies,
  step: PublicationWork,
): Promise<string | null> {
  for (const pause of PAUSES_MS) {
    try {
      return await step.perform();
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
    }
    await clock.sleep(pause, signal);
  }
  return step.perform();
}

/** What may be well in a moment without anybody doing anything. */
const isPassing = (error: unknown): boolean =>
  isRefusal(error, 'git.remoteUnreachable', 'forge.unreachable', 'forge.busy');
