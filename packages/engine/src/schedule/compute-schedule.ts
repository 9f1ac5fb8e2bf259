import {
  accept,
  createSimulation,
  type Outcome,
  refuse,
  type Schedule,
  type ScheduleOptions,
  type ScheduleTask,
  type Simulation,
} from '@tminus/domain';

export interface ScheduleRequest {
  readonly tasks: readonly (ScheduleTask & { readonly name?: string })[];
  readonly options: ScheduleOptions;
  /** Null for as many as are usual. */
  readonly runs: number | null;
  readonly seed: number | null;
}

export interface ComputedSchedule {
  readonly schedule: Schedule;
  readonly simulation: Simulation;
  /** Of the tasks that have one, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** The share of the runs that are done by the end that was asked for; null without one. */
  readonly shareByFinish: number | null;
}

const USUAL_RUNS = 10_000;
const USUAL_SEED = 1;
/** Tasks times runs: some seconds of work. */
const MOST_TASK_RUNS = 20_000_000;
/** Tasks times runs between two breaths: some milliseconds. */
const TASK_RUNS_AT_ONCE = 20_000;

/**
 * The schedule of a network and the likelihood of its end. Works in small parts and lets others go on in between, with
 * `breathe`. Refuses what is no network, and more runs than are done at once (`schedule.tooLarge`).
 */
export async function computeSchedule(
  { tasks, options, runs, seed }: ScheduleRequest,
  breathe: () => Promise<void>,
): Promise<Outcome<ComputedSchedule>> {
  const size = Math.max(1, tasks.length);
  const wanted = runs ?? Math.min(USUAL_RUNS, Math.floor(MOST_TASK_RUNS / size));
  const created = createSimulation(tasks, { ...options, runs: wanted, seed: seed ?? USUAL_SEED });
  if (!created.ok) return created;
  const { schedule, left, run, result } = created.value;
  if (left() * size > MOST_TASK_RUNS)
    return refuse('schedule.tooLarge', { tasks: tasks.length, runs: wanted, most: MOST_TASK_RUNS });
  const part = Math.max(1, Math.floor(TASK_RUNS_AT_ONCE / size));
  while (left() > 0) {
    run(part);
    await breathe();
  }
  const simulation = result();
  return accept({
    schedule,
    simulation,
    names: new Map(tasks.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const]))),
    shareByFinish: options.finish === undefined ? null : simulation.shareDoneBy(options.finish),
  });
}
