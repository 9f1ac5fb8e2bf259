/** A stretch of time in epoch milliseconds, half-open: `start` belongs to it, `end` does not. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}
