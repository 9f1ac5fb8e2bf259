import { addDays } from './working-days.ts';
import { capacityOn, type DaysOff, type LocalHours, type Weekday, type WorkingTime } from './working-time.ts';

/** Absences beyond which days are not looked at one by one: together more than a decade of them. */
const MOST_DAYS = 4_000;

/**
 * When people who stand in for each other get a day's work done: on each day on which one of them works, as much as the
 * one who works most on any day. Null for nobody; the zone and hours are those of the first.
 */
export function standingIn(times: readonly WorkingTime[]): WorkingTime | null {
  const [first, ...others] = times;
  if (first === undefined || others.length === 0) return first ?? null;
  const week: Partial<Record<Weekday, readonly LocalHours[]>> = {};
  for (const time of [...times].reverse())
    for (const [day, hours] of Object.entries(time.week))
      if (hours.length > 0) week[Number(day) as Weekday] = hours;
  return {
    zone: first.zone,
    week,
    share: Math.max(...times.map(({ share }) => share)),
    daysOff: daysWithoutAnybody(times),
  };
}

/** Days of an absence on which nobody else works either. */
function daysWithoutAnybody(times: readonly WorkingTime[]): readonly DaysOff[] {
  const found = new Map<string, DaysOff>();
  let looked = 0;
  for (const { daysOff } of times)
    for (const { from, to, name } of daysOff)
      for (let day = from; day <= to && looked < MOST_DAYS; day = addDays(day, 1), looked += 1)
        if (times.every((time) => capacityOn(time, day) === 0)) found.set(day, { from: day, to: day, name });
  return [...found.values()].sort((left, right) => left.from.localeCompare(right.from));
}
