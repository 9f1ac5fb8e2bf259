import { Temporal } from 'temporal-polyfill';
import type { Interval } from '../../interval.ts';
import type { Period } from '../../period.ts';
import type { WorkingTime } from '../../working-time.ts';

/* Local time by Temporal alone, date by date: slow, and shares nothing with what it checks. */

const remembered = new Map<string, unknown>();

function remember<T>(key: string, make: () => T): T {
  if (!remembered.has(key)) remembered.set(key, make());
  return remembered.get(key) as T;
}

interface Shown {
  readonly date: string;
  readonly weekday: number;
}

/** What calendar and clock show somewhere at an instant. */
export const shownAt = (zone: string, instant: number): Shown =>
  remember(`${zone}|${instant}`, () => {
    const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
    return { date: local.toPlainDate().toString(), weekday: local.dayOfWeek };
  });

const atOf = (zone: string, local: Temporal.PlainDateTime): number =>
  remember(`${zone}@${local}`, () => local.toZonedDateTime(zone).epochMilliseconds);

const dayStart = (zone: string, date: Temporal.PlainDate): number =>
  remember(`${zone}#${date}`, () => date.toZonedDateTime(zone).epochMilliseconds);

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function partsOf(rule: string): Readonly<Record<string, string>> {
  return Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]));
}

/** Whether a rule of days, weeks or months names a date; knows FREQ, INTERVAL, BYDAY and BYMONTHDAY. */
function names(rule: string, start: Temporal.PlainDate, date: Temporal.PlainDate): boolean {
  const parts = partsOf(rule);
  const interval = Number(parts['INTERVAL'] ?? 1);
  const weekday = WEEKDAYS[date.dayOfWeek - 1] ?? '';
  const days = parts['BYDAY']?.split(',');
  if (parts['FREQ'] === 'DAILY')
    return start.until(date).days % interval === 0 && (days?.includes(weekday) ?? true);
  if (parts['FREQ'] === 'WEEKLY') {
    const monday = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 });
    const weeks = monday(start).until(monday(date)).days / 7;
    return weeks % interval === 0 && (days?.includes(weekday) ?? date.dayOfWeek === start.dayOfWeek);
  }
  const months = (date.year - start.year) * 12 + date.month - start.month;
  if (months % interval !== 0) return false;
  const [nth, last] = [Math.ceil(date.day / 7), date.day + 7 > date.daysInMonth];
  if (days !== undefined)
    return (
      days.includes(`${nth}${weekday}`) || (last && days.includes(`-1${weekday}`)) || days.includes(weekday)
    );
  const fromEnd = date.day - date.daysInMonth - 1;
  const numbers = (parts['BYMONTHDAY'] ?? String(start.day)).split(',').map(Number);
  return numbers.includes(date.day) || numbers.includes(fromEnd);
}

/** Every occurrence that starts before the range ends and ends after it starts. */
export function bruteForceOccurrences(period: Period, range: Interval): Interval[] {
  const { zone, rule } = period;
  const [startsAsDate, endsAsDate] = [!period.start.includes('T'), !period.end.includes('T')];
  const start = Temporal.PlainDateTime.from(period.start);
  const end = Temporal.PlainDateTime.from(period.end).add({ days: endsAsDate ? 1 : 0 });
  const found: Interval[] = [];
  const except = (period.except ?? []).map((text) => Temporal.PlainDateTime.from(text));
  const add = (local: Temporal.PlainDateTime): void => {
    if (except.some((excepted) => excepted.equals(local))) return;
    const localEnd = local.add(start.until(end));
    const from = startsAsDate ? dayStart(zone, local.toPlainDate()) : atOf(zone, local);
    const to = endsAsDate ? dayStart(zone, localEnd.toPlainDate()) : atOf(zone, localEnd);
    if (from < to && from < range.end && to > range.start) found.push({ start: from, end: to });
  };
  if (rule === null) {
    add(start);
    return found;
  }
  const parts = partsOf(rule);
  let left = Number(parts['COUNT'] ?? Number.POSITIVE_INFINITY);
  const last = parts['UNTIL'] === undefined ? null : Temporal.PlainDate.from(parts['UNTIL']);
  const first = start.toPlainDate();
  for (let date = first; left > 0; date = date.add({ days: 1 })) {
    if (last !== null && Temporal.PlainDate.compare(date, last) > 0) break;
    if (dayStart(zone, date) >= range.end) break;
    if (!names(rule, first, date)) continue;
    left -= 1;
    add(date.toPlainDateTime(start.toPlainTime()));
  }
  return found.sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Whether a date is one of work. */
export const isDayOfWork = ({ week, daysOff }: WorkingTime, { date, weekday }: Shown): boolean =>
  (week[weekday as 1]?.length ?? 0) > 0 && !daysOff.some(({ from, to }) => from <= date && date <= to);

/** Working hours of every date around the range, one by one. */
export function bruteForceHours(time: WorkingTime, range: Interval): Interval[] {
  const { zone, week } = time;
  const found: Interval[] = [];
  let date = Temporal.PlainDate.from(shownAt(zone, range.start).date).subtract({ days: 2 });
  for (; dayStart(zone, date) < range.end; date = date.add({ days: 1 })) {
    const isSkipped = dayStart(zone, date) === dayStart(zone, date.add({ days: 1 }));
    if (isSkipped || !isDayOfWork(time, { date: date.toString(), weekday: date.dayOfWeek })) continue;
    for (const { from, to } of week[date.dayOfWeek as 1] ?? []) {
      const at = (clock: string): number =>
        clock === '24:00'
          ? dayStart(zone, date.add({ days: 1 }))
          : clock === '00:00'
            ? dayStart(zone, date)
            : atOf(zone, date.toPlainDateTime(clock));
      found.push({ start: at(from), end: at(to) });
    }
  }
  return found.filter(({ start, end }) => start < end);
}
