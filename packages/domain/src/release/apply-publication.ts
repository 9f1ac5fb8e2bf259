import type { DomainEvent, Failure } from '../event/event.ts';
import type { Publication, PublicationStep, PublicationTask, ReleaseCommit } from './publication.ts';

const BEGUN: Publication = { status: 'in_progress', attempt: 1, steps: [] };

/** Folds one event into a publication; null before the release is deployed. */
export function applyPublication(
  publication: Publication | null | undefined,
  event: DomainEvent,
): Publication | null {
  if (event.type === 'release.deployed') return BEGUN;
  if (publication == null) return null;
  switch (event.type) {
    case 'publication.started':
      return { ...publication, steps: planned(publication, event.data['tasks'] as PublicationTask[]) };
    case 'publication.step_completed':
      return withStep(publication, event, {
        status: 'done',
        detail: event.data['detail'] as string | null,
        failure: null,
      });
    case 'publication.step_failed':
      return {
        ...withStep(publication, event, { status: 'failed', failure: event.data['failure'] as Failure }),
        status: 'failed',
      };
    case 'publication.resumed':
      return { ...publication, status: 'in_progress', attempt: publication.attempt + 1 };
    case 'publication.completed':
      return { ...publication, status: 'completed' };
    default:
      return publication;
  }
}

/** What is done stays there, also when a changed configuration does not ask for it any more. */
function planned({ steps }: Publication, tasks: readonly PublicationTask[]): readonly PublicationStep[] {
  const wanted = new Set(tasks.map(({ id }) => id));
  const kept = steps.filter(({ id, status }) => status === 'done' && !wanted.has(id));
  const next = tasks.map(
    (task): PublicationStep =>
      steps.find(({ id }) => id === task.id) ?? {
        ...task,
        status: 'pending',
        at: null,
        detail: null,
        failure: null,
      },
  );
  return [...kept, ...next];
}

function withStep(
  publication: Publication,
  { at, data }: DomainEvent,
  change: Partial<PublicationStep>,
): Publication {
  const steps = publication.steps.map((step) =>
    step.id === data['step'] ? { ...step, ...change, at } : step,
  );
  return { ...publication, steps };
}

/** The release commit that an event tells of. */
export const commitOf = ({ data }: DomainEvent): ReleaseCommit => ({
  components: data['components'] as readonly string[],
  sha: String(data['sha']),
  base: data['base'] as string | null,
});
