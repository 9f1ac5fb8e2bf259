import type { DateText } from '../calendar/working-days.ts';
import type { Outcome } from '../error/refusal.ts';
import { betaPertSampler } from './beta-pert.ts';
import { workLeft } from './limits.ts';
import { PROGRESS } from './network.ts';
import { criticalSlack, type PreparedNetwork, prepareNetwork } from './prepare-network.ts';
import { createRandom, type Random } from './random.ts';
import { attempt, computeSchedule } from './schedule-network.ts';
import type { Schedule, ScheduleOptions, SchedulePoint, ScheduleTask } from './task.ts';

export interface SimulationOptions extends ScheduleOptions {
  /** How often the network is run through. */
  readonly runs: number;
  /** The same seed gives the same numbers, on every platform. */
  readonly seed: number;
}

/** What chance makes of a network. Days are those of work of the project from its start. */
export interface Simulation {
  readonly runs: number;
  /** Days by which so many percent of the runs are done. */
  readonly p50: number;
  readonly p80: number;
  readonly p95: number;
  /** The dates on which they are; null without a calendar. */
  readonly p50Date: DateText | null;
  readonly p80Date: DateText | null;
  readonly p95Date: DateText | null;
  /** Of each task, in the order of the network: the share of the runs in which it is critical. */
  readonly criticality: readonly number[];
  /** The share of the runs that are done by a number of days, or by the end of a date: the empirical distribution. */
  readonly shareDoneBy: (point: SchedulePoint) => number;
}

/** A simulation in parts, for whoever has something else to do in between. */
export interface SimulationInParts {
  readonly schedule: Schedule;
  /** Runs that are left to do. */
  readonly left: () => number;
  readonly run: (runs: number) => void;
  /** Of the runs so far, of which there is one at least. */
  readonly result: () => Simulation;
}

/**
 * Schedules the network once with expected durations, and prepares runs with durations by chance: of estimates by their
 * beta-PERT distribution, independent of each other (Van Slyke, "Monte Carlo Methods and the PERT Problem", Operations
 * Research 11, 1963). Where nothing is estimated, one run says all. Refuses as `scheduleNetwork` does.
 */
export const createSimulation = (
  tasks: readonly ScheduleTask[],
  options: SimulationOptions,
): Outcome<SimulationInParts> =>
  attempt(() => {
    const prepared = prepareNetwork(tasks, options);
    const schedule = computeSchedule(prepared);
    return { schedule, ...runsOf(prepared, options) };
  });

/** All runs of a simulation at once. */
export function simulate(tasks: readonly ScheduleTask[], options: SimulationOptions): Outcome<Simulation> {
  const created = createSimulation(tasks, options);
  if (!created.ok) return created;
  const { left, run, result } = created.value;
  run(left());
  return { ok: true, value: result() };
}

function runsOf(
  prepared: PreparedNetwork,
  { runs, seed }: SimulationOptions,
): Omit<SimulationInParts, 'schedule'> {
  const { network, passes, limits, timeline } = prepared;
  const { size } = network;
  const durations = network.durations.slice();
  const samples = samplersOf(prepared, createRandom(seed));
  const total = samples.length === 0 ? 1 : Math.max(1, Math.floor(runs));
  const ends = new Float64Array(total);
  const days = new Float64Array(total);
  const critical = new Uint32Array(size);
  const isOpen = Array.from(network.progress, (progress) => progress !== PROGRESS.done);
  let done = 0;
  const once = (): void => {
    for (const { task, sample } of samples) durations[task] = sample();
    const end = passes.forward(durations);
    ends[done] = end;
    days[done] = passes.endDay();
    passes.backward(durations, limits.finish ?? end);
    const threshold = criticalSlack(prepared, end);
    for (let task = 0; task < size; task += 1)
      if (passes.totalSlack(task) <= threshold && isOpen[task] === true)
        critical[task] = (critical[task] as number) + 1;
    done += 1;
  };
  return {
    left: () => total - done,
    run: (count) => {
      for (let index = 0; index < count && done < total; index += 1) once();
    },
    result: () => {
      const sorted = ends.slice(0, done).sort();
      const sortedDays = days.slice(0, done).sort();
      const works = sorted.map(timeline.workOf);
      const dateAt = (share: number): DateText | null =>
        timeline.start === null || size === 0 ? null : timeline.dateOf(quantile(sortedDays, share));
      return {
        runs: done,
        p50: quantile(works, 0.5),
        p80: quantile(works, 0.8),
        p95: quantile(works, 0.95),
        p50Date: dateAt(0.5),
        p80Date: dateAt(0.8),
        p95Date: dateAt(0.95),
        criticality: Array.from(critical, (count) => count / done),
        shareDoneBy: (point) =>
          typeof point === 'number'
            ? shareUpTo(works, point + NEAR)
            : shareUpTo(sortedDays, timeline.beginOf(point)),
      };
    },
  };
}

/** Days that are told apart from the next by nothing but rounding. */
const NEAR = 1e-9;

interface Sampled {
  readonly task: number;
  readonly sample: () => number;
}

/** Of every task that chance has a say in. */
function samplersOf({ network, limits }: PreparedNetwork, random: Random): readonly Sampled[] {
  return network.tasks.flatMap(({ duration, remaining }, task): Sampled[] => {
    const progress = network.progress[task];
    if (typeof duration === 'number' || duration.optimistic === duration.pessimistic) return [];
    if (progress === PROGRESS.done || (progress === PROGRESS.begun && remaining !== undefined)) return [];
    const sample = betaPertSampler(duration, random);
    return [{ task, sample: progress === PROGRESS.begun ? () => workLeft(limits, task, sample()) : sample }];
  });
}

/** The least value that this share of a sorted sample does not exceed. */
const quantile = (sorted: Float64Array, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length - NEAR) - 1)] ?? 0;

/** How much of a sorted sample is no greater than a value. */
function shareUpTo(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return sorted.length === 0 ? 0 : low / sorted.length;
}
