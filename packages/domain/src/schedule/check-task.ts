import { RefusalError } from '../error/refusal.ts';
import type { ScheduleTask } from './task.ts';

const isLength = (days: number): boolean => days >= 0 && days < Number.POSITIVE_INFINITY;

/** Throws a RefusalError where a duration, an estimate, a lag or the progress of a task cannot be. */
export function checkTask(task: ScheduleTask): void {
  const { id, duration } = task;
  if (typeof duration === 'number') {
    if (!isLength(duration)) throw new RefusalError('schedule.durationInvalid', { task: id, duration });
  } else {
    const { optimistic, likely, pessimistic } = duration;
    for (const days of [optimistic, likely, pessimistic])
      if (!isLength(days)) throw new RefusalError('schedule.durationInvalid', { task: id, duration: days });
    if (optimistic > likely || likely > pessimistic)
      throw new RefusalError('schedule.estimateOrder', { task: id, optimistic, likely, pessimistic });
  }
  if (task.dependsOn !== undefined)
    for (const { lag } of task.dependsOn)
      if (lag !== undefined && !Number.isFinite(lag))
        throw new RefusalError('schedule.lagInvalid', { task: id, lag });
  const { remaining } = task;
  if (remaining !== undefined && !isLength(remaining))
    throw new RefusalError('schedule.durationInvalid', { task: id, duration: remaining });
  if (task.actualFinish !== undefined && task.actualStart === undefined)
    throw new RefusalError('schedule.progressInvalid', { task: id });
}
