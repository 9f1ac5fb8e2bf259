import { describe, expect, it } from 'vitest';
import { HOUR_MS, letClockJump } from '../testing/jumping-clock.ts';
import { waitUntil } from './wait-until.ts';

describe('waiting', () => {
  it.each([0, HOUR_MS, -HOUR_MS])(
    'answers what is seen in time, the clock put by %i ms meanwhile',
    async (jump) => {
      letClockJump(jump);
      let looks = 0;
      const look = () => (++looks < 3 ? undefined : 'there');
      expect(await waitUntil(look, 30_000, 1)).toBe('there');
    },
  );

  it.each([0, HOUR_MS, -HOUR_MS])(
    'ends when its time has passed, the clock put by %i ms meanwhile',
    async (jump) => {
      letClockJump(jump);
      const begunAt = performance.now();
      expect(await waitUntil(() => undefined, 30, 1)).toBeUndefined();
      expect(performance.now() - begunAt).toBeGreaterThanOrEqual(30);
    },
  );

  it('looks once when there is no time at all', async () => {
    expect(await waitUntil(() => 'there', 0)).toBe('there');
  });
});
