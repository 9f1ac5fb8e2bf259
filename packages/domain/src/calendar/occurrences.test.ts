import { describe, expect, it } from 'vitest';
import { accepted } from '../error/refusal.ts';
import { checkPeriod, occurrences } from './occurrences.ts';
import type { Period } from './period.ts';
import { departures, nextDeparture } from './trains.ts';

const HOUR = 3_600_000;
const YEAR = { start: Date.UTC(2027, 0, 1), end: Date.UTC(2028, 0, 1) };
const night: Period = {
  start: '2027-01-01T22:00',
  end: '2027-01-02T06:00',
  zone: 'America/New_York',
  rule: 'FREQ=DAILY',
};

const lengths = (period: Period): Map<string, number> =>
  new Map(
    accepted(occurrences(period, YEAR)).map(({ start, end }) => [
      new Date(start).toISOString().slice(0, 10),
      (end - start) / HOUR,
    ]),
  );

describe('the occurrences of a period', () => {
  it('end the same local distance after their start', () => {
    const hours = lengths(night);
    expect([hours.get('2027-03-14'), hours.get('2027-11-07'), hours.get('2027-07-01')]).toEqual([7, 9, 8]);
  });

  it('are whole days where dates are written, the last included', () => {
    const days = { start: '2027-03-13', end: '2027-03-14', zone: 'America/New_York', rule: null };
    const [only] = accepted(occurrences(days, YEAR));
    expect(only).toEqual({ start: Date.UTC(2027, 2, 13, 5), end: Date.UTC(2027, 2, 15, 4) });
  });

  it.each([
    ['UNTIL=20270110', 10],
    ['UNTIL=20270110T220000', 10],
    ['UNTIL=20270110T215959', 9],
    ['UNTIL=20270111T030000Z', 10],
    ['UNTIL=20270111T025959Z', 9],
    ['UNTIL=99991231', 364],
    ['COUNT=12', 12],
  ])('stop where their rule does: %s', (end, count) => {
    expect(accepted(occurrences({ ...night, rule: `FREQ=DAILY;${end}` }, YEAR))).toHaveLength(count);
  });

  it('leave out what is excepted', () => {
    expect(lengths({ ...night, except: ['2027-06-01T22:00'] }).has('2027-06-02')).toBe(false);
  });

  it('are none on a day that does not exist', () => {
    const range = { start: Date.UTC(2011, 11, 28), end: Date.UTC(2012, 0, 3) };
    const daily = { start: '2011-12-28', end: '2011-12-28', zone: 'Pacific/Apia', rule: 'FREQ=DAILY' };
    const starts = accepted(occurrences(daily, range)).map(({ start }) =>
      new Date(start).toISOString().slice(0, 13),
    );
    expect(starts).toEqual([
      '2011-12-28T10',
      '2011-12-29T10',
      '2011-12-30T10',
      '2011-12-31T10',
      '2012-01-01T10',
      '2012-01-02T10',
    ]);
    const skipped = { ...daily, start: '2011-12-30', end: '2011-12-30', rule: null };
    expect(accepted(occurrences(skipped, range))).toEqual([]);
  });

  it.each([
    [{ zone: 'Europe/Berln' }, 'calendar.zoneMisspelled'],
    [{ start: '2027-02-30' }, 'calendar.timeInvalid'],
    [{ start: '0001-01-01' }, 'calendar.timeInvalid'],
    [{ end: '2027-01-01T21:00' }, 'calendar.periodEmpty'],
    [{ end: '2029-01-01' }, 'calendar.periodTooLong'],
    [{ rule: 'FREQ=SECONDLY' }, 'calendar.ruleTooOften'],
    [{ rule: 'FREQ=HOURLY;COUNT=2' }, 'calendar.ruleTooOften'],
    [{ rule: '' }, 'calendar.ruleInvalid'],
    [{ rule: 'BYDAY=MO' }, 'calendar.ruleInvalid'],
    [{ rule: 'FREQ=WEEKLY;BYDAY=5MO' }, 'calendar.ruleInvalid'],
    [{ rule: 'FREQ=DAILY;COUNT=2;UNTIL=20270101' }, 'calendar.ruleInvalid'],
    [{ rule: 'FREQ=DAILY;FREQ=DAILY' }, 'calendar.ruleInvalid'],
    [{ rule: 'FREQ=DAILY;RSCALE=HEBREW' }, 'calendar.ruleInvalid'],
    [{ except: ['tomorrow'] }, 'calendar.timeInvalid'],
  ] as const)('are refused for %j: %s', (wrong, code) => {
    expect(checkPeriod({ ...night, ...wrong })?.code).toBe(code);
    expect(occurrences({ ...night, ...wrong }, YEAR)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('end with the range, however long a rule looks for its day', () => {
    const never = { ...night, rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' };
    expect(accepted(occurrences(never, YEAR))).toEqual([]);
  });
});

describe('a train', () => {
  const train = {
    id: 'weekly',
    name: 'Weekly train',
    type: 'minor' as const,
    components: null,
    period: {
      start: '2027-01-05T10:00',
      end: '2027-01-05T14:00',
      zone: 'Europe/Berlin',
      rule: 'FREQ=WEEKLY;BYDAY=TU',
    },
  };

  it('leaves in the windows that start in the range', () => {
    const range = { start: Date.UTC(2027, 2, 23, 9, 30), end: Date.UTC(2027, 3, 6, 8) };
    expect(accepted(departures(train, range)).map(({ start }) => start)).toEqual([Date.UTC(2027, 2, 30, 8)]);
  });

  it('leaves next at or after an instant', () => {
    const at = Date.UTC(2027, 2, 30, 8);
    expect(accepted(nextDeparture(train, at))?.start).toBe(at);
    expect(accepted(nextDeparture(train, at + 1))?.start).toBe(Date.UTC(2027, 3, 6, 8));
    const gone = { ...train, period: { ...train.period, rule: 'FREQ=WEEKLY;COUNT=2' } };
    expect(accepted(nextDeparture(gone, at))).toBeNull();
  });
});
