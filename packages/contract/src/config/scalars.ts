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
  return Math.round(total);
}

/** A duration as people write it, read as milliseconds. */
export const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== null) return ms;
  context.addIssue({ code: 'custom', message: 'duration', params: { got: text } });
  return z.NEVER;
});

/** `5%` (or the number 5), read as a number of percent with two decimals at most. */
export const percent = z.union([z.string(), z.number()]).transform((written, context) => {
  const value =
    typeof written === 'number'
      ? written
      : Number(/^(\d+(?:\.\d+)?)\s*%$/.exec(written.trim())?.[1] ?? Number.NaN);
  const exact = Math.abs(value * 100 - Math.round(value * 100)) < 1e-9;
  if (value > 0 && value <= 100 && exact) return value;
  context.addIssue({ code: 'custom', message: 'percent', params: { got: String(written) } });
  return z.NEVER;
});

/** A program and its arguments: a list, run without a shell. */
export const command = z.array(z.string().min(1)).min(1);

export const tagPattern = z.string().refine((text) => text.split('{version}').length === 2, 'tagPattern');
