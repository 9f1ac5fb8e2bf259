import type { DateText } from '../calendar/working-days.ts';
import type { Increment } from '../change/change-type.ts';
import { type Counter, isCounter, type Period, readCalendarFormat } from './calendar-format.ts';
import { channelsOf, readVersion } from './step-version.ts';
import type { VersionScheme } from './version-scheme.ts';

type Token = Period | Counter;

/**
 * Calendar versions (calver.org) of one format on one day. On the first day of a new period the date moves on and the
 * counters to its right start at 0; within a period a counter moves, the one that fits the increment when the format
 * has it. A date that lies behind the current version's leaves the calendar where it is: versions never go back.
 * The format is one that `readCalendarFormat` reads.
 */
export function calendarScheme(format: string, today: DateText): VersionScheme {
  const tokens = readCalendarFormat(format);
  if (typeof tokens === 'string') throw new Error(`${format}: ${tokens}`);
  const first = join(tokens.map((token) => numberOf(token, today)));
  const stableAfter = (version: string, increment: Increment): string => {
    const { major, minor, patch, prerelease } = readVersion(version);
    const current = [major, minor, patch];
    if (increment === 'none') return join(current);
    const renewed = renew(tokens, current, today);
    if (renewed !== null) return join(renewed);
    // What a pre-release prepared in this period has not been released yet.
    return prerelease.length > 0 ? join(current) : join(count(tokens, current, increment));
  };
  return {
    first: () => first,
    stableAfter,
    channelVersions: (version, increment, channel) =>
      channelsOf(version, channel, stableAfter(version, increment), (prepared) =>
        join(count(tokens, numbersOf(prepared), increment)),
      ),
    weigh: (_version, increment) => increment,
  };
}

const join = (numbers: readonly number[]): string => numbers.join('.');

function numbersOf(version: string): readonly number[] {
  const { major, minor, patch } = readVersion(version);
  return [major, minor, patch];
}

/** The numbers of a new period, or null when the current one has not ended. */
function renew(tokens: readonly Token[], current: readonly number[], today: DateText): number[] | null {
  const at = tokens.findIndex(
    (token, place) => !isCounter(token) && numberOf(token, today) !== current[place],
  );
  const token = tokens[at];
  if (token === undefined || numberOf(token, today) < (current[at] ?? 0)) return null;
  return tokens.map((each, place) => (place < at ? (current[place] ?? 0) : numberOf(each, today)));
}

/** Counters to try, best first. */
const COUNTED: Readonly<Record<Increment, readonly Counter[]>> = {
  major: ['MAJOR', 'MINOR', 'MICRO'],
  minor: ['MINOR', 'MICRO', 'MAJOR'],
  patch: ['MICRO', 'MINOR', 'MAJOR'],
  none: ['MICRO', 'MINOR', 'MAJOR'],
};

function count(tokens: readonly Token[], current: readonly number[], increment: Increment): number[] {
  const counter = COUNTED[increment].find((each) => tokens.includes(each)) ?? 'MICRO';
  const at = tokens.indexOf(counter);
  return tokens.map((token, place) => {
    const number = current[place] ?? 0;
    if (place === at) return number + 1;
    return place > at && isCounter(token) ? 0 : number;
  });
}

const DAY_MS = 86_400_000;
const DAYS_IN_WEEK = 7;
const CENTURY = 2000;

/** A token's number on a day; counters begin at 0. Weeks count from the start of the year, as calver.org has it. */
function numberOf(token: Token, today: DateText): number {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const dayOfYear = (Date.parse(`${today}T00:00:00Z`) - Date.UTC(year, 0, 1)) / DAY_MS;
  const numbers: Readonly<Record<Token, number>> = {
    YYYY: year,
    YY: year - CENTURY,
    MM: month,
    WW: Math.floor(dayOfYear / DAYS_IN_WEEK) + 1,
    MAJOR: 0,
    MINOR: 0,
    MICRO: 0,
  };
  return numbers[token];
}
