import { RefusalError } from '../error/refusal.ts';
import { nearestWord } from '../lint/nearest-word.ts';
import { checkTask } from './check-task.ts';
import { expectedDuration } from './estimate.ts';
import { type Network, PROGRESS } from './network.ts';
import { orderTasks } from './order-tasks.ts';
import type { ScheduleTask, TaskDependency } from './task.ts';

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
  const nearest = nearestWord(id, [...known.keys()]) ?? '–';
  return new RefusalError('schedule.unknownTask', { task: task.id, dependency: id, nearest });
}
