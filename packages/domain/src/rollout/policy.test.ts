import { describe, expect, it } from 'vitest';
import { DEFAULT_JUDGEMENT, findInvalidNumbers, judgeSettings } from './policy.ts';
import { QUICK_POLICY } from './testing.ts';

describe('judgeSettings', () => {
  it('shares α among steps, components and metrics, and counts the soak with all its extensions', () => {
    const { metrics } = judgeSettings({ ...QUICK_POLICY, alpha: 0.06 }, 1, 5, 2_500);
    for (const { alpha, horizonTicks, isAlone } of Object.values(metrics)) {
      expect(alpha).toBeCloseTo(0.06 / (3 * 5 * 2), 12);
      expect(horizonTicks).toBe(80);
      expect(isAlone).toBe(false);
    }
    expect(judgeSettings(QUICK_POLICY, 2, 1, 10_000).metrics.slow.isAlone).toBe(true);
  });
});

describe('findInvalidNumbers', () => {
  it('accepts the defaults and names everything that cannot be', () => {
    expect(findInvalidNumbers(DEFAULT_JUDGEMENT)).toEqual([]);
    expect(
      findInvalidNumbers({ ...DEFAULT_JUDGEMENT, alpha: 0, tickMs: Number.NaN, minRequests: -1 }),
    ).toEqual(['alpha', 'tickMs', 'minRequests']);
  });
});
