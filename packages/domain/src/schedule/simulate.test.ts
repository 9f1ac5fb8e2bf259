import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted } from '../error/refusal.ts';
import { betaPertSampler } from './beta-pert.ts';
import { durationVariance, expectedDuration } from './estimate.ts';
import { createRandom } from './random.ts';
import { networks, scheduled } from './schedule-builders.ts';
import { createSimulation, simulate } from './simulate.ts';
import type { Estimate, ScheduleTask } from './task.ts';

const estimate = (optimistic: number, likely: number, pessimistic: number): Estimate => ({
  optimistic,
  likely,
  pessimistic,
});
const run = (tasks: readonly ScheduleTask[], seed = 1, runs = 4_000) =>
  accepted(simulate(tasks, { seed, runs }));

describe('numbers by chance', () => {
  it('are those of xoshiro128** for every platform', () => {
    // Reckoned apart from this code, with whole numbers of any length, by the published algorithm.
    const random = createRandom(42);
    const words = Array.from({ length: 1_000 }, () => random() * 2 ** 32 - 0.5);
    expect([words[0], words[1], words[2], words[999]]).toEqual([660444221, 3652823732, 77672526, 742781573]);
    const [first] = words;
    expect(createRandom(43)() * 2 ** 32 - 0.5).not.toBe(first);
    expect(createRandom(2 ** 40)()).not.toBe(createRandom(0)());
  });

  it('are spread evenly between 0 and 1', () => {
    const random = createRandom(7);
    const counts = new Array<number>(20).fill(0);
    for (let index = 0; index < 200_000; index += 1) {
      const bin = Math.floor(random() * 20);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    // χ² with 19 degrees of freedom stays below 43.8 in 999 of 1,000 cases; the seed is fixed.
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(43.8);
  });
});

describe('a beta-PERT duration', () => {
  it.each([
    [estimate(2, 4, 6)],
    [estimate(1, 2, 9)],
    [estimate(0, 9, 10)],
    [estimate(3, 3, 8)],
    [estimate(3, 8, 8)],
    [estimate(5, 5.01, 9)],
  ])('of %j has the mean and the variance of its distribution, and stays within it', (given) => {
    const { optimistic, likely, pessimistic } = given;
    const sample = betaPertSampler(given, createRandom(11));
    const drawn = Array.from({ length: 100_000 }, sample);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (drawn.length - 1);
    const range = pessimistic - optimistic;
    const [alpha, beta] = [1 + (4 * (likely - optimistic)) / range, 1 + (4 * (pessimistic - likely)) / range];
    // Of a beta distribution on the range: αβ / ((α + β)² (α + β + 1)), with α + β = 6.
    const exact = (range ** 2 * alpha * beta) / (36 * 7);
    expect(mean).toBeCloseTo(expectedDuration(given), 1);
    expect(Math.abs(mean - expectedDuration(given))).toBeLessThan(4 * Math.sqrt(exact / drawn.length));
    expect(variance / exact).toBeGreaterThan(0.97);
    expect(variance / exact).toBeLessThan(1.03);
    expect(Math.min(...drawn.slice(0, 10_000))).toBeGreaterThanOrEqual(optimistic);
    expect(Math.max(...drawn.slice(0, 10_000))).toBeLessThanOrEqual(pessimistic);
  });

  it('has the distribution that is known exactly where one side has no range: 1 − (1 − x)⁵', () => {
    const sample = betaPertSampler(estimate(0, 0, 1), createRandom(3));
    const drawn = Array.from({ length: 50_000 }, sample).sort((one, other) => one - other);
    const farthest = drawn.reduce(
      (most, value, index) => Math.max(most, Math.abs((index + 1) / drawn.length - (1 - (1 - value) ** 5))),
      0,
    );
    // Kolmogorov and Smirnov: beyond 1.95/√n in one of 1,000 cases.
    expect(farthest).toBeLessThan(1.95 / Math.sqrt(drawn.length));
  });

  it('is as PERT says: ((p − o) / 6)² is the variance it reckons with', () => {
    expect(durationVariance(estimate(2, 4, 8))).toBe(1);
    expect(durationVariance(3)).toBe(0);
  });
});

describe('a simulation', () => {
  const tasks: readonly ScheduleTask[] = [
    { id: 'a', duration: estimate(1, 2, 9) },
    { id: 'b', duration: estimate(2, 3, 4) },
    { id: 'end', duration: 1, dependsOn: [{ id: 'a' }, { id: 'b' }] },
  ];

  it('is the same for the same seed, and another for another', () => {
    expect(run(tasks)).toMatchObject({ p50: run(tasks).p50, criticality: run(tasks).criticality });
    expect(run(tasks, 2).p50).not.toBe(run(tasks, 1).p50);
  });

  it('is the same in parts as at once', () => {
    const parts = accepted(createSimulation(tasks, { seed: 1, runs: 1_000 }));
    while (parts.left() > 0) parts.run(7);
    expect(parts.result().p80).toBe(run(tasks, 1, 1_000).p80);
  });

  it('has its percentiles in order, and knows the share that is done by a day', () => {
    const { p50, p80, p95, shareDoneBy } = run(tasks);
    expect([p50, p80, p95].toSorted((one, other) => one - other)).toEqual([p50, p80, p95]);
    expect(shareDoneBy(p80)).toBeGreaterThanOrEqual(0.8);
    expect(shareDoneBy(p80 - 1e-6)).toBeLessThan(0.8);
    expect([shareDoneBy(0), shareDoneBy(100)]).toEqual([0, 1]);
  });

  it('is near the sum of means and variances of a chain', () => {
    const chain = Array.from({ length: 30 }, (_, index) => ({
      id: `t${index}`,
      duration: estimate(2, 4, 6),
      dependsOn: index === 0 ? [] : [{ id: `t${index - 1}` }],
    }));
    // Symmetric: each has mean 4 and variance 16·9/252; the sum of 30 is nearly normal.
    const { p50, p95, criticality } = run(chain, 5, 10_000);
    const deviation = Math.sqrt((30 * 16 * 9) / 252);
    expect(Math.abs(p50 - 120)).toBeLessThan(0.2);
    expect(Math.abs(p95 - (120 + 1.645 * deviation))).toBeLessThan(0.3);
    expect(new Set(criticality)).toEqual(new Set([1]));
  });

  it('splits criticality between branches that compete, in halves where they are alike', () => {
    const alike = tasks.map((task) => ({ ...task, duration: task.id === 'end' ? 1 : estimate(1, 2, 4) }));
    const { criticality } = run(alike);
    const [a = 0, b = 0, end] = criticality;
    expect(end).toBe(1);
    expect(a + b).toBeCloseTo(1, 2);
    expect(Math.abs(a - 0.5)).toBeLessThan(0.03);
  });

  it('of fixed durations says what the schedule says, with every kind of dependency', () => {
    const drawn = networks(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -6, max: 6 }));
    fc.assert(
      fc.property(drawn, (network) => {
        const { runs, p50, p80, p95, criticality } = run(network);
        const schedule = scheduled(network);
        expect([runs, p50, p80, p95]).toEqual([1, ...new Array(3).fill(schedule.duration)]);
        expect(criticality).toEqual(schedule.tasks.map(({ critical }) => Number(critical)));
      }),
    );
  });

  it('has dates on a calendar: no end falls on a day off', () => {
    const options = { start: '2026-11-02', calendar: WEEKDAYS, seed: 1, runs: 2_000 };
    const found = accepted(simulate(tasks, options));
    const plain = run(tasks, 1, 2_000);
    expect([found.p50, found.p80, found.p95].map((days) => Number(days.toFixed(6)))).toEqual(
      [plain.p50, plain.p80, plain.p95].map((days) => Number(days.toFixed(6))),
    );
    // Day 0 is a Monday: a week of five days of work takes seven.
    const dateOf = (days: number) => {
      const last = Math.ceil(days) - 1;
      return new Date(Date.UTC(2026, 10, 2 + last + 2 * Math.floor(last / 5))).toISOString().slice(0, 10);
    };
    expect([found.p50Date, found.p80Date, found.p95Date]).toEqual(
      [found.p50, found.p80, found.p95].map(dateOf),
    );
    expect(found.shareDoneBy(found.p80Date ?? '')).toBeGreaterThanOrEqual(0.8);
    expect(found.shareDoneBy('2026-11-01')).toBe(0);
  });
});

const HOURS = [{ from: '09:00', to: '17:00' }];
const WEEKDAYS = {
  zone: 'UTC',
  week: { 1: HOURS, 2: HOURS, 3: HOURS, 4: HOURS, 5: HOURS },
  daysOff: [],
  share: 1,
};
