import { accept, type Outcome, refuse } from '../error/refusal.ts';
import { readLocalTime } from './local-time.ts';

/** A recurrence rule that was checked, its end apart from the rest. */
export interface RecurrenceRule {
  /** Without UNTIL. */
  readonly text: string;
  /** An instant for a UTC time, else what the wall shows then; both included. */
  readonly until: { readonly instant: number } | { readonly wall: number } | null;
}

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const TOO_OFTEN = ['HOURLY', 'MINUTELY', 'SECONDLY'];
const WEEKDAYS = 'MO|TU|WE|TH|FR|SA|SU';
/** Every quarter of an hour; whoever needs more than that means one long period. */
const MOST_TIMES_A_DAY = 96;

const number = (text: string, from: number, to: number): boolean =>
  /^[+-]?\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to;
const each = (value: string, test: (item: string) => boolean): boolean => value.split(',').every(test);
const numbers =
  (from: number, to: number, zero = from === 0) =>
  (value: string) =>
    each(value, (item) => number(item, from, to) && (zero || Number(item) !== 0));

/** What each part of a rule may say (RFC 5545, section 3.3.10). */
const PARTS: Readonly<Record<string, (value: string) => boolean>> = {
  FREQ: (value) => FREQUENCIES.includes(value),
  INTERVAL: (value) => number(value, 1, 10_000),
  COUNT: (value) => number(value, 1, 1_000_000),
  UNTIL: (value) => readUntil(value) !== null,
  BYMONTH: numbers(1, 12),
  BYMONTHDAY: numbers(-31, 31),
  BYYEARDAY: numbers(-366, 366),
  BYWEEKNO: numbers(-53, 53),
  BYSETPOS: numbers(-366, 366),
  BYDAY: (value) => each(value, (item) => new RegExp(`^([+-]?[1-9]\\d?)?(${WEEKDAYS})$`).test(item)),
  BYHOUR: numbers(0, 23),
  BYMINUTE: numbers(0, 59),
  BYSECOND: numbers(0, 59),
  WKST: (value) => new RegExp(`^(${WEEKDAYS})$`).test(value),
};

/** What a part needs of the others, by the same section. */
const FITS: Readonly<Record<string, (parts: ReadonlyMap<string, string>) => boolean>> = {
  UNTIL: (parts) => !parts.has('COUNT'),
  BYWEEKNO: (parts) => parts.get('FREQ') === 'YEARLY',
  BYYEARDAY: (parts) => parts.get('FREQ') === 'YEARLY',
  BYMONTHDAY: (parts) => parts.get('FREQ') !== 'WEEKLY',
  BYDAY: (parts) =>
    !/\d/.test(parts.get('BYDAY') ?? '') ||
    parts.get('FREQ') === 'MONTHLY' ||
    (parts.get('FREQ') === 'YEARLY' && !parts.has('BYWEEKNO')),
  BYSETPOS: (parts) => [...parts.keys()].some((key) => key.startsWith('BY') && key !== 'BYSETPOS'),
};

/**
 * Reads a rule; refuses what RFC 5545 does not know, naming the part, and what happens too often to be a calendar's.
 */
export function readRule(rule: string): Outcome<RecurrenceRule> {
  const parts = new Map<string, string>();
  for (const part of rule.toUpperCase().split(';')) {
    const [key = '', value = ''] = part.split('=');
    if (key === 'FREQ' && TOO_OFTEN.includes(value)) return refuse('calendar.ruleTooOften', { rule });
    const isKnown = Object.hasOwn(PARTS, key) && PARTS[key]?.(value) === true;
    if (!isKnown || parts.has(key) || part.split('=').length !== 2)
      return refuse('calendar.ruleInvalid', { rule, part });
    parts.set(key, value);
  }
  if (!parts.has('FREQ')) return refuse('calendar.ruleInvalid', { rule, part: 'FREQ' });
  for (const [key, value] of parts)
    if (FITS[key]?.(parts) === false)
      return refuse('calendar.ruleInvalid', { rule, part: `${key}=${value}` });
  if (timesADay(parts) > MOST_TIMES_A_DAY) return refuse('calendar.ruleTooOften', { rule });
  const until = parts.get('UNTIL');
  parts.delete('UNTIL');
  const text = [...parts].map(([key, value]) => `${key}=${value}`).join(';');
  return accept({ text, until: until === undefined ? null : readUntil(until) });
}

const timesADay = (parts: ReadonlyMap<string, string>): number =>
  ['BYHOUR', 'BYMINUTE', 'BYSECOND'].reduce(
    (product, key) => product * new Set((parts.get(key) ?? '0').split(',')).size,
    1,
  );

/** `20261224`, that whole day included; `20261224T180000`, local; `20261224T180000Z`. */
function readUntil(value: string): RecurrenceRule['until'] {
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6})Z?)?$/.exec(value) ?? [];
  // Many calendars write the end of time as a year far away; of what never ends, the range is the end.
  const far = Number(year) > 2199 ? '2196' : year;
  const clock = time?.replace(/(..)(..)(..)/, '$1:$2:$3');
  const local = readLocalTime(`${far}-${month}-${day}${clock === undefined ? '' : `T${clock}`}`);
  if (local === null) return null;
  if (value.endsWith('Z')) return { instant: local.wall };
  return { wall: local.isDate ? local.wall + 86_399_999 : local.wall };
}
