import { z } from 'zod';

/** An instant in UTC, ISO 8601 with milliseconds. */
export const time = z.iso.datetime();
export const timeOrNull = time.nullable();

/** A calendar date without a zone, `YYYY-MM-DD`. */
export const date = z.iso.date();

/** Text of an instant (epoch ms). */
export const toTime = (instant: number): string => new Date(instant).toISOString();
export const toTimeOrNull = (instant: number | null): string | null =>
  instant === null ? null : toTime(instant);
