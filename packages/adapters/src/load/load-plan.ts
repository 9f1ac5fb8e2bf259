/** One address under load. */
export interface LoadTarget {
  /** Base URL. */
  readonly url: string;
  readonly path: string;
  /** Requests a second, whatever the answers take. */
  readonly rps: number;
}

export interface LoadPlan {
  readonly targets: readonly LoadTarget[];
  /** How many users take turns, as `x-user-id: user-<n>`. */
  readonly users: number;
  /** The load ends by itself after this long. */
  readonly durationMs: number;
  readonly reportEveryMs: number;
  /** A request without a whole answer by then has failed. */
  readonly timeoutMs: number;
  /** A request that would exceed it is not sent, and counts as failed: a real user would have waited in vain. */
  readonly maxInFlight: number;
}

/**
 * How many requests an open loop should have sent by now, at `rps` since `startedAt` (ms): independent of what came
 * back, so that a slow server meets the same load (a closed loop would spare it just when it matters).
 */
export const dueBy = (rps: number, startedAt: number, now: number): number =>
  Math.floor((Math.max(0, now - startedAt) * rps) / 1_000);
