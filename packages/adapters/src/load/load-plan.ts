/** One address under load. */
export interface LoadTarget {
  /** Base URL. */
  readonly url: string;
  readonly path: string;
  /** Requests a second, whatever the answers take. */
  readonly rps: number;
}

/** What a load generator is told to do. */
export interface LoadPlan {
  readonly targets: readonly LoadTarget[];
  /** How many users take turns, as `x-user-id: user-<n>`. */
  readonly users: number;
  /** The load ends by itself after this long. */
  readonly durationMs: number;
  readonly reportEveryMs: number;
  /** A request without a whole answer by then has failed. */
  readonly timeoutMs: number;
  /** An answer that took longer counts as slow (ms). */
  readonly slowAfterMs: number;
  /** A request that would exceed it is not sent, and counts as failed: a real user would have waited in vain. */
  readonly maxInFlight: number;
}

/**
 * How many requests an open loop has sent after `elapsedMs`, whatever came back: a slow server meets the same load,
 * where a closed loop would spare it just when it matters.
 */
export const dueAfter = (elapsedMs: number, rps: number): number => Math.floor((elapsedMs * rps) / 1_000);
