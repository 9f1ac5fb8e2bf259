import { type Network, PROGRESS } from './network.ts';
import type { ScheduleOptions } from './task.ts';
import type { Timeline } from './timeline.ts';

/** What bounds each task beside the others: moments, infinite where nothing does. */
export interface Limits {
  readonly startAtLeast: Float64Array;
  /** Of tasks that must start on a date. */
  readonly startAtMost: Float64Array;
  readonly finishAtMost: Float64Array;
  /** Of tasks that have begun. */
  readonly actualStart: Float64Array;
  /** Of tasks that are done. */
  readonly actualFinish: Float64Array;
  /** Days of work that are done already. */
  readonly worked: Float64Array;
  /** What is left of tasks that said so; NaN of others. */
  readonly remaining: Float64Array;
  /** The required end; null for as soon as possible. */
  readonly finish: number | null;
}

/** Throws a RefusalError for dates that are none, or stand without a start. */
export function placeLimits(network: Network, timeline: Timeline, options: ScheduleOptions): Limits {
  const { tasks, size, progress } = network;
  const { beginOf, endOf, workOf } = timeline;
  const asOf = options.asOf === undefined ? 0 : beginOf(options.asOf);
  const limits = {
    startAtLeast: new Float64Array(size).fill(Math.max(0, asOf)),
    startAtMost: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
    finishAtMost: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
    actualStart: new Float64Array(size),
    actualFinish: new Float64Array(size),
    worked: new Float64Array(size),
    remaining: new Float64Array(size).fill(Number.NaN),
    finish: options.finish === undefined ? null : endOf(options.finish),
  };
  for (let index = 0; index < size; index += 1) {
    const task = tasks[index];
    if (task === undefined) continue;
    const { notBefore, on, deadline, actualStart, actualFinish } = task;
    if (deadline !== undefined) limits.finishAtMost[index] = endOf(deadline);
    if (progress[index] === PROGRESS.open) {
      const least = limits.startAtLeast[index] as number;
      if (notBefore !== undefined) limits.startAtLeast[index] = Math.max(least, beginOf(notBefore));
      if (on !== undefined) {
        const moment = timeline.axes[index]?.begin(beginOf(on)) ?? beginOf(on);
        limits.startAtLeast[index] = Math.max(limits.startAtLeast[index] as number, moment);
        limits.startAtMost[index] = moment;
      }
      continue;
    }
    const began = beginOf(actualStart ?? 0);
    limits.actualStart[index] = began;
    if (actualFinish !== undefined) limits.actualFinish[index] = Math.max(began, endOf(actualFinish));
    const goesOn = Math.max(began, options.asOf === undefined ? began : asOf);
    limits.startAtLeast[index] = goesOn;
    const ownWork = timeline.axes[index]?.work ?? workOf;
    limits.worked[index] = ownWork(goesOn) - ownWork(began);
    if (task.remaining !== undefined) limits.remaining[index] = task.remaining;
  }
  return limits;
}

/** What is left to do of a task whose whole duration is this, in days. */
export function workLeft({ worked, remaining }: Limits, task: number, duration: number): number {
  const said = remaining[task] as number;
  return Number.isNaN(said) ? Math.max(0, duration - (worked[task] as number)) : said;
}
