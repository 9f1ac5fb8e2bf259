import {
  checkZone,
  type ErrorParams,
  openZone,
  type Refusal,
  readLocalTime,
  writeLocalTime,
} from '@tminus/domain';
import type { ZoneChoice } from '@tminus/engine';
import ICAL from 'ical.js';
import type { ContentLine, EventLines } from './content-lines.ts';

/** A time of an event: what the wall shows (ms as if it were UTC), where. */
export interface EventTime {
  readonly wall: number;
  readonly isDate: boolean;
  readonly zone: string;
}

/** A VEVENT as it is written, before rules and exceptions are put together. */
export interface RawEvent {
  readonly line: number;
  readonly uid: string;
  readonly summary: string;
  readonly description: string | null;
  readonly categories: readonly string[];
  readonly status: string | null;
  readonly start: EventTime;
  /** Local distance between start and end, ms. */
  readonly length: number;
  readonly rules: readonly string[];
  readonly excluded: readonly EventTime[];
  readonly added: readonly EventTime[];
  readonly recurrenceId: EventTime | null;
}

const DAY = 86_400_000;
const LONGEST = 100 * 366 * DAY;

/** Thrown within this file's reading alone: an event that cannot be read, with the line that is why. */
class Unreadable extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

const unreadable = (line: number, problem: string): Unreadable =>
  new Unreadable({ code: 'calendar.fileInvalid', params: { line, problem } satisfies ErrorParams });

/** Reads one event, or tells why it cannot be read. */
export function readEvent({ lines, line }: EventLines, zones: ZoneChoice): RawEvent | Refusal {
  try {
    return readLines(lines, line, zones);
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal;
    throw error;
  }
}

interface Read {
  readonly property: ICAL.Property;
  readonly line: number;
}

function parseLine({ text, line }: ContentLine): Read {
  try {
    return { property: ICAL.Property.fromString(text), line };
  } catch (error) {
    throw unreadable(line, error instanceof Error ? error.message : text.slice(0, 60));
  }
}

function readLines(lines: readonly ContentLine[], line: number, zones: ZoneChoice): RawEvent {
  const named = (name: string): Read[] => lines.filter((content) => content.name === name).map(parseLine);
  const textOf = (name: string): string | null => {
    const value = named(name)[0]?.property.getFirstValue();
    return value === undefined || value === null ? null : String(value);
  };
  const timesOf = (name: string): EventTime[] => named(name).flatMap((read) => eventTimes(read, zones));
  if (named('EXRULE').length > 0) throw unreadable(line, 'EXRULE');
  const [uid, start] = [textOf('UID'), timesOf('DTSTART')[0]];
  if (uid === null || uid === '') throw unreadable(line, 'UID');
  if (start === undefined) throw unreadable(line, 'DTSTART');
  const categories = named('CATEGORIES').flatMap(({ property }) => property.getValues().map(String));
  return {
    line,
    uid,
    summary: textOf('SUMMARY') ?? '',
    description: textOf('DESCRIPTION'),
    categories,
    status: textOf('STATUS')?.toUpperCase() ?? null,
    start,
    length: lengthOf(start, timesOf('DTEND')[0], named('DURATION')[0]),
    rules: lines
      .filter(({ name }) => name === 'RRULE')
      .map(({ text }) => text.slice(text.indexOf(':') + 1).trim()),
    excluded: timesOf('EXDATE'),
    added: timesOf('RDATE'),
    recurrenceId: timesOf('RECURRENCE-ID')[0] ?? null,
  };
}

function lengthOf(start: EventTime, end: EventTime | undefined, duration: Read | undefined): number {
  if (end !== undefined) return inZone(end, start).wall - start.wall;
  if (duration === undefined) return start.isDate ? DAY : 0;
  const text = String(duration.property.toJSON()[3]);
  if (!ICAL.Duration.isValueString(text)) throw unreadable(duration.line, text.slice(0, 60));
  const length = ICAL.Duration.fromString(text).toSeconds() * 1_000;
  if (!(Math.abs(length) <= LONGEST)) throw unreadable(duration.line, text.slice(0, 60));
  return length;
}

/** The same moment as the clock of another time's zone shows it; dates are the same everywhere. */
export function inZone(time: EventTime, { zone, isDate }: EventTime): EventTime {
  if (time.isDate || time.zone === zone)
    return isDate && !time.isDate
      ? { wall: Math.floor(time.wall / DAY) * DAY, isDate, zone }
      : { ...time, zone };
  const instant = openZone(time.zone).toInstant(time.wall);
  return { wall: openZone(zone).toWall(instant), isDate: time.isDate, zone };
}

function eventTimes({ property, line }: Read, zones: ZoneChoice): EventTime[] {
  const tzid = property.getFirstParameter('tzid');
  return property
    .toJSON()
    .slice(3)
    .map((value: unknown) => {
      // An added time may be written as start and end; what counts here is when it starts.
      const text = String(Array.isArray(value) ? value[0] : value).replace(/\/.*$/, '');
      const read = readLocalTime(text.replace(/Z$/, ''));
      // A birthday of 1950 is no fault of the file.
      if (read === null && /^\d{4}-\d\d-\d\d/.test(text))
        throw new Unreadable({ code: 'calendar.timeInvalid', params: { text: text.slice(0, 60) } });
      if (read === null) throw unreadable(line, text.slice(0, 60));
      if (text.endsWith('Z')) return { ...read, zone: 'UTC' };
      return { ...read, zone: tzid === undefined || tzid === null ? zones.floating : zoneOf(tzid, zones) };
    });
}

/** By its alias, as it is, or by what stands at its end: `/example.org/Europe/Berlin`. */
function zoneOf(tzid: string, { aliases }: ZoneChoice): string {
  const tail = /[A-Z][\w+-]*(?:\/[A-Z][\w+-]*){1,2}$/.exec(tzid)?.[0];
  const names = [Object.hasOwn(aliases, tzid) ? aliases[tzid] : undefined, tzid, tail];
  const known = names.find((name) => name !== undefined && checkZone(name) === null);
  if (known !== undefined) return known;
  throw new Unreadable({ code: 'calendar.zoneUnknown', params: { zone: tzid } });
}

/** As a period writes it. */
export const timeText = ({ wall, isDate }: EventTime): string =>
  isDate ? writeLocalTime(wall).slice(0, 10) : writeLocalTime(wall);
