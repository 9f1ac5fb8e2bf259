import { readMoment, ruleOf } from '@tminus/domain';
import { z } from 'zod';

/** `2026-12-24` or `2026-12-24T18:00`, without a zone; read with the `T`. */
export const localMoment = z.string('localMoment').transform((text, context) => {
  const read = readMoment(text);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'localMoment' });
  return z.NEVER;
});

/** Parts of a rule of RFC 5545 that a calendar of releases can have: nothing happens more than once a day. */
const RULE = /^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[A-Z0-9,+-]+)*$/;

/** `weekly` and its like, or a rule of RFC 5545 (with or without `RRULE:`), read as the rule. */
export const recurrence = z.string('recurrence').transform((text, context) => {
  const rule = ruleOf(text);
  if (RULE.test(rule)) return rule;
  context.addIssue({ code: 'custom', message: 'recurrence' });
  return z.NEVER;
});
