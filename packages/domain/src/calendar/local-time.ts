import { type DateText, isDate } from './working-days.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** What a wall clock and a calendar show somewhere, in ms as if it were UTC: plain arithmetic, without a zone. */
export interface LocalTime {
  readonly wall: number;
  /** Written as a date, without a time of day. */
  readonly isDate: boolean;
}

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?)?$/;

/** Calendars are for what people plan: what lies outside was mistyped, and the rules of zones are not known there. */
const YEARS = { first: 1970, last: 2199 };

/**
 * Reads `2026-12-24` or `2026-12-24T18:00`, with seconds if wanted; null for anything else, and outside 1970 … 2199.
 */
export function readLocalTime(text: string): LocalTime | null {
  const [, date, hours, minutes, seconds] = LOCAL.exec(text) ?? [];
  if (date === undefined || !isDate(date)) return null;
  const year = Number(date.slice(0, 4));
  if (year < YEARS.first || year > YEARS.last) return null;
  const midnight = wallOfDate(date);
  if (hours === undefined) return { wall: midnight, isDate: true };
  const time = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds ?? 0) * 1_000;
  return { wall: midnight + time, isDate: false };
}

/** Midnight of a date on the wall. */
export const wallOfDate = (date: DateText): number => Date.parse(`${date}T00:00:00Z`);

/** The date that a wall shows. */
export const dateOfWall = (wall: number): DateText => new Date(wall).toISOString().slice(0, 10);

/** `2026-12-24T18:00`, with seconds only where there are some. */
export function writeLocalTime(wall: number): string {
  const text = new Date(wall).toISOString().slice(0, 19);
  return text.endsWith(':00') ? text.slice(0, 16) : text;
}
