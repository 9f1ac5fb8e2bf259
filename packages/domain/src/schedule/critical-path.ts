import type { Network } from './network.ts';
import type { Passes } from './passes.ts';
import { tolerance } from './plain-passes.ts';
import type { ScheduledTask } from './task.ts';

/**
 * One chain of critical tasks, in order, each of which leaves the next no earlier place; the last one ends last. It begins
 * where nothing but the start, a date or a calendar holds a task back. Where several would do, it takes the one that comes
 * latest in the order of the network, so that milestones between two tasks, or behind the last, are not passed over.
 */
export function findCriticalPath(
  { size, order, incoming, point, durations }: Network,
  { early, isDriving }: Passes,
  scheduled: readonly ScheduledTask[],
): readonly string[] {
  const rank = new Int32Array(size);
  let task = -1;
  for (let place = 0; place < size; place += 1) {
    const next = order[place] as number;
    rank[next] = place;
    const finish = early[size + next] as number;
    if (task === -1 || finish >= (early[size + task] as number) - tolerance(finish)) task = next;
  }
  const path: string[] = [];
  while (task !== -1) {
    path.push(scheduled[task]?.id ?? '');
    const bound: number = task;
    task = -1;
    for (let edge = incoming[bound] as number; edge < (incoming[bound + 1] as number); edge += 1) {
      const from = point[edge] as number;
      const before = from < size ? from : from - size;
      if (task !== -1 && (rank[before] as number) < (rank[task] as number)) continue;
      if (scheduled[before]?.critical === true && isDriving(edge, bound, durations)) task = before;
    }
  }
  return path.reverse();
}
