import { eventTypesOf } from '@tminus/domain';
import { z } from 'zod';
import { eventListSchema } from './event.ts';
import { problems } from './problem-responses.ts';

const position = z.coerce.number().int().min(0);
const releaseFilter = z.string().optional().describe('Only events of this release: its id or version');

export const eventRoutes = {
  listEvents: {
    method: 'GET',
    url: '/api/v1/events',
    schema: {
      operationId: 'listEvents',
      summary: 'The event log after a number, oldest first',
      tags: ['events'],
      querystring: z.object({
        after: position.default(0),
        release: releaseFilter,
        type: z
          .string()
          .refine((pattern) => eventTypesOf(pattern).length > 0, 'no event has such a type')
          .optional()
          .describe('Only events of this type, or of a noun, like `rollout.*`'),
        actor: z.string().optional().describe('Only what this person did, written as the log has it'),
        limit: z.coerce.number().int().min(1).max(1_000).default(200),
        cursor: z.string().optional().describe('`next` of the page before; wins over `after`'),
      }),
      response: { 200: eventListSchema, ...problems },
    },
  },
  streamEvents: {
    method: 'GET',
    url: '/api/v1/events/stream',
    schema: {
      operationId: 'streamEvents',
      summary: 'The event log after a number, and everything that happens from then on',
      description:
        'Server-sent events: `id` is the number, `event` the type, `data` an Event as JSON. Every event comes once and in order, also to a client that was away and comes back with Last-Event-ID.',
      tags: ['events'],
      querystring: z.object({ after: position.default(0), release: releaseFilter }),
      headers: z.looseObject({
        // Empty, as some clients send it, is none; coerced, it would be the beginning.
        'last-event-id': z
          .union([z.literal('').transform(() => undefined), position])
          .optional()
          .describe('Number of the last event that came through; wins over `after`'),
      }),
      response: {
        200: {
          description: 'The stream; it ends only with the server or the client',
          content: { 'text/event-stream': { schema: z.string() } },
        },
        ...problems,
      },
    },
  },
} as const;
