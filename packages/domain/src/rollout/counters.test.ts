import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addTallies,
  type CounterCursor,
  deltaOf,
  EMPTY_TALLY,
  latencyQuantile,
  readCounters,
} from './counters.ts';
import type { TrackCounters } from './traffic.ts';

const counters = (version: string, requests: number, bad = 0, slow = 0): TrackCounters => ({
  version,
  requests,
  bad,
  slow,
  latency: [
    { upToMs: 100, count: requests - slow },
    { upToMs: null, count: slow },
  ],
  inFlight: 0,
});

/** Reads one after the other and returns what the last reading added for 1.0.0. */
function lastDelta(...readings: { bootId: string; counters: TrackCounters[] }[]) {
  let cursor: CounterCursor | null = null;
  let deltas: ReturnType<typeof readCounters>['deltas'] = [];
  for (const reading of readings) ({ cursor, deltas } = readCounters(cursor, reading));
  return deltaOf(deltas, '1.0.0');
}

const boot = (bootId: string, ...all: TrackCounters[]) => ({ bootId, counters: all });

describe('readCounters', () => {
  it('takes the first reading as the beginning, not as evidence', () => {
    expect(lastDelta(boot('a', counters('1.0.0', 5_000, 900)))).toEqual(EMPTY_TALLY);
  });

  it('gives what was added since', () => {
    const delta = lastDelta(boot('a', counters('1.0.0', 100, 1, 2)), boot('a', counters('1.0.0', 160, 4, 3)));
    expect(delta).toMatchObject({ requests: 60, bad: 3, slow: 1 });
    expect(delta.latency).toEqual([
      { upToMs: 100, count: 59 },
      { upToMs: null, count: 1 },
    ]);
  });

  it.each([
    ['a new boot id', boot('b', counters('1.0.0', 120, 5))],
    ['a decrease', boot('a', counters('1.0.0', 90, 5))],
    ['a decrease of the bad ones alone', boot('a', counters('1.0.0', 200, 0))],
  ])('takes %s as a restart from 0', (_, second) => {
    const delta = lastDelta(boot('a', counters('1.0.0', 100, 1)), second);
    const now = second.counters[0];
    expect(delta).toMatchObject({ requests: now?.requests, bad: now?.bad });
  });

  it('counts a version that appears later from 0', () => {
    expect(lastDelta(boot('a', counters('0.9.0', 50)), boot('a', counters('1.0.0', 7, 1)))).toMatchObject({
      requests: 7,
      bad: 1,
    });
  });

  it('remembers a version that one reading leaves out', () => {
    const [first, third] = [counters('1.0.0', 50), counters('1.0.0', 55)];
    expect(lastDelta(boot('a', first), boot('a'), boot('a', third)).requests).toBe(5);
  });

  it('never has fewer requests than bad ones, when answers come a tick late', () => {
    expect(lastDelta(boot('a', counters('1.0.0', 10)), boot('a', counters('1.0.0', 10, 4)))).toMatchObject({
      requests: 4,
      bad: 4,
    });
  });

  it('adds up to everything served after the first reading, over any number of restarts', () => {
    const served = fc.record({ restart: fc.boolean(), good: fc.nat({ max: 50 }), bad: fc.nat({ max: 50 }) });
    fc.assert(
      fc.property(fc.array(served, { maxLength: 40 }), (ticks) => {
        let cursor = readCounters(null, boot('boot-0', counters('1.0.0', 70, 9))).cursor;
        let [requests, bad, boots] = [70, 9, 0];
        let seen = EMPTY_TALLY;
        for (const tick of ticks) {
          if (tick.restart) [requests, bad, boots] = [0, 0, boots + 1];
          requests += tick.good + tick.bad;
          bad += tick.bad;
          const read = readCounters(cursor, boot(`boot-${boots}`, counters('1.0.0', requests, bad)));
          cursor = read.cursor;
          const delta = deltaOf(read.deltas, '1.0.0');
          expect(Math.min(delta.requests, delta.bad, delta.slow)).toBeGreaterThanOrEqual(0);
          seen = addTallies(seen, delta);
        }
        expect(seen.bad).toBe(ticks.reduce((sum, tick) => sum + tick.bad, 0));
        expect(seen.requests).toBe(ticks.reduce((sum, tick) => sum + tick.good + tick.bad, 0));
      }),
    );
  });
});

describe('latencyQuantile', () => {
  const histogram = [
    { upToMs: 100, count: 90 },
    { upToMs: 500, count: 8 },
    { upToMs: null, count: 2 },
  ];

  it('interpolates inside the bucket', () => {
    expect(latencyQuantile(histogram, 0.95)).toBeCloseTo(100 + (400 * 5) / 8);
    expect(latencyQuantile(histogram, 0.45)).toBeCloseTo(50);
  });

  it('gives the last bound when it lies beyond, whatever the order of the buckets', () => {
    expect(latencyQuantile([...histogram].reverse(), 0.995)).toBe(500);
  });

  it('is null without requests', () => {
    expect(latencyQuantile([], 0.95)).toBeNull();
    expect(latencyQuantile([{ upToMs: 100, count: 0 }], 0.95)).toBeNull();
  });
});
