import type { Network } from './index-network.ts';
import type { Passes } from './passes.ts';
import type { ScheduledTask } from './task.ts';

/**
 * One chain of critical tasks, in order, each of which leaves the next no earlier place; the last one ends last. It begins
 * where nothing but the start, a date or a calendar holds a task back.
 */
export function findCriticalPath(
  { size, incoming, point, durations }: Network,
  { early, isDriving }: Passes,
  scheduled: readonly ScheduledTask[],
): readonly string[] {
  let task = -1;
  for (let index = 0; index < size; index += 1)
    if (task === -1 || (early[size + index] as number) > (early[size + task] as number)) task = index;
  const path: string[] = [];
  while (task !== -1) {
    path.push(scheduled[task]?.id ?? '');
    const bound: number = task;
    task = -1;
    for (let edge = incoming[bound] as number; edge < (incoming[bound + 1] as number); edge += 1) {
      const from = point[edge] as number;
      const before = from < size ? from : from - size;
      if (scheduled[before]?.critical !== true || !isDriving(edge, bound, durations)) continue;
      task = before;
      break;
    }
  }
  return path.reverse();
}
