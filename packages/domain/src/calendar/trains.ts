import { accept, type Outcome } from '../error/refusal.ts';
import type { Train } from './calendar-entries.ts';
import type { Interval } from './interval.ts';
import { DAY_MS } from './local-time.ts';
import { occurrences } from './occurrences.ts';

/** The windows in which a train leaves, those that start within the range, by start. */
export function departures(train: Train, range: Interval): Outcome<Interval[]> {
  const windows = occurrences(train.period, range);
  if (!windows.ok) return windows;
  return accept(windows.value.filter(({ start }) => range.start <= start && start < range.end));
}

/** As far ahead as a departure is looked for; trains that leave more rarely are none. */
const HORIZON_DAYS = 5 * 366;
const STEP_DAYS = 92;

/** The first departure at or after an instant; null when there is none within five years. */
export function nextDeparture(train: Train, after: number): Outcome<Interval | null> {
  for (let day = 0; day < HORIZON_DAYS; day += STEP_DAYS) {
    const start = after + day * DAY_MS;
    const found = departures(train, { start, end: start + STEP_DAYS * DAY_MS });
    if (!found.ok) return found;
    const [first] = found.value;
    if (first !== undefined) return accept(first);
  }
  return accept(null);
}
