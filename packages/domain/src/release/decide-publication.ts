import { accept, type Outcome, refuse } from '../error/refusal.ts';
import type { DomainEvent, EventType, Failure } from '../event/event.ts';
import type { PublicationStep, PublicationTask } from './publication.ts';
import type { Release } from './release.ts';

export type PublicationCommand =
  | { readonly type: 'plan_publication'; readonly tasks: readonly PublicationTask[] }
  | {
      readonly type: 'complete_publication_step';
      readonly step: string;
      readonly detail: string | null;
      /** Where it could not be done and somebody has to: what the step is from now on. */
      readonly leftOut?: Pick<PublicationTask, 'kind' | 'name'>;
    }
  | { readonly type: 'fail_publication_step'; readonly step: string; readonly failure: Failure }
  | { readonly type: 'complete_publication' };

type EventOf = (type: EventType, more?: Partial<DomainEvent>) => DomainEvent;

/**
 * What becomes of a deployed release's publication. What is done stays done; refuses, with `release.wrongStatus`, what
 * is not being published.
 */
export function decidePublication(
  release: Release,
  command: PublicationCommand,
  event: EventOf,
): Outcome<DomainEvent[]> {
  const { publication } = release;
  const steps = publication?.steps ?? [];
  const isOpen = publication?.status === 'in_progress';
  const refused = () =>
    refuse('release.wrongStatus', {
      release: `v${release.version}`,
      status: release.status,
      command: command.type,
    });
  switch (command.type) {
    case 'plan_publication': {
      if (!isOpen) return publication == null ? refused() : accept([]);
      return accept(
        isPlanned(steps, command.tasks)
          ? []
          : [event('publication.started', { data: { tasks: command.tasks } })],
      );
    }
    case 'complete_publication_step': {
      const step = steps.find(({ id }) => id === command.step);
      if (step?.status === 'done') return accept([]);
      if (!isOpen || step === undefined) return refused();
      const { id, subject } = step;
      const { kind, name } = command.leftOut ?? step;
      const data = { step: id, kind, name, detail: command.detail };
      return accept([event('publication.step_completed', { subject, data })]);
    }
    case 'fail_publication_step': {
      const step = steps.find(({ id }) => id === command.step);
      if (step?.status === 'failed' && publication?.status === 'failed') return accept([]);
      if (!isOpen || step === undefined || step.status === 'done') return refused();
      const { id, kind, subject, name } = step;
      const { failure } = command;
      const explanation = { ...failure, code: `error.${failure.code}` };
      const data = { step: id, kind, name, failure, explanation };
      return accept([event('publication.step_failed', { subject, data })]);
    }
    case 'complete_publication':
      if (publication?.status === 'completed') return accept([]);
      return isOpen && steps.every(({ status }) => status === 'done')
        ? accept([event('publication.completed')])
        : refused();
  }
}

/** Whether these very tasks are planned: what is not done is done with what is configured now, so that has to be known. */
function isPlanned(steps: readonly PublicationStep[], tasks: readonly PublicationTask[]): boolean {
  const isSame = (step: PublicationStep | undefined, task: PublicationTask): boolean =>
    step !== undefined &&
    step.id === task.id &&
    (step.status === 'done' || (step.name === task.name && step.subject === task.subject));
  const wanted = new Set(tasks.map(({ id }) => id));
  const open = steps.filter(({ id, status }) => status !== 'done' || wanted.has(id));
  return open.length === tasks.length && tasks.every((task, index) => isSame(open[index], task));
}
