import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addWorkingDays, dateOf, isDate, isWorkingDay, nextWorkingDay } from './working-days.ts';

const dates = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const counts = fc.integer({ min: -300, max: 300 });

/** Working days after `from` up to and with `to`, one by one. */
function countBetween(from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}

describe('isDate', () => {
  it.each(['2026-02-28', '2024-02-29', '1999-12-31'])('takes %s', (text) => expect(isDate(text)).toBe(true));
  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '01.02.2026',
    '',
    '2026-01-01T00:00',
  ])('refuses %j', (text) => expect(isDate(text)).toBe(false));
  it('takes the date of every instant', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), (at) => isDate(dateOf(at))));
  });
});

it('a week has five working days, Monday to Friday', () => {
  const week = [
    '2025-11-17',
    '2025-11-18',
    '2025-11-19',
    '2025-11-20',
    '2025-11-21',
    '2025-11-22',
    '2025-11-23',
  ];
  expect(week.map(isWorkingDay)).toEqual([true, true, true, true, true, false, false]);
  fc.assert(
    fc.property(dates, (date) => {
      const days = [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(date, offset));
      expect(days.filter(isWorkingDay)).toHaveLength(5);
    }),
  );
});

it('days can be added and taken away again', () => {
  fc.assert(
    fc.property(dates, counts, counts, (date, one, other) => {
      expect(addDays(addDays(date, one), -one)).toBe(date);
      expect(addDays(addDays(date, one), other)).toBe(addDays(date, one + other));
    }),
  );
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
});

it('the next working day is the first one that is not earlier', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const next = nextWorkingDay(date);
      expect(isWorkingDay(next)).toBe(true);
      expect(next >= date).toBe(true);
      for (let day = date; day < next; day = addDays(day, 1)) expect(isWorkingDay(day)).toBe(false);
    }),
  );
});

it('so many working days later, so many lie in between', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 1, max: 60 }), (date, count) => {
      const later = addWorkingDays(date, count);
      expect(isWorkingDay(later)).toBe(true);
      expect(countBetween(date, later)).toBe(count);
    }),
  );
});

it('working days backwards mirror working days forwards', () => {
  const workdays = dates.map(nextWorkingDay);
  fc.assert(
    fc.property(workdays, counts, (date, count) => {
      expect(addWorkingDays(addWorkingDays(date, count), -count)).toBe(date);
      expect(addWorkingDays(date, count + 1) > addWorkingDays(date, count)).toBe(true);
    }),
  );
  fc.assert(fc.property(dates, (date) => addWorkingDays(date, 0) === date));
});
