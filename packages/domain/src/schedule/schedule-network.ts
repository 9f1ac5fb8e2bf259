import { accept, type Outcome, RefusalError } from '../error/refusal.ts';
import { findCriticalPath } from './critical-path.ts';
import { findFindings } from './find-findings.ts';
import { PROGRESS } from './network.ts';
import { criticalSlack, type PreparedNetwork, prepareNetwork } from './prepare-network.ts';
import type { Schedule, ScheduledTask, ScheduleOptions, ScheduleTask } from './task.ts';
import type { Dates } from './tell-dates.ts';

/**
 * Early and late dates, slack and the critical path of a network (critical path method), in days of work of the project.
 * Estimates count with their PERT mean. Early dates are as soon as possible; late ones keep the required `finish`, else
 * the earliest end, and every deadline. A fixed date that cannot be kept does not refuse the network: it is a finding, and
 * the slack of what is in its way is negative. Refuses what is no network: circles, unknown, repeated or impossible
 * tasks, and calendars on which nothing is ever done.
 */
export function scheduleNetwork(
  tasks: readonly ScheduleTask[],
  options: ScheduleOptions = {},
): Outcome<Schedule> {
  return attempt(() => computeSchedule(prepareNetwork(tasks, options)));
}

/** Turns a refusal that was thrown into a value. */
export function attempt<T>(compute: () => T): Outcome<T> {
  try {
    return accept(compute());
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** Runs both passes on the expected durations. */
export function computeSchedule(prepared: PreparedNetwork): Schedule {
  const { network, timeline, limits, passes, datesOf } = prepared;
  const { tasks, size, progress } = network;
  const { workOf } = timeline;
  const { durations } = network;
  const end = passes.forward(durations);
  passes.backward(durations, limits.finish ?? end);
  const free = passes.freeSlack(durations, end);
  const threshold = criticalSlack(prepared, end);
  const { early, late } = passes;
  const scheduled: ScheduledTask[] = [];
  for (let task = 0; task < size; task += 1) {
    const { id, owner = null } = tasks[task] as ScheduleTask;
    const totalSlack = passes.totalSlack(task);
    const dates = datesOf?.(task) ?? NO_DATES;
    scheduled.push({
      id,
      owner,
      es: workOf(early[task] as number),
      ef: workOf(early[size + task] as number),
      ls: workOf(dates.lateStart ?? (late[task] as number)),
      lf: workOf(dates.lateFinish ?? (late[size + task] as number)),
      totalSlack,
      freeSlack: Math.max(0, free[task] as number),
      critical: totalSlack <= threshold && progress[task] !== PROGRESS.done,
      start: dates.start,
      finish: dates.finish,
      latestStart: dates.latestStart,
      latestFinish: dates.latestFinish,
    });
  }
  return {
    tasks: scheduled,
    duration: workOf(end),
    criticalPath: findCriticalPath(network, passes, scheduled),
    start: timeline.start,
    finish: timeline.start === null || size === 0 ? null : timeline.dateOf(passes.endDay()),
    findings: findFindings(prepared, scheduled, end),
  };
}

const NO_DATES: Dates = {
  lateStart: null,
  lateFinish: null,
  start: null,
  finish: null,
  latestStart: null,
  latestFinish: null,
};
