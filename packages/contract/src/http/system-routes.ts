import { z } from 'zod';
import { problems } from './problem-responses.ts';

export const systemRoutes = {
  health: {
    method: 'GET',
    url: '/healthz',
    schema: {
      operationId: 'health',
      summary: 'Whether this process lives',
      tags: ['system'],
      response: { 200: z.object({ status: z.literal('ok'), pid: z.int() }) },
    },
  },
  readiness: {
    method: 'GET',
    url: '/readyz',
    schema: {
      operationId: 'readiness',
      summary: 'Whether this process can do its work now',
      description: 'Answered with 503 and the verdict of each check in `params` while one of them fails.',
      tags: ['system'],
      response: {
        200: z.object({ status: z.literal('ready'), checks: z.record(z.string(), z.literal('ok')) }),
        ...problems,
      },
    },
  },
  metrics: {
    method: 'GET',
    url: '/metrics',
    schema: {
      operationId: 'metrics',
      summary: 'Numbers about this process and its releases, for Prometheus',
      tags: ['system'],
      response: {
        200: {
          description: 'The text exposition format, version 0.0.4',
          content: { 'text/plain': { schema: z.string() } },
        },
      },
    },
  },
} as const;
