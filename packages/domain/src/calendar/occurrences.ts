import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { accept, type Outcome, type Refusal, refuse } from '../error/refusal.ts';
import { checkZone } from './check-zone.ts';
import type { Interval } from './interval.ts';
import { DAY_MS, dateOfWall, type LocalTime, readLocalTime } from './local-time.ts';
import type { Period } from './period.ts';
import { type RecurrenceRule, readRule } from './recurrence-rule.ts';
import { openZone, type Zone } from './zone.ts';

/** A period that was checked, ready to be looked up. */
interface ReadPeriod {
  readonly start: LocalTime;
  /** Ms between start and end on the wall; its nights of a change last an hour more or less. */
  readonly length: number;
  readonly endIsDate: boolean;
  readonly zone: Zone;
  readonly rule: RecurrenceRule | null;
  readonly except: ReadonlySet<number>;
}

/** What recurs lasts no longer, so that few of its occurrences overlap. */
const LONGEST_RECURRING = 366 * DAY_MS;

/** What is wrong with a period: its zone, its times, its rule; null when nothing is. */
export function checkPeriod(period: Period): Refusal | null {
  const read = readPeriod(period);
  return read.ok ? null : read.refusal;
}

function readPeriod(period: Period): Outcome<ReadPeriod> {
  const zone = checkZone(period.zone);
  if (zone !== null) return { ok: false, refusal: zone };
  const [start, end] = [readLocalTime(period.start), readLocalTime(period.end)];
  if (start === null) return refuse('calendar.timeInvalid', { text: period.start });
  if (end === null) return refuse('calendar.timeInvalid', { text: period.end });
  const length = end.wall + (end.isDate ? DAY_MS : 0) - start.wall;
  if (length <= 0) return refuse('calendar.periodEmpty', { start: period.start, end: period.end });
  const except = new Set<number>();
  for (const text of period.except ?? []) {
    const read = readLocalTime(text);
    if (read === null) return refuse('calendar.timeInvalid', { text });
    except.add(read.wall);
  }
  const read = { start, length, endIsDate: end.isDate, zone: openZone(period.zone), except };
  if (period.rule === null) return accept({ ...read, rule: null });
  if (length > LONGEST_RECURRING)
    return refuse('calendar.periodTooLong', { start: period.start, end: period.end });
  const rule = readRule(period.rule);
  return rule.ok ? accept({ ...read, rule: rule.value }) : rule;
}

/**
 * When a period happens, as far as it has an instant in common with the range: whole occurrences, by start. A rule
 * counts on the wall: each starts at its local time and ends the same local distance later, so a night from 22:00 to
 * 06:00 lasts 7 or 9 hours when the clock changes. What the clock leaves nothing of is left out. Refuses what {@link
 * checkPeriod} finds.
 */
export function occurrences(period: Period, range: Interval): Outcome<Interval[]> {
  const read = readPeriod(period);
  return read.ok ? accept(occurrencesOf(read.value, range)) : read;
}

function occurrencesOf(period: ReadPeriod, range: Interval): Interval[] {
  const { zone, length, start, endIsDate, except, rule } = period;
  const found: Interval[] = [];
  for (const wall of wallStarts(period, range)) {
    if (except.has(wall)) continue;
    const from = momentOf(zone, wall, start.isDate);
    if (rule !== null && isPast(rule, wall, from)) continue;
    const interval = { start: from, end: momentOf(zone, wall + length, endIsDate) };
    if (interval.start < interval.end && interval.start < range.end && interval.end > range.start)
      found.push(interval);
  }
  // Times that a gap moves on may come after others of the same rule.
  return found.sort((one, other) => one.start - other.start || one.end - other.end);
}

const momentOf = (zone: Zone, wall: number, isDate: boolean): number =>
  isDate ? zone.dayStart(dateOfWall(wall)) : zone.toInstant(wall);

const isPast = ({ until }: RecurrenceRule, wall: number, instant: number): boolean =>
  until !== null && ('wall' in until ? wall > until.wall : instant > until.instant);

/**
 * What the wall shows at every start that may matter; the zone is asked afterwards, which is quicker and skips no
 * start.
 */
function wallStarts({ start, length, zone, rule }: ReadPeriod, range: Interval): number[] {
  if (rule === null) return [start.wall];
  const from = zone.toWall(range.start) - length - DAY_MS;
  const until = zone.toWall(range.end) + DAY_MS;
  if (until < start.wall) return [];
  const dtstart = Temporal.Instant.fromEpochMilliseconds(start.wall).toZonedDateTimeISO('UTC');
  const onTheWall = new RRuleTemporal({ rruleString: rule.text, dtstart, cache: false });
  return onTheWall.between(new Date(from), new Date(until), true).map((at) => at.epochMilliseconds);
}
