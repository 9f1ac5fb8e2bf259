import { isDate } from './working-days.ts';

const TIME = /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)$/;

const FREQUENCIES: Readonly<Record<string, string>> = {
  daily: 'FREQ=DAILY',
  weekly: 'FREQ=WEEKLY',
  monthly: 'FREQ=MONTHLY',
  yearly: 'FREQ=YEARLY',
};

/** `2026-12-24` or `2026-12-24 18:00` as people write it, with the `T` of a period; null for what is neither. */
export function readMoment(text: string): string | null {
  if (isDate(text)) return text;
  const [, date, time] = TIME.exec(text) ?? [];
  return date !== undefined && isDate(date) ? `${date}T${time}` : null;
}

/** The rule that a text means, whether it is one or not: `weekly` and its like, or a rule with or without `RRULE:`. */
export const ruleOf = (text: string): string =>
  FREQUENCIES[text.trim().toLowerCase()] ?? text.trim().replace(/^RRULE:/, '');
