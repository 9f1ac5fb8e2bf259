import type { Interval } from './interval.ts';
import { union } from './intervals.ts';
import { DAY_MS, dateOfWall, HOUR_MS, MINUTE_MS } from './local-time.ts';
import type { DateText } from './working-days.ts';
import { dayOffOn, type LocalHours, type Weekday, type WorkingTime } from './working-time.ts';
import type { Zone } from './zone.ts';

/** A date where it is as long as its zone makes it: 23, 24 or 25 hours, or 23.5. */
export interface LocalDay extends Interval {
  readonly date: DateText;
  readonly weekday: Weekday;
}

/** Every day that has an instant in common with the range, whole; a date that the zone skips is none. */
export function daysIn(zone: Zone, range: Interval): LocalDay[] {
  const days: LocalDay[] = [];
  const first = Math.floor(zone.toWall(range.start) / DAY_MS) - 1;
  const last = Math.floor(zone.toWall(range.end) / DAY_MS) + 1;
  let date = dateOfWall(first * DAY_MS);
  let start = zone.dayStart(date);
  for (let day = first; day <= last; day += 1) {
    const next = dateOfWall((day + 1) * DAY_MS);
    const end = zone.dayStart(next);
    // 1970-01-01 was a Thursday.
    const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
    if (start < end && start < range.end && end > range.start)
      days.push({ date, weekday: weekday as Weekday, start, end });
    [date, start] = [next, end];
  }
  return days;
}

/** Days of these weekdays, as a set of instants. */
export const weekdaysIn = (zone: Zone, weekdays: readonly Weekday[], range: Interval): Interval[] =>
  union(daysIn(zone, range).filter(({ weekday }) => weekdays.includes(weekday)));

/** When somebody works, and on which days at all; sets of instants that cover the range. */
export interface WorkingHours {
  readonly hours: readonly Interval[];
  readonly days: readonly Interval[];
}

/** The working hours of a working time around a range. `zone` is the one that the working time names. */
export function workingHours(time: WorkingTime, zone: Zone, range: Interval): WorkingHours {
  const days = daysIn(zone, range).filter(({ date }) => dayOffOn(time, date) === null);
  const hours = days.flatMap((day) => (time.week[day.weekday] ?? []).map((span) => hoursOn(zone, day, span)));
  return { hours: union(hours), days: union(days) };
}

function hoursOn(zone: Zone, { date, start, end }: LocalDay, { from, to }: LocalHours): Interval {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const at = (clock: string): number => zone.toInstant(midnight + clockMs(clock));
  return { start: from === '00:00' ? start : at(from), end: to === '24:00' ? end : at(to) };
}

function clockMs(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * HOUR_MS + minutes * MINUTE_MS;
}
