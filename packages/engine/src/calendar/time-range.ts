import {
  accept,
  addDays,
  checkZone,
  dateOf,
  type Interval,
  localDate,
  type Outcome,
  openZone,
  readLocalTime,
  refuse,
} from '@tminus/domain';

/** A stretch of the calendar as people ask for it. */
export interface RangeRequest {
  /** A local date or time, `2026-12-01` or `2026-12-01T18:00`; null for now. */
  readonly from: string | null;
  /** A date as the end belongs to the range; null for four weeks. */
  readonly to: string | null;
  /** IANA name of the zone in which both are meant. */
  readonly zone: string;
}

const USUAL_DAYS = 28;
const DAY_MS = 86_400_000;

/** The range that is asked for. Refuses times and zones that are none, and an end that is not after the start. */
export function readRange(
  { from, to, zone: name }: RangeRequest,
  now: number,
  mostDays: number,
): Outcome<Interval> {
  const unknown = checkZone(name);
  if (unknown !== null) return { ok: false, refusal: unknown };
  const zone = openZone(name);
  const momentOf = (text: string, isEnd: boolean): number | null => {
    const read = readLocalTime(text);
    if (read === null) return null;
    if (!read.isDate) return zone.toInstant(read.wall);
    const date = dateOf(read.wall);
    return zone.dayStart(isEnd ? addDays(date, 1) : date);
  };
  const start = from === null ? now : momentOf(from, false);
  if (start === null) return refuse('calendar.timeInvalid', { text: from ?? '' });
  const lastDay = addDays(localDate(start, name), USUAL_DAYS);
  const end = to === null ? zone.dayStart(lastDay) : momentOf(to, true);
  if (end === null) return refuse('calendar.timeInvalid', { text: to ?? '' });
  if (end <= start || end - start > mostDays * DAY_MS) {
    const text = (instant: number): string => new Date(instant).toISOString().slice(0, 16);
    return refuse('calendar.rangeInvalid', { start: text(start), end: text(end), days: mostDays });
  }
  return accept({ start, end });
}
