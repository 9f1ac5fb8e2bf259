import { describe, expect, it } from 'vitest';
import { logThreshold } from './detector.ts';
import { judgeMetric, type MetricState, newMetricState, stepMetric } from './judge-metric.ts';
import { judgeSettings } from './policy.ts';
import { QUICK_POLICY } from './testing.ts';

const settings = judgeSettings(QUICK_POLICY, 0, 1, 500).metrics.errors;
const clean = { canary: { n: 1_000, x: 0 }, stable: { n: 9_000, x: 0 } };
const judge = (state: MetricState, totals = clean) => judgeMetric(state, totals, 10, settings);

describe('judgeMetric', () => {
  it('does not go on while the evidence against the canary is half of what convicts', () => {
    const threshold = logThreshold(10, settings.horizonTicks, settings.alpha);
    const leaning = (part: number) => ({
      ...newMetricState(),
      difference: newMetricState().difference.map(() => threshold * part),
    });
    const few = { canary: { n: 500, x: 5 }, stable: { n: 4_500, x: 0 } };
    expect(judge(leaning(0.4), few).cause).toBe('normal');
    expect(judge(leaning(0.6), few).cause).toBe('leaningWorse');
    expect(judge(leaning(1.01), few).cause).toBe('worseThanStable');
    const { upperBound, allowed } = judge(leaning(0.6), few);
    expect(upperBound).toBeGreaterThan(allowed / 2);
    expect(upperBound).toBeLessThan(allowed);
  });

  it('goes on after a short outage of the canary once enough has gone well since', () => {
    let state = newMetricState();
    const totals = { canary: { n: 0, x: 0 }, stable: { n: 0, x: 0 } };
    const play = (ticks: number, x: number) => {
      for (let tick = 1; tick <= ticks; tick += 1) {
        state = stepMetric(state, { canary: { n: 20, x }, stable: { n: 180, x: 0 } }, tick, settings);
        totals.canary = { n: totals.canary.n + 20, x: totals.canary.x + x };
        totals.stable = { n: totals.stable.n + 180, x: 0 };
      }
    };
    play(1, 4);
    expect(judge(state, totals).cause).toBe('leaningWorse');
    play(9, 0);
    expect(judge(state, totals).cause).toBe('leaningWorse');
    play(40, 0);
    expect(judge(state, totals).cause).toBe('normal');
  });

  it('lets the limit alone decide when stable has had no request at all', () => {
    const over = { ...newMetricState(), attribution: newMetricState().difference };
    const totals = { canary: { n: 100, x: 40 }, stable: { n: 0, x: 0 } };
    expect(judge(over, totals).cause).toBe('overLimitAlone');
    expect(judge(over, { ...totals, stable: { n: 5, x: 0 } }).cause).toBe('overLimitUnexplained');
  });

  it('blames a canary over the limit by what both versions do after the alarm', () => {
    let state = newMetricState();
    for (let tick = 1; tick <= 20; tick += 1)
      state = stepMetric(state, { canary: { n: 10, x: 6 }, stable: { n: 0, x: 0 } }, tick, settings);
    const totals = { canary: { n: 200, x: 120 }, stable: { n: 10, x: 0 } };
    expect(judge(state, totals).cause).toBe('overLimitUnexplained');
    for (let tick = 21; tick <= 23; tick += 1)
      state = stepMetric(state, { canary: { n: 10, x: 6 }, stable: { n: 10, x: 0 } }, tick, settings);
    expect(judge(state, totals).cause).toBe('overLimitOnlyCanary');
  });

  it('calms down soon after a long outage of stable has ended', () => {
    let state = newMetricState();
    const play = (ticks: number, x: number) => {
      for (let tick = 1; tick <= ticks; tick += 1)
        state = stepMetric(state, { canary: { n: 10, x: 0 }, stable: { n: 90, x } }, tick, settings);
    };
    play(100, 45);
    const { evidence } = judge(state);
    expect(evidence.stableLimit).toBeGreaterThan(evidence.threshold);
    play(10, 0);
    expect(judge(state).evidence.stableLimit).toBeLessThan(evidence.threshold);
  });
});
