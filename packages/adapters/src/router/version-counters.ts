import type { TrackCounters } from '@tminus/domain';

/** Upper bounds in ms, a factor of √2 apart, from 1 ms to about a minute. */
const BOUNDS_MS: readonly number[] = Array.from(
  { length: 33 },
  (_, i) => Math.round(2 ** (i / 2) * 100) / 100,
);

/** How one request ended. */
export interface RequestEnd {
  /** A 5xx, or no answer. */
  readonly bad: boolean;
  readonly tookMs: number;
  readonly slowAfterMs: number;
}

/** Raw counters of one version; a request counts when it ends, and is in flight until then. */
export interface VersionCounters {
  begin(): void;
  end(how: RequestEnd): void;
  inFlight(): number;
  read(): TrackCounters;
}

/** Starts a version's counters at zero. */
export function createVersionCounters(version: string): VersionCounters {
  const histogram = new Array<number>(BOUNDS_MS.length + 1).fill(0);
  let [requests, bad, slow, inFlight] = [0, 0, 0, 0];
  return {
    begin: () => {
      inFlight += 1;
    },
    end: (how) => {
      inFlight -= 1;
      requests += 1;
      if (how.bad) bad += 1;
      if (how.tookMs > how.slowAfterMs) slow += 1;
      const cell = BOUNDS_MS.findIndex((bound) => how.tookMs <= bound);
      const at = cell === -1 ? BOUNDS_MS.length : cell;
      histogram[at] = (histogram[at] ?? 0) + 1;
    },
    inFlight: () => inFlight,
    read: () => ({
      version,
      requests,
      bad,
      slow,
      inFlight,
      latency: histogram.map((count, i) => ({ upToMs: BOUNDS_MS[i] ?? null, count })),
    }),
  };
}
