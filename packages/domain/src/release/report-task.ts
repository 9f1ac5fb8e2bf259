import type { DateText } from '../calendar/working-days.ts';
import { accept, type Outcome, refuse } from '../error/refusal.ts';
import type { DomainEvent, EventType } from '../event/event.ts';
import { nearestWord } from '../lint/nearest-word.ts';
import type { TaskProgress } from '../plan/task-network.ts';
import type { Release } from './release.ts';

export const TASK_STATES = ['open', 'begun', 'done'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Somebody's word on how far a task of the plan is. */
export interface TaskReport {
  readonly task: string;
  readonly state: TaskState;
  /** The day on which it was begun, or done; of no meaning for one that is open again. */
  readonly on: DateText;
}

const EVENTS: Readonly<Record<TaskState, EventType>> = {
  open: 'task.reopened',
  begun: 'task.begun',
  done: 'task.done',
};

/**
 * The event of a task that was begun, done, or opened again; none where it is so already. Refuses tasks that the plan does
 * not have, and days before the one on which it was begun.
 */
export function decideReport(
  { version, plan, tasks = {} }: Release,
  { task, state, on }: TaskReport,
  event: (type: EventType, more: Partial<DomainEvent>) => DomainEvent,
): Outcome<DomainEvent[]> {
  const release = `v${version}`;
  const known = (plan.assessment?.tasks ?? []).map(({ id }) => id);
  if (!known.includes(task))
    return refuse('task.unknown', { release, task, nearest: nearestWord(task, known) ?? '–' });
  const present = tasks[task] ?? { startedOn: null, finishedOn: null };
  if (state === 'done' && present.startedOn !== null && on < present.startedOn)
    return refuse('task.dayBeforeStart', { task, on, started: present.startedOn });
  const next = progressAfter(present, state, on);
  const isSame = next.startedOn === present.startedOn && next.finishedOn === present.finishedOn;
  return accept(isSame ? [] : [event(EVENTS[state], { subject: task, data: { ...next } })]);
}

/** A task that is done was begun; on the same day, where nobody said when. */
function progressAfter({ startedOn }: TaskProgress, state: TaskState, on: DateText): TaskProgress {
  if (state === 'open') return { startedOn: null, finishedOn: null };
  if (state === 'begun') return { startedOn: on, finishedOn: null };
  return { startedOn: startedOn ?? on, finishedOn: on };
}

/** The progress of a release's tasks after one of these events. */
export const applyReport = (
  tasks: Release['tasks'],
  { subject, data }: Pick<DomainEvent, 'subject' | 'data'>,
): NonNullable<Release['tasks']> => ({
  ...tasks,
  [subject]: {
    startedOn: (data['startedOn'] as DateText | null) ?? null,
    finishedOn: (data['finishedOn'] as DateText | null) ?? null,
  },
});
