import { RefusalError } from '../error/refusal.ts';
import type { Network } from './network.ts';

type Edges = Pick<Network, 'tasks' | 'size' | 'incoming' | 'point'>;

/**
 * A topological order (Kahn, "Topological Sorting of Large Networks", Communications of the ACM 5, 1962). Throws
 * `schedule.cycle` with the tasks of a circle in the order in which they wait for each other.
 */
export function orderTasks(edges: Edges): Int32Array {
  const { size, incoming, point } = edges;
  const waiting = new Int32Array(size);
  const outgoing = new Int32Array(size + 1);
  const total = incoming[size] as number;
  for (let edge = 0; edge < total; edge += 1) {
    const from = taskOf(point[edge] as number, size);
    outgoing[from + 1] = (outgoing[from + 1] as number) + 1;
  }
  for (let task = 0; task < size; task += 1)
    outgoing[task + 1] = (outgoing[task + 1] as number) + (outgoing[task] as number);
  const next = outgoing.slice(0, size);
  const followers = new Int32Array(total);
  for (let task = 0; task < size; task += 1) {
    const [first, last] = [incoming[task] as number, incoming[task + 1] as number];
    waiting[task] = last - first;
    for (let edge = first; edge < last; edge += 1) {
      const from = taskOf(point[edge] as number, size);
      const place = next[from] as number;
      followers[place] = task;
      next[from] = place + 1;
    }
  }
  const order = new Int32Array(size);
  let ready = 0;
  for (let task = 0; task < size; task += 1)
    if (waiting[task] === 0) {
      order[ready] = task;
      ready += 1;
    }
  for (let done = 0; done < ready; done += 1) {
    const task = order[done] as number;
    for (let place = outgoing[task] as number; place < (outgoing[task + 1] as number); place += 1) {
      const follower = followers[place] as number;
      const left = (waiting[follower] as number) - 1;
      waiting[follower] = left;
      if (left === 0) {
        order[ready] = follower;
        ready += 1;
      }
    }
  }
  if (ready < size)
    throw new RefusalError('schedule.cycle', { cycle: nameCycle(edges, waiting).join(' → ') });
  return order;
}

const taskOf = (point: number, size: number): number => (point < size ? point : point - size);

/** Whoever still waits waits for somebody who waits: back along these until one comes again. */
function nameCycle({ tasks, size, incoming, point }: Edges, waiting: Int32Array): string[] {
  const path: number[] = [];
  const seen = new Set<number>();
  let task = waiting.findIndex((count) => count > 0);
  while (!seen.has(task)) {
    seen.add(task);
    path.push(task);
    for (let edge = incoming[task] as number; edge < (incoming[task + 1] as number); edge += 1) {
      const from = taskOf(point[edge] as number, size);
      if ((waiting[from] as number) > 0) {
        task = from;
        break;
      }
    }
  }
  const circle = path.slice(path.indexOf(task)).reverse();
  const first = circle.indexOf(Math.min(...circle));
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return [...turned, turned[0] as number].map((index) => tasks[index]?.id ?? '');
}
