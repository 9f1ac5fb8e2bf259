import { isDate } from '@tminus/domain';
import { z } from 'zod';

const TIME = /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)$/;

/** `2026-12-24` or `2026-12-24T18:00`, without a zone; read with the `T`. */
export const localMoment = z.string('localMoment').transform((text, context) => {
  if (isDate(text)) return text;
  const [, date, time] = TIME.exec(text) ?? [];
  if (date !== undefined && isDate(date)) return `${date}T${time}`;
  context.addIssue({ code: 'custom', message: 'localMoment' });
  return z.NEVER;
});

const FREQUENCIES: Readonly<Record<string, string>> = {
  daily: 'FREQ=DAILY',
  weekly: 'FREQ=WEEKLY',
  monthly: 'FREQ=MONTHLY',
  yearly: 'FREQ=YEARLY',
};

/** Parts of a rule of RFC 5545 that a calendar of releases can have: nothing happens more than once a day. */
const RULE = /^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[A-Z0-9,+-]+)*$/;

/** `weekly` and its like, or a rule of RFC 5545 (with or without `RRULE:`), read as the rule. */
export const recurrence = z.string('recurrence').transform((text, context) => {
  const rule = FREQUENCIES[text.toLowerCase()] ?? text.trim().replace(/^RRULE:/, '');
  if (RULE.test(rule)) return rule;
  context.addIssue({ code: 'custom', message: 'recurrence' });
  return z.NEVER;
});
