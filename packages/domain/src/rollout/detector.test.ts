import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EXCESS_RATIOS,
  LIMIT_ODDS_RATIOS,
  logMean,
  logThreshold,
  meanEvidence,
  newDetector,
  stepLimit,
  stepSince,
  stepTwoSample,
} from './detector.ts';
import { drawSample, seededRandom } from './testing.ts';

/** Ticks until the two-sample detector fires, at 5 of 100 requests a tick and the threshold of a day at 1 %. */
function ticksToDetect(random: () => number, before: number, after: number, horizon = 86_400): number {
  const threshold = logThreshold(1, horizon, 0.01);
  let state = newDetector(EXCESS_RATIOS);
  for (let tick = -300; tick < 5_000; tick += 1) {
    const canary = drawSample(random, 5, tick < 0 ? before : after);
    state = stepTwoSample(state, { canary, stable: drawSample(random, 95, before) });
    if (logMean(state) >= threshold) return tick;
  }
  return Number.POSITIVE_INFINITY;
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

describe('two-sample detector', () => {
  it('raises a false alarm in at most α of all horizons, though rates and weights move', () => {
    const random = seededRandom(42);
    const alpha = 0.1;
    const [runs, horizon] = [300, 800];
    let alarms = 0;
    for (let run = 0; run < runs; run += 1) {
      let state = newDetector(EXCESS_RATIOS);
      for (let tick = 1; tick <= horizon; tick += 1) {
        const rate = tick % 200 < 40 ? 0.3 : 0.01;
        const toCanary = tick < 400 ? 1 : 10;
        state = stepTwoSample(state, {
          canary: drawSample(random, toCanary, rate),
          stable: drawSample(random, 20 - toCanary, rate),
        });
        if (logMean(state) < logThreshold(tick, horizon, alpha)) continue;
        alarms += 1;
        break;
      }
    }
    expect(alarms).toBeLessThanOrEqual(runs * alpha + 3 * Math.sqrt(runs * alpha * (1 - alpha)));
  });

  it('finds a canary that goes from 1 to 5 % within minutes, and from 0.5 to 20 % within seconds', () => {
    const random = seededRandom(7);
    const slow = Array.from({ length: 60 }, () => ticksToDetect(random, 0.01, 0.05));
    const fast = Array.from({ length: 60 }, () => ticksToDetect(random, 0.005, 0.2));
    expect(median(slow)).toBeLessThan(120);
    expect(median(fast)).toBeLessThan(15);
    expect(Math.max(...slow, ...fast)).toBeLessThan(600);
  });

  it('does not blame the canary when both versions fail alike', () => {
    const random = seededRandom(11);
    const threshold = logThreshold(1, 86_400, 0.01);
    let state = newDetector(EXCESS_RATIOS);
    for (let tick = 0; tick < 2_000; tick += 1) {
      const rate = tick < 300 ? 0.01 : 0.5;
      state = stepTwoSample(state, {
        canary: drawSample(random, 5, rate),
        stable: drawSample(random, 95, rate),
      });
      expect(logMean(state)).toBeLessThan(threshold);
    }
  });

  it('has ratios whose mean is at most 1 when failures fall on requests without regard to version', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat({ max: 24 }),
        (nc, ns, wanted) => {
          const bad = Math.min(wanted, nc + ns);
          const from = newDetector(EXCESS_RATIOS);
          let mean = 0;
          for (let xc = Math.max(0, bad - ns); xc <= Math.min(bad, nc); xc += 1) {
            const weight = (choose(nc, xc) * choose(ns, bad - xc)) / choose(nc + ns, bad);
            const sample = { canary: { n: nc, x: xc }, stable: { n: ns, x: bad - xc } };
            mean += weight * meanEvidence(stepTwoSample(from, sample));
          }
          expect(mean).toBeLessThanOrEqual(1 + 1e-9);
        },
      ),
    );
  });

  it('follows R ← (1 + R) · L', () => {
    const ticks = [1, 0, 3, 0].map((x) => ({ canary: { n: 10, x }, stable: { n: 40, x: 1 } }));
    const expected = EXCESS_RATIOS.map((ratio) =>
      ticks.reduce((r, { canary, stable }) => {
        const [theta0, theta1] = [canary.n / 50, (ratio * canary.n) / (ratio * canary.n + stable.n)];
        return (1 + r) * (theta1 / theta0) ** canary.x * ((1 - theta1) / (1 - theta0)) ** stable.x;
      }, 0),
    );
    const mean = expected.reduce((sum, r) => sum + r, 0) / expected.length;
    expect(meanEvidence(ticks.reduce(stepTwoSample, newDetector(EXCESS_RATIOS)))).toBeCloseTo(mean, 9);
  });

  it('takes a tick without requests on one side as no evidence', () => {
    const state = stepTwoSample(newDetector(EXCESS_RATIOS), {
      canary: { n: 10, x: 3 },
      stable: { n: 90, x: 1 },
    });
    expect(stepTwoSample(state, { canary: { n: 0, x: 0 }, stable: { n: 50, x: 50 } })).toEqual(state);
    expect(stepTwoSample(state, { canary: { n: 50, x: 50 }, stable: { n: 0, x: 0 } })).toEqual(state);
  });

  it('stays finite and survives JSON whatever the counts', () => {
    const counts = fc.record({ n: fc.nat({ max: 1e9 }), part: fc.double({ min: 0, max: 1, noNaN: true }) });
    const sample = counts.map(({ n, part }) => ({ n, x: Math.floor(n * part) }));
    fc.assert(
      fc.property(fc.array(fc.record({ canary: sample, stable: sample }), { maxLength: 30 }), (ticks) => {
        const state = ticks.reduce(stepTwoSample, newDetector(EXCESS_RATIOS));
        expect(state.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
    );
  });
});

describe('limit detector', () => {
  const fires = (rate: number, ticks: number, seed: number): boolean => {
    const random = seededRandom(seed);
    let state = newDetector(LIMIT_ODDS_RATIOS);
    for (let tick = 1; tick <= ticks; tick += 1) {
      state = stepLimit(state, drawSample(random, 10, rate), 0.05);
      if (logMean(state) >= logThreshold(tick, ticks, 0.01)) return true;
    }
    return false;
  };

  it('is silent at the limit and below it', () => {
    for (let seed = 1; seed <= 30; seed += 1) expect(fires(0.04, 1_000, seed)).toBe(false);
  });

  it('fires above it', () => {
    for (const rate of [0.1, 0.3, 1]) expect(fires(rate, 1_000, 3)).toBe(true);
  });

  it('leaves its state alone without requests', () => {
    const state = stepLimit(newDetector(LIMIT_ODDS_RATIOS), { n: 10, x: 5 }, 0.05);
    expect(stepLimit(state, { n: 0, x: 0 }, 0.05)).toEqual(state);
  });
});

describe('a test since a fixed moment', () => {
  it('reaches 1/α in at most α of all runs of a shared outage, however long', () => {
    const random = seededRandom(5);
    let alarms = 0;
    for (let run = 0; run < 300; run += 1) {
      let state = newDetector(EXCESS_RATIOS);
      for (let tick = 0; tick < 500 && logMean(state) < Math.log(10); tick += 1)
        state = stepSince(state, { canary: drawSample(random, 5, 0.2), stable: drawSample(random, 15, 0.2) });
      if (logMean(state) >= Math.log(10)) alarms += 1;
    }
    expect(alarms).toBeLessThanOrEqual(30 + 3 * Math.sqrt(27));
  });
});

describe('threshold', () => {
  it('is ln(1 + T/α) within the horizon and grows with every doubling beyond it', () => {
    expect(logThreshold(100, 100, 0.01)).toBeCloseTo(Math.log(10_001));
    expect(logThreshold(101, 100, 0.01)).toBeCloseTo(Math.log(40_001));
    expect(logThreshold(400, 100, 0.01)).toBeCloseTo(Math.log(160_001));
  });
});

function choose(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i += 1) value = (value * (n - k + i)) / i;
  return value;
}
