/**
 * The forward and the backward pass over one network, again and again with other durations (Kelley and Walker,
 * "Critical-Path Planning and Scheduling", Eastern Joint Computer Conference 1959; for the four kinds of dependencies,
 * Fondahl, "A Non-Computer Approach to the Critical Path Method", 1961, and Moder, Phillips and Davis, "Project Management
 * with CPM, PERT and Precedence Diagramming", 3rd edition, 1983). Points are moments: first the starts of all tasks, then
 * their finishes.
 */
export interface Passes {
  /** As soon as everything before allows. */
  readonly early: Float64Array;
  /** The last that keep the end of the latest backward pass, and every limit. */
  readonly late: Float64Array;
  /** Fills `early` for these durations (days of work) and returns the moment of the end. */
  readonly forward: (durations: Float64Array) => number;
  /** Fills `late`, counted back from an end. */
  readonly backward: (durations: Float64Array, end: number) => void;
  /** Days of work of the project between early and late, at start or finish, whichever is less. */
  readonly totalSlack: (task: number) => number;
  /** Of every task, once both passes ran: what it can slip and leave the early points of all others, and this end. */
  readonly freeSlack: (durations: Float64Array, end: number) => Float64Array;
  /** Whether an edge leaves the task that it binds no earlier place. */
  readonly isDriving: (edge: number, task: number, durations: Float64Array) => boolean;
  /** Number of the day on which the end of the last forward pass falls; -1 without a calendar. */
  readonly endDay: () => number;
}
