import { EVENT_TYPES } from '@tminus/domain';
import { z } from 'zod';
import { time } from './scalars.ts';

export const eventSchema = z
  .object({
    seq: z.int(),
    at: time,
    type: z.enum(EVENT_TYPES),
    actor: z.string(),
    releaseId: z.string().nullable(),
    subject: z.string(),
    reason: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
    /** One line for people, in the language of the request. */
    text: z.string(),
  })
  .meta({ id: 'Event' });

export const eventListSchema = z
  .object({ items: z.array(eventSchema), next: z.string().nullable() })
  .meta({ id: 'EventList' });

/** What a sink is sent: the form that Standard Webhooks recommends, around the event as the API shows it. */
export const deliveredEventSchema = z.object({
  type: z.enum(EVENT_TYPES),
  /** When it happened, not when it is sent. */
  timestamp: time,
  data: eventSchema,
});

export type DeliveredEvent = z.infer<typeof deliveredEventSchema>;

export type EventResource = z.infer<typeof eventSchema>;
