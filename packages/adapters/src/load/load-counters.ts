/** One second of load, by when its requests were sent. */
export interface LoadSecond {
  /** Epoch ms at which the second starts. */
  readonly at: number;
  readonly total: number;
  readonly failed: number;
  /** Answered well, but later than the load's patience. */
  readonly slow: number;
}

/** What the load generator has seen so far; requests count when they end. */
export interface LoadCounters {
  readonly startedAt: number;
  readonly at: number;
  readonly total: number;
  readonly failed: number;
  /** Answered well, but later than the load's patience. */
  readonly slow: number;
  readonly inFlight: number;
  /** Failures by kind: `status 502`, `ECONNRESET`, `timeout`, `too many in flight`, … */
  readonly kinds: Readonly<Record<string, number>>;
  /** Only seconds in which requests ended since the last report; the final report holds all. */
  readonly seconds: readonly LoadSecond[];
  readonly isFinal: boolean;
}

/** Collects the ends of requests. Times are epoch ms. */
export interface LoadTally {
  sent(): void;
  /** `failure` is its kind, undefined for a request that went well; `isSlow` says whether that took too long. */
  ended(sentAt: number, failure: string | undefined, isSlow: boolean): void;
  inFlight(): number;
  report(at: number, isFinal: boolean): LoadCounters;
}

/** How many requests sent in [from, to) ended so, in whole seconds: those that the span only touches count too. */
export function countBetween(
  seconds: Iterable<LoadSecond>,
  how: 'failed' | 'slow',
  from: number,
  to: number,
): number {
  let count = 0;
  for (const second of seconds) if (second.at + 1_000 > from && second.at < to) count += second[how];
  return count;
}

/** Starts counting at zero. */
export function createLoadTally(startedAt: number): LoadTally {
  const seconds = new Map<number, LoadSecond>();
  const changed = new Set<number>();
  const kinds: Record<string, number> = {};
  let [total, failed, slow, inFlight] = [0, 0, 0, 0];
  return {
    sent: () => {
      inFlight += 1;
    },
    ended: (sentAt, failure, isSlow) => {
      inFlight -= 1;
      total += 1;
      const bad = failure === undefined ? 0 : 1;
      const late = failure === undefined && isSlow ? 1 : 0;
      failed += bad;
      slow += late;
      if (failure !== undefined) kinds[failure] = (kinds[failure] ?? 0) + 1;
      const at = Math.floor(sentAt / 1_000) * 1_000;
      const second = seconds.get(at) ?? { at, total: 0, failed: 0, slow: 0 };
      seconds.set(at, {
        at,
        total: second.total + 1,
        failed: second.failed + bad,
        slow: second.slow + late,
      });
      changed.add(at);
    },
    inFlight: () => inFlight,
    report: (at, isFinal) => {
      const wanted = isFinal ? [...seconds.keys()] : [...changed];
      changed.clear();
      const rows = wanted.map((key) => seconds.get(key)).filter((second) => second !== undefined);
      return { startedAt, at, total, failed, slow, inFlight, kinds: { ...kinds }, seconds: rows, isFinal };
    },
  };
}
