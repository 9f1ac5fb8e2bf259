import { Temporal } from 'temporal-polyfill';
import { DAY_MS, wallOfDate } from './local-time.ts';
import type { DateText } from './working-days.ts';

/** A change of a zone's offset: from `at` on, local time is UTC plus `after`; before, plus `before` (ms). */
export interface ZoneTransition {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Local time of an IANA zone. Instants are epoch ms, walls are what the clock shows, in ms as if it were UTC. A
 * conversion by Temporal takes 10 µs, too much for the thousands of occurrences in a year: this looks up a table.
 */
export interface Zone {
  readonly name: string;
  toWall(instant: number): number;
  /** What the clock skips is moved on by the gap's length; of what it shows twice, the first (RFC 5545, 3.3.5). */
  toInstant(wall: number): number;
  /** The first moment of a date. A date that the zone skips begins where the next one does. */
  dayStart(date: DateText): number;
  /** In order, with `from` ≤ `at` < `until`. */
  transitions(from: number, until: number): ZoneTransition[];
}

/** `starts[i]` is when `offsets[i]` begins to hold; the first holds since ever. */
interface Table {
  readonly from: number;
  readonly until: number;
  readonly starts: readonly number[];
  readonly offsets: readonly number[];
}

const MARGIN = 370 * DAY_MS;
/** No offset is larger; so far an instant can lie from its wall. */
const LARGEST_OFFSET = DAY_MS;

function tableOf(name: string, from: number, until: number): Table {
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(name);
  const starts = [Number.NEGATIVE_INFINITY];
  const offsets = [at.offsetNanoseconds / 1e6];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= until) return { from, until, starts, offsets };
    starts.push(next.epochMilliseconds);
    offsets.push(next.offsetNanoseconds / 1e6);
    at = next;
  }
}

const opened = new Map<string, Zone>();

/**
 * The zone of a name that {@link checkZone} takes; throws for others. Its table grows with what is asked, and is kept:
 * offsets of a moment don't change while a program runs.
 */
export function openZone(name: string): Zone {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const zone = newZone(name);
  opened.set(name, zone);
  return zone;
}

function newZone(name: string): Zone {
  let table: Table | null = null;
  const around = (time: number): Table => {
    const [from, until] = [time - LARGEST_OFFSET, time + LARGEST_OFFSET];
    if (table === null || from < table.from || until > table.until)
      table = tableOf(
        name,
        Math.min(table?.from ?? Number.POSITIVE_INFINITY, from - MARGIN),
        Math.max(table?.until ?? Number.NEGATIVE_INFINITY, until + MARGIN),
      );
    return table;
  };
  return {
    name,
    toWall: (instant) => toWall(around(instant), instant),
    toInstant: (wall) => toInstant(around(wall), wall, 'moved'),
    dayStart(date) {
      const wall = wallOfDate(date);
      return toInstant(around(wall), wall, 'ended');
    },
    transitions(from, until) {
      around(from);
      const { starts, offsets } = around(until);
      return starts.flatMap((at, index) =>
        at >= from && at < until ? [{ at, before: offsets[index - 1] ?? 0, after: offsets[index] ?? 0 }] : [],
      );
    },
  };
}

function toWall({ starts, offsets }: Table, instant: number): number {
  let index = starts.length - 1;
  while (index > 0 && (starts[index] ?? 0) > instant) index -= 1;
  return instant + (offsets[index] ?? 0);
}

/** A wall inside a gap becomes the moment after it by its length (`moved`), or the gap's end (`ended`). */
function toInstant({ starts, offsets }: Table, wall: number, inGap: 'moved' | 'ended'): number {
  let index = 0;
  // The first stretch of one offset whose clock has not passed the wall yet: so the first of two is found.
  while (index + 1 < starts.length && wall >= (starts[index + 1] ?? 0) + (offsets[index] ?? 0)) index += 1;
  const start = starts[index] ?? 0;
  const skipped = wall < start + (offsets[index] ?? 0);
  if (!skipped) return wall - (offsets[index] ?? 0);
  return inGap === 'ended' ? start : wall - (offsets[index - 1] ?? 0);
}
