import { accept, type Outcome } from '../error/refusal.ts';
import type { Interval } from './interval.ts';
import { DAY_MS } from './local-time.ts';
import { occurrences } from './occurrences.ts';
import type { Period } from './period.ts';

/** As far ahead as occurrences are looked for. */
const HORIZON_DAYS = 5 * 366;
const STEP_DAYS = 92;

/** The next occurrences of a period that are not over, by start; those of five years at most. Refuses as `occurrences` does. */
export function upcoming(period: Period, now: number, count: number): Outcome<Interval[]> {
  const found = new Map<number, Interval>();
  for (let day = 0; day < HORIZON_DAYS && found.size < count; day += STEP_DAYS) {
    const start = now + day * DAY_MS;
    const times = occurrences(period, { start, end: start + STEP_DAYS * DAY_MS });
    if (!times.ok) return times;
    for (const time of times.value) found.set(time.start, time);
  }
  return accept([...found.values()].slice(0, count));
}
