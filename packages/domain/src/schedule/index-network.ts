import { RefusalError } from '../error/refusal.ts';
import { nearestWord } from '../lint/nearest-word.ts';
import { checkTask } from './check-task.ts';
import { expectedDuration } from './estimate.ts';
import { orderTasks } from './order-tasks.ts';
import type { ScheduleTask, TaskDependency } from './task.ts';

/**
 * A network as numbers. Task `j` has two points in time, its start `j` and its finish `size + j`; an edge says that a point
 * of one task lies at least `lag` after a point of another. Edges stand in the order of the tasks they bind: those of task
 * `j` from `incoming[j]` to `incoming[j + 1]`, up to `middle[j]` those that bind its start, then those of its finish.
 */
export interface Network {
  readonly tasks: readonly ScheduleTask[];
  readonly size: number;
  /** Tasks so that each comes after all that it waits for. */
  readonly order: Int32Array;
  readonly incoming: Int32Array;
  readonly middle: Int32Array;
  /** The point that an edge comes from. */
  readonly point: Int32Array;
  readonly lag: Float64Array;
  /** 1 where the lag runs on days off too. */
  readonly elapsed: Uint8Array;
  /** Expected durations in days, or what is left of them. */
  readonly durations: Float64Array;
  readonly progress: Uint8Array;
}

/** How far a task has come, as the numbers of `Network.progress`. */
export const PROGRESS = { open: 0, begun: 1, done: 2 } as const;

/**
 * Reads every task and dependency once. What a task that has begun was to wait for is left out, and all edges of one that
 * is done. Throws a RefusalError with the first thing that is wrong.
 */
export function indexNetwork(tasks: readonly ScheduleTask[]): Network {
  const size = tasks.length;
  const indexOf = new Map<string, number>();
  let most = 0;
  const durations = new Float64Array(size);
  const progress = new Uint8Array(size);
  for (let index = 0; index < size; index += 1) {
    const task = tasks[index] as ScheduleTask;
    checkTask(task);
    indexOf.set(task.id, index);
    if (indexOf.size <= index) throw new RefusalError('schedule.duplicateTask', { task: task.id });
    durations[index] = expectedDuration(task.duration);
    if (task.actualFinish !== undefined) progress[index] = PROGRESS.done;
    else if (task.actualStart !== undefined) progress[index] = PROGRESS.begun;
    most += task.dependsOn?.length ?? 0;
  }
  const incoming = new Int32Array(size + 1);
  const middle = new Int32Array(size);
  const point = new Int32Array(most);
  const lag = new Float64Array(most);
  const elapsed = new Uint8Array(most);
  let count = 0;
  let isOrdered = true;
  const add = (task: ScheduleTask, index: number, dependency: TaskDependency): void => {
    const from = indexOf.get(dependency.id);
    if (from === undefined) throw unknownTask(task, dependency, indexOf);
    if (from === index) throw new RefusalError('schedule.selfDependency', { task: task.id });
    if (from > index) isOrdered = false;
    const { kind = 'FS' } = dependency;
    point[count] = kind === 'FS' || kind === 'FF' ? size + from : from;
    lag[count] = dependency.lag ?? 0;
    elapsed[count] = dependency.isElapsed === true ? 1 : 0;
    count += 1;
  };
  for (let index = 0; index < size; index += 1) {
    const task = tasks[index] as ScheduleTask;
    const dependencies = task.dependsOn ?? [];
    incoming[index] = count;
    let ofFinish = 0;
    for (const dependency of dependencies) {
      if (bindsFinish(dependency)) ofFinish += 1;
      else add(task, index, dependency);
    }
    // Checked all the same, and then forgotten.
    if (progress[index] !== PROGRESS.open) count = incoming[index] as number;
    middle[index] = count;
    if (ofFinish > 0)
      for (const dependency of dependencies) if (bindsFinish(dependency)) add(task, index, dependency);
    if (progress[index] === PROGRESS.done) count = middle[index] as number;
  }
  incoming[size] = count;
  const network = { tasks, size, incoming, middle, point, lag, elapsed, durations, progress };
  return { ...network, order: isOrdered ? Int32Array.from(tasks.keys()) : orderTasks(network) };
}

const bindsFinish = ({ kind }: TaskDependency): boolean => kind === 'FF' || kind === 'SF';

function unknownTask(
  task: ScheduleTask,
  { id }: TaskDependency,
  known: ReadonlyMap<string, number>,
): RefusalError {
  const nearest = nearestWord(id, [...known.keys()]);
  return nearest === null
    ? new RefusalError('schedule.unknownTask', { task: task.id, dependency: id })
    : new RefusalError('schedule.unknownTaskNear', { task: task.id, dependency: id, nearest });
}
