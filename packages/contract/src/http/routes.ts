import { z } from 'zod';
import { eventListSchema } from './event.ts';
import { PROBLEM_MEDIA_TYPE, problemSchema } from './problem.ts';
import {
  actorRequestSchema,
  approvalRequestSchema,
  planRequestSchema,
  planResultSchema,
  releaseListSchema,
  releaseSchema,
} from './release.ts';
import { rolloutCommandSchema, rolloutListSchema, rolloutSchema } from './rollout.ts';

const refParams = z.object({ ref: z.string().describe('Release id, or version with or without v') });
const problem = (description: string) => ({
  description,
  content: { [PROBLEM_MEDIA_TYPE]: { schema: problemSchema } },
});
const problems = { '4xx': problem('Refused, and why'), '5xx': problem('Failed, and why') };

/** Every route once: validation, OpenAPI and the typed client derive from this table. */
export const routes = {
  planRelease: {
    method: 'POST',
    url: '/api/v1/releases',
    schema: {
      operationId: 'planRelease',
      summary: 'Make a release from what changed, or plan it again',
      tags: ['releases'],
      body: planRequestSchema,
      response: { 200: planResultSchema, ...problems },
    },
  },
  listReleases: {
    method: 'GET',
    url: '/api/v1/releases',
    schema: {
      operationId: 'listReleases',
      summary: 'Releases, newest first',
      tags: ['releases'],
      querystring: z.object({
        limit: z.coerce.number().int().min(1).max(100).default(20),
        cursor: z.string().optional(),
      }),
      response: { 200: releaseListSchema, ...problems },
    },
  },
  getRelease: {
    method: 'GET',
    url: '/api/v1/releases/:ref',
    schema: {
      operationId: 'getRelease',
      summary: 'One release',
      tags: ['releases'],
      params: refParams,
      response: { 200: releaseSchema, ...problems },
    },
  },
  decideApproval: {
    method: 'POST',
    url: '/api/v1/releases/:ref/approvals',
    schema: {
      operationId: 'decideApproval',
      summary: 'Approve or reject the package with this digest',
      tags: ['approvals'],
      params: refParams,
      body: approvalRequestSchema,
      response: { 200: releaseSchema, ...problems },
    },
  },
  cancelRelease: {
    method: 'POST',
    url: '/api/v1/releases/:ref/cancel',
    schema: {
      operationId: 'cancelRelease',
      summary: 'Give a release up before it is on its way',
      tags: ['releases'],
      params: refParams,
      body: actorRequestSchema,
      response: { 200: releaseSchema, ...problems },
    },
  },
  shipRelease: {
    method: 'POST',
    url: '/api/v1/releases/:ref/ship',
    schema: {
      operationId: 'shipRelease',
      summary: 'Start a release on its way, or find it there',
      tags: ['releases'],
      params: refParams,
      body: actorRequestSchema,
      response: { 202: releaseSchema, ...problems },
    },
  },
  listRollouts: {
    method: 'GET',
    url: '/api/v1/rollouts',
    schema: {
      operationId: 'listRollouts',
      summary: 'Rollouts under way',
      tags: ['rollouts'],
      response: { 200: rolloutListSchema, ...problems },
    },
  },
  getRollout: {
    method: 'GET',
    url: '/api/v1/rollouts/:ref',
    schema: {
      operationId: 'getRollout',
      summary: 'The rollout of a release',
      tags: ['rollouts'],
      params: refParams,
      response: { 200: rolloutSchema, ...problems },
    },
  },
  commandRollout: {
    method: 'POST',
    url: '/api/v1/rollouts/:ref/commands',
    schema: {
      operationId: 'commandRollout',
      summary: 'Pause, resume, promote or abort',
      tags: ['rollouts'],
      params: refParams,
      body: rolloutCommandSchema,
      response: { 200: rolloutSchema, ...problems },
    },
  },
  listEvents: {
    method: 'GET',
    url: '/api/v1/events',
    schema: {
      operationId: 'listEvents',
      summary: 'The event log after a number, oldest first',
      tags: ['events'],
      querystring: z.object({
        after: z.coerce.number().int().min(0).default(0),
        release: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(1_000).default(200),
      }),
      response: { 200: eventListSchema, ...problems },
    },
  },
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
} as const;
