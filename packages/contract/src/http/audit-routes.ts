import { z } from 'zod';
import { deliveryListSchema, logVerdictSchema } from './audit.ts';
import { problems } from './problem-responses.ts';

/** Whether the event log is what was written, and who has been told of it. */
export const auditRoutes = {
  verifyLog: {
    method: 'GET',
    url: '/api/v1/audit/verify',
    schema: {
      operationId: 'verifyLog',
      summary: 'Check every row of the event log against its chain of hashes',
      tags: ['events'],
      querystring: z.object({
        head: z
          .string()
          .regex(/^\d{1,18}:[0-9a-f]{64}$/, 'not SEQ:HASH')
          .optional()
          .describe('A head noted earlier, as SEQ:HASH'),
      }),
      response: { 200: logVerdictSchema, ...problems },
    },
  },
  listDeliveries: {
    method: 'GET',
    url: '/api/v1/deliveries',
    schema: {
      operationId: 'listDeliveries',
      summary: 'How far each sink has the event log, and why one is behind',
      tags: ['events'],
      response: { 200: deliveryListSchema, ...problems },
    },
  },
} as const;
