import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excessUpperBound, rateBounds } from './confidence.ts';
import { logBeta, logGamma } from './log-gamma.ts';
import { drawSample, seededRandom } from './testing.ts';

describe('logGamma', () => {
  it('is the logarithm of the factorial at whole numbers, and ln √π at one half', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n += 1) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 11);
      factorial *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 12);
  });
});

describe('rate bounds', () => {
  const samples = fc
    .record({ n: fc.integer({ min: 1, max: 1e6 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ n, part }) => ({ n, x: Math.floor(n * part) }));

  it('enclose the observed rate and lie between 0 and 1', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const { lower, upper } = rateBounds(sample, 0.05);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(sample.x / sample.n);
        expect(upper).toBeGreaterThanOrEqual(sample.x / sample.n);
        expect(upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are wider with less risk', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const [strict, loose] = [rateBounds(sample, 0.01), rateBounds(sample, 0.1)];
        expect(strict.upper).toBeGreaterThanOrEqual(loose.upper);
        expect(strict.lower).toBeLessThanOrEqual(loose.lower);
      }),
    );
  });

  it('say nothing without requests', () => {
    expect(rateBounds({ n: 0, x: 0 }, 0.05)).toEqual({ lower: 0, upper: 1 });
  });
});

describe('bound of the excess', () => {
  it('excludes 5 % after about 90 requests without a failure, and not after 60', () => {
    const bound = (n: number) => excessUpperBound({ canary: { n, x: 0 }, stable: { n: 19 * n, x: 0 } }, 0.05);
    expect(bound(60)).toBeGreaterThan(0.05);
    expect(bound(95)).toBeLessThan(0.05);
  });

  it('holds at every look of a run at once, in at least 95 % of runs', () => {
    const random = seededRandom(2024);
    let [runs, misses] = [0, 0];
    for (const [canaryRate, stableRate] of [
      [0.01, 0.01],
      [0.08, 0.02],
      [0.3, 0.3],
    ] as const)
      for (let run = 0; run < 100; run += 1) {
        runs += 1;
        if (missesOnce(random, canaryRate, stableRate)) misses += 1;
      }
    expect(misses).toBeLessThanOrEqual(runs * 0.05);
  });

  it('is negative when the canary mends what stable has broken', () => {
    expect(excessUpperBound({ canary: { n: 2_000, x: 2 }, stable: { n: 2_000, x: 600 } }, 0.05)).toBeLessThan(
      0,
    );
  });
});

function missesOnce(random: () => number, canaryRate: number, stableRate: number): boolean {
  let canary = { n: 0, x: 0 };
  let stable = { n: 0, x: 0 };
  for (let look = 0; look < 60; look += 1) {
    const [more, less] = [drawSample(random, 10, canaryRate), drawSample(random, 30, stableRate)];
    canary = { n: canary.n + more.n, x: canary.x + more.x };
    stable = { n: stable.n + less.n, x: stable.x + less.x };
    if (excessUpperBound({ canary, stable }, 0.05) < canaryRate - stableRate) return true;
  }
  return false;
}
