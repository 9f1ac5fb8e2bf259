import { accept, type Outcome, RefusalError } from '../error/refusal.ts';
import { createCalendarPasses } from './calendar-passes.ts';
import { findCriticalPath } from './critical-path.ts';
import { findFindings } from './find-findings.ts';
import { indexNetwork, type Network, PROGRESS } from './index-network.ts';
import { type Limits, placeLimits, workLeft } from './limits.ts';
import type { Passes } from './passes.ts';
import { createPlainPasses, tolerance } from './plain-passes.ts';
import type { Schedule, ScheduledTask, ScheduleOptions, ScheduleTask } from './task.ts';
import { type Dates, tellDates } from './tell-dates.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/** A network that is ready for as many passes as somebody wants. */
export interface PreparedNetwork {
  readonly network: Network;
  readonly timeline: Timeline;
  readonly limits: Limits;
  readonly passes: Passes;
  /** Null without dates. */
  readonly datesOf: ((task: number) => Dates) | null;
}

/** Throws a RefusalError for whatever is wrong with the network or its calendars. */
export function prepareNetwork(tasks: readonly ScheduleTask[], options: ScheduleOptions): PreparedNetwork {
  const network = indexNetwork(tasks);
  const timeline = createTimeline(tasks, options);
  const limits = placeLimits(network, timeline, options);
  const { durations, progress } = network;
  for (let task = 0; task < network.size; task += 1)
    if (progress[task] === PROGRESS.begun)
      durations[task] = workLeft(limits, task, durations[task] as number);
  const { project } = timeline;
  if (project === null)
    return { network, timeline, limits, passes: createPlainPasses(network, limits), datesOf: null };
  const passes = createCalendarPasses(network, limits, { ...timeline, project });
  return { network, timeline, limits, passes, datesOf: tellDates(passes, timeline, network) };
}

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

/** Slack of whatever drives the end: none, or what a required end leaves; no task has less but by a date of its own. */
export function criticalSlack({ limits, timeline }: PreparedNetwork, end: number): number {
  const { finish } = limits;
  const spare = finish === null ? 0 : timeline.workOf(finish) - timeline.workOf(end);
  return spare + tolerance(end);
}
