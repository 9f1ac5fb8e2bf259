import type { DomainEvent, Failure } from '../event/event.ts';
import type {
  Publication,
  PublicationKind,
  PublicationStep,
  PublicationTask,
  ReleaseCommit,
} from './publication.ts';

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
        kind: event.data['kind'] as PublicationKind,
        name: String(event.data['name']),
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

/** What is done stays as it was done, also when a changed configuration asks for something else or nothing. */
function planned({ steps }: Publication, tasks: readonly PublicationTask[]): readonly PublicationStep[] {
  const wanted = new Set(tasks.map(({ id }) => id));
  const kept = steps.filter(({ id, status }) => status === 'done' && !wanted.has(id));
  const next = tasks.map((task): PublicationStep => {
    const step = steps.find(({ id }) => id === task.id);
    if (step?.status === 'done') return step;
    return { ...(step ?? { status: 'pending', at: null, detail: null, failure: null }), ...task };
  });
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
