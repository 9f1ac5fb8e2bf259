import type { ScheduleTask } from './task.ts';

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
