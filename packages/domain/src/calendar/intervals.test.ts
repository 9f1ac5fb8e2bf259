import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clip, complement, meets, overlap, union } from './intervals.ts';

const moment = fc.integer({ min: 0, max: 60 });
const interval = fc.tuple(moment, moment).map(([start, end]) => ({ start, end }));
const any = fc.array(interval, { maxLength: 8 });
const range = fc.tuple(moment, moment).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
type Intervals = readonly { readonly start: number; readonly end: number }[];

const holds = (intervals: Intervals, at: number): boolean =>
  intervals.some(({ start, end }) => start <= at && at < end);
const MOMENTS = Array.from({ length: 62 }, (_, at) => at);

it('a union holds what any of them holds, sorted, apart and none empty', () => {
  fc.assert(
    fc.property(any, (intervals) => {
      const set = union(intervals);
      for (const at of MOMENTS) expect(holds(set, at)).toBe(holds(intervals, at));
      set.forEach(({ start, end }, index) => {
        expect(start).toBeLessThan(end);
        expect(start).toBeGreaterThan(set[index - 1]?.end ?? -1);
      });
    }),
  );
});

it('what is clipped and what is left over are the range', () => {
  fc.assert(
    fc.property(any, range, (intervals, within) => {
      const set = union(intervals);
      const [inside, left] = [clip(set, within), complement(set, within)];
      for (const at of MOMENTS) {
        const isIn = holds([within], at);
        expect(holds(inside, at)).toBe(isIn && holds(set, at));
        expect(holds(left, at)).toBe(isIn && !holds(set, at));
      }
    }),
  );
});

it('a set meets an interval when one of its own does', () => {
  fc.assert(
    fc.property(any, range, (intervals, other) => {
      const set = union(intervals);
      expect(meets(set, other)).toBe(set.some((one) => overlap(one, other)));
    }),
  );
});
