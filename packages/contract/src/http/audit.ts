import { z } from 'zod';
import { time } from './scalars.ts';

const chainHead = z.object({
  /** 0 for an empty log. */
  seq: z.number(),
  /** SHA-256 in hex. */
  hash: z.string(),
});

export const logVerdictSchema = z
  .object({
    ok: z.boolean(),
    /** How many rows the log has. */
    rows: z.int(),
    /** Note it elsewhere: it tells a log that was written anew. */
    head: chainHead,
    problems: z.array(
      z.object({
        /** The event that is wrong, or that should be there. */
        seq: z.number(),
        code: z.string(),
        text: z.string(),
      }),
    ),
    /** How many more problems there are than these. */
    unlisted: z.int(),
  })
  .meta({ id: 'LogVerdict' });

export const deliveryListSchema = z
  .object({
    items: z.array(
      z.object({
        sink: z.string(),
        /** Whether the configuration names it; what it does not name is told nothing. */
        configured: z.boolean(),
        /** The last event that it has. */
        seq: z.int(),
        /** How many events are still to come. */
        behind: z.int(),
        /** Failures in a row. */
        attempts: z.int(),
        /** When it is tried again after a failure; null without one. */
        nextAttemptAt: time.nullable(),
        failure: z.object({ code: z.string(), text: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'DeliveryList' });
