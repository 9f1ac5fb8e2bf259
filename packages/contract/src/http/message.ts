import { LANGUAGES, MESSAGE_STATUSES, STAKEHOLDER_AUDIENCES } from '@tminus/domain';
import { z } from 'zod';
import { messageSchema } from './plan.ts';

/** A planned message, and whether its day has come. */
const scheduledMessageSchema = messageSchema
  .extend({ status: z.enum(MESSAGE_STATUSES) })
  .meta({ id: 'ScheduledMessage' });

export const messageListSchema = z
  .object({ items: z.array(scheduledMessageSchema), next: z.string().nullable() })
  .meta({ id: 'MessageList' });

export const renderedMessageSchema = messageSchema
  .extend({
    status: z.enum(MESSAGE_STATUSES),
    lang: z.enum(LANGUAGES),
    subject: z.string(),
    /** Markdown. */
    body: z.string(),
  })
  .meta({ id: 'RenderedMessage' });

export const messageQuerySchema = z.object({
  audience: z.enum(STAKEHOLDER_AUDIENCES).optional().describe('Only messages to these readers'),
});
