/** What a load generator is told to do; it stops by itself after `seconds`. */
export interface LoadOrder {
  /** Base URL with path, called with GET. */
  readonly url: string;
  readonly requestsPerSecond: number;
  /** Distinct users, sent as `x-user-id`. */
  readonly users: number;
  readonly seconds: number;
  /** A request without an answer by then has failed (ms). */
  readonly timeoutMs: number;
}

/** A request that did not get a good answer. */
export interface LoadFailure {
  /** When it was sent (epoch ms). */
  readonly at: number;
  /** Status, or the code of the connection's error. */
  readonly reason: string;
}

/** Counters of the generator itself, since its start. One JSON line of its output. */
export interface LoadReport {
  readonly total: number;
  readonly failed: number;
  /** Failures since the report before. */
  readonly failures: readonly LoadFailure[];
  /** The last report: everything sent has been answered or given up. */
  readonly isFinal: boolean;
}
