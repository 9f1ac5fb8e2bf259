import { z } from 'zod';

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `90s`, `1h 30m`, `250ms` to milliseconds; null when it is no duration. */
export function parseDuration(text: string): number | null {
  const parts = text.trim().split(/\s+/);
  let total = 0;
  for (const part of parts) {
    const match = /^(\d+(?:\.\d+)?)(ms|s|min|m|h|d)$/.exec(part);
    const unit = UNIT_MS[match?.[2] ?? ''];
    if (match?.[1] === undefined || unit === undefined) return null;
    total += Number(match[1]) * unit;
  }
  return Number.isSafeInteger(Math.round(total)) ? Math.round(total) : null;
}

/** A duration as people write it, read as milliseconds. */
export const duration = z.union([z.string(), z.number()], 'duration').transform((written, context) => {
  const ms = typeof written === 'number' ? null : parseDuration(written);
  if (ms !== null) return ms;
  context.addIssue({ code: 'custom', message: 'duration' });
  return z.NEVER;
});

/** A duration longer than nothing. */
export const positiveDuration = duration.refine((ms) => ms > 0, 'durationPositive');

/** `5%` (or the number 5), read as a number of percent with two decimals at most. */
export const percent = z.union([z.string(), z.number()], 'percent').transform((written, context) => {
  const value =
    typeof written === 'number'
      ? written
      : Number(/^(\d+(?:\.\d+)?)\s*%$/.exec(written.trim())?.[1] ?? Number.NaN);
  const exact = Math.abs(value * 100 - Math.round(value * 100)) < 1e-9;
  if (value > 0 && value <= 100 && exact) return value;
  context.addIssue({ code: 'custom', message: 'percent' });
  return z.NEVER;
});

/**
 * A percentage that leaves something over. A bare number below 1 is refused: to some, 0.07 is 7 %, to others 0.07 %, and
 * a rollout would be judged by a hundredth of what was meant.
 */
export const lessThanAll = z
  .union([z.string(), z.number()], 'percent')
  .refine((written) => typeof written === 'string' || written <= 0 || written >= 1, 'bareShare')
  .pipe(percent.refine((value) => value < 100, 'lessThanAll'));

/** A program and its arguments: a list, run without a shell. */
export const command = z.array(z.string().min(1)).min(1);

export const tagPattern = z.string().refine((text) => text.split('{version}').length === 2, 'tagPattern');
