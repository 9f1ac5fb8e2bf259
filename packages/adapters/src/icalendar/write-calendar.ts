import { accepted, occurrences, openZone, type Period, readLocalTime, readRule } from '@tminus/domain';
import type { CalendarEvent, CalendarHeader } from '@tminus/engine';
import ICAL from 'ical.js';
import { foldLines } from './fold-lines.ts';
import {
  instantProperty,
  type JCalComponent,
  type JCalProperty,
  textProperty,
  wallText,
} from './property.ts';
import { timeZoneComponent } from './write-time-zone.ts';

const DAY = 86_400_000;
/** So many years of clock changes follow the last date that is written, for rules that never end. */
const YEARS_AHEAD = 10;

/**
 * An iCalendar file (RFC 5545) of these entries: lines of at most 75 octets ended by CRLF. Throws for periods that
 * cannot be read.
 */
export function writeCalendar(entries: readonly CalendarEvent[], header: CalendarHeader): string {
  const written = entries.map((entry) => ({ ...entry, period: synchronised(entry.period) }));
  const zones = [...new Set(written.filter(isZoned).map(({ period }) => period.zone))].sort();
  const { from, until } = coverage(written.map(({ period }) => period));
  const properties: JCalProperty[] = [
    textProperty('version', '2.0'),
    textProperty('prodid', '-//Tminus//Release calendar//EN'),
    textProperty('calscale', 'GREGORIAN'),
    textProperty('method', 'PUBLISH'),
    textProperty('name', header.name),
    textProperty('x-wr-calname', header.name),
  ];
  const components = [
    ...zones.map((zone) => timeZoneComponent(zone, from, until)),
    ...written.map((entry) => eventOf(entry, header)),
  ];
  // The library's own lines that go on are an octet too long.
  return `${foldLines(new ICAL.Component(['vcalendar', properties, components]).toString())}\r\n`;
}

const wallOf = (text: string): number => {
  const read = readLocalTime(text);
  if (read === null) throw new Error(`${text} was taken for a local time by whoever checked the period`);
  return read.wall;
};

const isDay = ({ start, end }: Period): boolean => !start.includes('T') && !end.includes('T');
const isZoned = ({ period }: { readonly period: Period }): boolean => !isDay(period) && period.zone !== 'UTC';

/** As far ahead as the first occurrence is looked for. */
const FIRST_WITHIN = 5 * 366 * DAY;

/** Calendars take DTSTART for an occurrence, whatever the rule says: the same period, from its first one on. */
function synchronised(period: Period): Period {
  if (period.rule === null) return period;
  const [from, to] = [wallOf(period.start), wallOf(period.end)];
  const unbroken = { start: period.start, end: period.end, rule: period.rule.replace(/;?UNTIL=[^;]*/i, '') };
  const range = { start: from, end: from + FIRST_WITHIN };
  const [first] = accepted(occurrences({ ...unbroken, zone: 'UTC' }, range));
  if (first === undefined) return period;
  const shift = first.start - from;
  const text = (wall: number, like: string): string =>
    like.includes('T') ? wallText(wall) : wallText(wall).slice(0, 10);
  return { ...period, start: text(from + shift, period.start), end: text(to + shift, period.end) };
}

function coverage(periods: readonly Period[]): { from: number; until: number } {
  const starts = periods.map(({ start }) => wallOf(start));
  const ends = periods.map(({ end }) => wallOf(end));
  const year = (wall: number): number => new Date(wall).getUTCFullYear();
  return {
    from: Date.UTC(year(starts.reduce((one, other) => Math.min(one, other), Date.UTC(2199, 0, 1))) - 1, 0, 1),
    until: Date.UTC(year(ends.reduce((one, other) => Math.max(one, other), 0)) + YEARS_AHEAD, 0, 1),
  };
}

function eventOf(entry: CalendarEvent, { product }: CalendarHeader): JCalComponent {
  const { period } = entry;
  const properties: JCalProperty[] = [
    textProperty('uid', `${entry.id}@${product}`),
    instantProperty('dtstamp', entry.stampedAt),
    ['sequence', {}, 'integer', entry.sequence],
    ...timesOf(period),
    textProperty('summary', entry.summary),
    textProperty('status', entry.status),
    textProperty('transp', entry.isBusy ? 'OPAQUE' : 'TRANSPARENT'),
  ];
  if (entry.description !== null) properties.push(textProperty('description', entry.description));
  if (entry.categories.length > 0) properties.push(textProperty('categories', ...entry.categories));
  if (entry.modifiedAt !== null) properties.push(instantProperty('last-modified', entry.modifiedAt));
  return ['vevent', properties, []];
}

function timesOf(period: Period): JCalProperty[] {
  const { zone, rule, except = [] } = period;
  const allDay = isDay(period);
  const written = (name: string, walls: readonly number[]): JCalProperty => {
    if (allDay) return [name, {}, 'date', ...walls.map((wall) => wallText(wall).slice(0, 10))];
    const params: Record<string, string> = zone === 'UTC' ? {} : { tzid: zone };
    return [
      name,
      params,
      'date-time',
      ...walls.map((wall) => `${wallText(wall)}${zone === 'UTC' ? 'Z' : ''}`),
    ];
  };
  const end = wallOf(period.end) + (period.end.includes('T') ? 0 : DAY);
  const times = [written('dtstart', [wallOf(period.start)]), written('dtend', [end])];
  if (rule !== null)
    times.push(['rrule', {}, 'recur', ICAL.Recur.fromString(ruleText(rule, zone, allDay)).toJSON()]);
  if (except.length > 0) times.push(written('exdate', except.map(wallOf)));
  return times;
}

/** UNTIL is a date where DTSTART is one, else an instant in UTC (RFC 5545, section 3.3.10). */
function ruleText(rule: string, zone: string, allDay: boolean): string {
  const { text, until } = accepted(readRule(rule));
  if (until === null) return text;
  const { toWall, toInstant } = openZone(zone);
  const plain = (wall: number): string => wallText(wall).replace(/[-:]/g, '');
  if (allDay)
    return `${text};UNTIL=${plain('wall' in until ? until.wall : toWall(until.instant)).slice(0, 8)}`;
  // A whole last day ends with a second that calendars know.
  const instant = 'wall' in until ? toInstant(Math.floor(until.wall / 1_000) * 1_000) : until.instant;
  return `${text};UNTIL=${plain(instant)}Z`;
}
