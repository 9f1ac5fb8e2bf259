import type { Schedule, ScheduledTask } from './task.ts';

/** How one task moved. Days are those of work of the project; positive is later. */
export interface TaskMove {
  readonly id: string;
  readonly change: 'new' | 'gone' | 'moved' | 'same';
  readonly startsBy: number;
  readonly finishesBy: number;
  /** As it was, and as it is; null where there was, or is, none. */
  readonly before: ScheduledTask | null;
  readonly after: ScheduledTask | null;
  readonly becameCritical: boolean;
  readonly noLongerCritical: boolean;
}

export interface ScheduleComparison {
  /** Days by which the end moved; positive is later. */
  readonly finishesBy: number;
  /** In the order of the schedule after, then what is gone, in the order before. */
  readonly tasks: readonly TaskMove[];
}

/** Less is rounding error, not a move. */
const NEAR = 1e-6;

/** What moved between two schedules of a network, by the ids of its tasks. Both count from the same start. */
export function compareSchedules(before: Schedule, after: Schedule): ScheduleComparison {
  const known = new Map(before.tasks.map((task) => [task.id, task]));
  const present = new Set(after.tasks.map(({ id }) => id));
  const gone = before.tasks.filter(({ id }) => !present.has(id));
  return {
    finishesBy: difference(before.duration, after.duration),
    tasks: [
      ...after.tasks.map((task) => compareTask(known.get(task.id) ?? null, task)),
      ...gone.map((task) => compareTask(task, null)),
    ],
  };
}

function compareTask(before: ScheduledTask | null, after: ScheduledTask | null): TaskMove {
  const startsBy = before === null || after === null ? 0 : difference(before.es, after.es);
  const finishesBy = before === null || after === null ? 0 : difference(before.ef, after.ef);
  const hasMoved = startsBy !== 0 || finishesBy !== 0;
  const isCritical = after?.critical ?? false;
  const wasCritical = before?.critical ?? false;
  return {
    id: after?.id ?? before?.id ?? '',
    change: before === null ? 'new' : after === null ? 'gone' : hasMoved ? 'moved' : 'same',
    startsBy,
    finishesBy,
    before,
    after,
    becameCritical: isCritical && !wasCritical,
    noLongerCritical: wasCritical && !isCritical,
  };
}

const difference = (before: number, after: number): number =>
  Math.abs(after - before) < NEAR ? 0 : after - before;
