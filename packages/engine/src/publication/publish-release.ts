import {
  accepted,
  isPublishing,
  type PublicationStep,
  type PublicationTask,
  type Release,
  type ReleaseCommand,
} from '@tminus/domain';
import { actOnRelease, findRelease } from '../release/act-on-release.ts';
import { failureOf } from '../release/report-delay.ts';
import { PRODUCT, type ShipDependencies } from '../release/ship-dependencies.ts';
import { isOutage } from '../release/through-outages.ts';
import { patiently } from './patiently.ts';
import { publicationWork } from './publication-work.ts';
import type { PublicationWork } from './step-work.ts';

/**
 * Publishes a deployed release: each step is done, then recorded, so that one that was cut off is done once more, which
 * finds what is there. The first step that fails, finding out what there is to do among them, ends it until somebody asks
 * again; traffic is never touched. An outage of the store ends nothing. What is not being published is left alone.
 */
export async function publishRelease(deps: ShipDependencies, releaseId: string): Promise<void> {
  const act = async (command: ReleaseCommand) =>
    accepted(await actOnRelease(deps.store, releaseId, command, { actor: PRODUCT, at: deps.clock.now() }));
  const { value: found } = accepted(await findRelease(deps.store, releaseId));
  if (!isPublishing(found)) return;
  const fail = async (error: unknown, { id: step }: Pick<PublicationTask, 'id'>): Promise<void> => {
    await act({ type: 'fail_publication_step', step, failure: failureOf(error) });
  };
  const isAway = (error: unknown): boolean => deps.signal.aborted || isOutage(error);
  let work: readonly PublicationWork[];
  try {
    work = await publicationWork(deps, found);
  } catch (error) {
    if (isAway(error)) throw error;
    const survey = surveyOf(deps);
    await act({ type: 'plan_publication', tasks: [survey, ...tasksOf(openSteps(found))] });
    return fail(error, survey);
  }
  const { publication } = await act({ type: 'plan_publication', tasks: tasksOf(work) });
  const done = new Set(publication?.steps.filter(({ status }) => status === 'done').map(({ id }) => id));
  for (const step of work) {
    if (done.has(step.id)) continue;
    try {
      const result = await patiently(deps, () => step.perform());
      const came = typeof result === 'object' && result !== null ? result : { detail: result };
      await act({ type: 'complete_publication_step', step: step.id, ...came });
    } catch (error) {
      if (isAway(error)) throw error;
      return fail(error, step);
    }
  }
  await act({ type: 'complete_publication' });
}

/** The step that stands for finding out what there is to do, where that failed. */
const surveyOf = ({ workspace }: Pick<ShipDependencies, 'workspace'>): PublicationTask => ({
  id: 'survey',
  kind: 'survey',
  subject: workspace.productName,
  name: 'git',
});

const tasksOf = (steps: readonly PublicationTask[]): PublicationTask[] =>
  steps.map(({ id, kind, subject, name }) => ({ id, kind, subject, name }));

/** What was known to be left to do before. */
const openSteps = ({ publication }: Release): readonly PublicationStep[] =>
  (publication?.steps ?? []).filter(({ status, kind }) => status !== 'done' && kind !== 'survey');
