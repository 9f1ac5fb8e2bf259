import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingIn } from './standing-in.ts';
import { addDays } from './working-days.ts';
import { capacityOn, USUAL_WORKING_TIME, type Weekday, type WorkingTime } from './working-time.ts';

const HOURS = [{ from: '09:00', to: '17:00' }];
const day = fc.nat(40).map((days) => addDays('2026-01-01', days));
const time: fc.Arbitrary<WorkingTime> = fc.record({
  zone: fc.constant('UTC'),
  week: fc
    .subarray([1, 2, 3, 4, 5, 6, 7] as Weekday[])
    .map((days) => Object.fromEntries(days.map((each) => [each, HOURS]))),
  daysOff: fc.array(
    fc.tuple(day, fc.nat(10)).map(([from, days]) => ({ from, to: addDays(from, days), name: 'away' })),
    { maxLength: 3 },
  ),
  share: fc.constantFrom(0.5, 1),
});

describe('people who stand in for each other', () => {
  it('are nobody, or one of them', () => {
    expect(standingIn([])).toBe(null);
    expect(standingIn([USUAL_WORKING_TIME])).toBe(USUAL_WORKING_TIME);
  });

  it('work on a day exactly when one of them does', () => {
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 3 }), day, (times, date) => {
        const together = standingIn(times);
        if (together === null) throw new Error('nobody');
        expect(capacityOn(together, date) > 0).toBe(times.some((each) => capacityOn(each, date) > 0));
      }),
    );
  });
});
