import { createCalendarPasses } from './calendar-passes.ts';
import { indexNetwork } from './index-network.ts';
import { type Limits, placeLimits, workLeft } from './limits.ts';
import { type Network, PROGRESS } from './network.ts';
import type { Passes } from './passes.ts';
import { createPlainPasses, tolerance } from './plain-passes.ts';
import type { ScheduleOptions, ScheduleTask } from './task.ts';
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

/** Slack of whatever drives the end: none, or what a required end leaves; no task has less but by a date of its own. */
export function criticalSlack({ limits, timeline }: PreparedNetwork, end: number): number {
  const { finish } = limits;
  const spare = finish === null ? 0 : timeline.workOf(finish) - timeline.workOf(end);
  return spare + tolerance(end);
}
