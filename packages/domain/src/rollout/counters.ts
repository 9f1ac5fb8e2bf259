import type { ObservedTraffic, TrackCounters } from './traffic.ts';

/** One bucket of a latency histogram, not cumulative; `upToMs` null is the last, unbounded one. */
export interface LatencyBucket {
  readonly upToMs: number | null;
  readonly count: number;
}

/** What one version did in a stretch of time. */
export interface Tally {
  readonly requests: number;
  readonly bad: number;
  readonly slow: number;
  readonly latency: readonly LatencyBucket[];
}

/** How far the raw counters of one target have been read, within one life of its router. */
export interface CounterCursor {
  readonly bootId: string;
  readonly counters: readonly TrackCounters[];
}

/** What each version did since the cursor. */
export interface VersionDelta extends Tally {
  readonly version: string;
}

export const EMPTY_TALLY: Tally = { requests: 0, bad: 0, slow: 0, latency: [] };

/**
 * Differences of raw counters. The first reading of a target only sets the cursor: what was counted before it is
 * nobody's evidence. A new boot id, a version not seen before or any counter that went down is a restart from 0,
 * so the new value is the difference; it is never negative.
 */
export function readCounters(
  cursor: CounterCursor | null,
  observed: Pick<ObservedTraffic, 'bootId' | 'counters'>,
): { readonly cursor: CounterCursor; readonly deltas: readonly VersionDelta[] } {
  const next: CounterCursor = { bootId: observed.bootId, counters: keepUnseen(cursor, observed) };
  if (cursor === null) return { cursor: next, deltas: [] };
  const known = cursor.bootId === observed.bootId ? cursor.counters : [];
  const deltas = observed.counters.map((now) => {
    const before = known.find((counters) => counters.version === now.version);
    return { version: now.version, ...difference(before ?? null, now) };
  });
  return { cursor: next, deltas };
}

/** The difference of one version; nothing when the version is not among them. */
export function deltaOf(deltas: readonly VersionDelta[], version: string): Tally {
  const found = deltas.find((delta) => delta.version === version);
  if (found === undefined) return EMPTY_TALLY;
  return { requests: found.requests, bad: found.bad, slow: found.slow, latency: found.latency };
}

/** Two stretches of time together. */
export function addTallies(one: Tally, other: Tally): Tally {
  return {
    requests: one.requests + other.requests,
    bad: one.bad + other.bad,
    slow: one.slow + other.slow,
    latency: addLatency(one.latency, other.latency),
  };
}

/**
 * Latency (ms) that the share `q` of requests stays within, linearly interpolated inside its bucket as Prometheus'
 * `histogram_quantile` does; when it lies in the unbounded bucket, the last bound. Null without requests.
 */
export function latencyQuantile(latency: readonly LatencyBucket[], q: number): number | null {
  const total = latency.reduce((sum, bucket) => sum + bucket.count, 0);
  if (total === 0) return null;
  const ordered = [...latency].sort((a, b) => bound(a.upToMs) - bound(b.upToMs));
  const rank = q * total;
  let below = 0;
  let lower = 0;
  for (const bucket of ordered) {
    if (bucket.upToMs === null) return lower;
    if (bucket.count > 0 && below + bucket.count >= rank)
      return lower + ((bucket.upToMs - lower) * (rank - below)) / bucket.count;
    below += bucket.count;
    lower = bucket.upToMs;
  }
  return lower;
}

const bound = (upToMs: number | null): number => upToMs ?? Number.POSITIVE_INFINITY;

function addLatency(one: readonly LatencyBucket[], other: readonly LatencyBucket[]): LatencyBucket[] {
  const counts = new Map<number | null, number>();
  for (const { upToMs, count } of [...one, ...other]) counts.set(upToMs, (counts.get(upToMs) ?? 0) + count);
  return [...counts]
    .map(([upToMs, count]) => ({ upToMs, count }))
    .sort((a, b) => bound(a.upToMs) - bound(b.upToMs));
}

/** A version that a router leaves out of one reading keeps its place, or its whole past would count again later. */
function keepUnseen(
  cursor: CounterCursor | null,
  observed: Pick<ObservedTraffic, 'bootId' | 'counters'>,
): readonly TrackCounters[] {
  if (cursor === null || cursor.bootId !== observed.bootId) return observed.counters;
  const seen = new Set(observed.counters.map((counters) => counters.version));
  return [...observed.counters, ...cursor.counters.filter((counters) => !seen.has(counters.version))];
}

function difference(before: TrackCounters | null, now: TrackCounters): Tally {
  const since = before !== null && !hasRestarted(before, now) ? before : null;
  const bad = now.bad - (since?.bad ?? 0);
  const slow = now.slow - (since?.slow ?? 0);
  return {
    // An answer may be counted a tick later than its request: then that tick has at least this many requests.
    requests: Math.max(now.requests - (since?.requests ?? 0), bad, slow),
    bad,
    slow,
    latency: now.latency.map(({ upToMs, count }) => ({
      upToMs,
      count: count - countAt(since, upToMs),
    })),
  };
}

function hasRestarted(before: TrackCounters, now: TrackCounters): boolean {
  const isLower = now.requests < before.requests || now.bad < before.bad || now.slow < before.slow;
  return isLower || now.latency.some(({ upToMs, count }) => count < countAt(before, upToMs));
}

function countAt(counters: TrackCounters | null, upToMs: number | null): number {
  return counters?.latency.find((bucket) => bucket.upToMs === upToMs)?.count ?? 0;
}
