import { z } from 'zod';
import { auditRoutes } from './audit-routes.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { changeHeaders, lookHeaders, writeHeaders } from './headers.ts';
import { messageRoutes } from './message-routes.ts';
import { pageQuery, refParams } from './parameters.ts';
import { problems } from './problem-responses.ts';
import { planRequestSchema, releaseQuerySchema } from './registry.ts';
import { registryRoutes } from './registry-routes.ts';
import {
  actorRequestSchema,
  approvalRequestSchema,
  planResultSchema,
  releaseListSchema,
  releaseSchema,
  shipRequestSchema,
} from './release.ts';
import { rolloutCommandSchema, rolloutListSchema, rolloutSchema } from './rollout.ts';
import { scheduleRoutes } from './schedule-routes.ts';
import { systemRoutes } from './system-routes.ts';

const notChanged = z.null().describe('Still what the ETag says');

/** Every route once: validation, OpenAPI and the typed client derive from this table. */
export const routes = {
  planRelease: {
    method: 'POST',
    url: '/api/v1/releases',
    schema: {
      operationId: 'planRelease',
      summary: 'Make a release from what changed, or plan it again',
      tags: ['releases'],
      headers: writeHeaders,
      body: planRequestSchema,
      response: { 200: planResultSchema, ...problems },
    },
  },
  listReleases: {
    method: 'GET',
    url: '/api/v1/releases',
    schema: {
      operationId: 'listReleases',
      summary: 'Releases, newest first: all of them, or those to which everything asked for applies',
      tags: ['releases'],
      querystring: releaseQuerySchema,
      response: { 200: releaseListSchema, ...problems },
    },
  },
  getRelease: {
    method: 'GET',
    url: '/api/v1/releases/:ref',
    schema: {
      operationId: 'getRelease',
      summary: 'One release, under an ETag of its revision',
      tags: ['releases'],
      params: refParams,
      headers: lookHeaders,
      response: { 200: releaseSchema, 304: notChanged, ...problems },
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
      headers: changeHeaders,
      body: approvalRequestSchema,
      response: { 200: releaseSchema, ...problems },
    },
  },
  cancelRelease: {
    method: 'POST',
    url: '/api/v1/releases/:ref/cancel',
    schema: {
      operationId: 'cancelRelease',
      summary: 'Give a release up that serves nobody',
      tags: ['releases'],
      params: refParams,
      headers: changeHeaders,
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
      headers: changeHeaders,
      body: shipRequestSchema,
      response: { 202: releaseSchema, ...problems },
    },
  },
  listRollouts: {
    method: 'GET',
    url: '/api/v1/rollouts',
    schema: {
      operationId: 'listRollouts',
      summary: 'Rollouts under way, oldest first',
      tags: ['rollouts'],
      querystring: pageQuery,
      response: { 200: rolloutListSchema, ...problems },
    },
  },
  getRollout: {
    method: 'GET',
    url: '/api/v1/rollouts/:ref',
    schema: {
      operationId: 'getRollout',
      summary: 'The rollout of a release',
      description:
        'Its ETag changes with every tick. `If-Match` on its commands asks only for the part that decisions rest on: state, step and epoch; counts and soak may have moved on.',
      tags: ['rollouts'],
      params: refParams,
      headers: lookHeaders,
      response: { 200: rolloutSchema, 304: notChanged, ...problems },
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
      headers: changeHeaders,
      body: rolloutCommandSchema,
      response: { 200: rolloutSchema, ...problems },
    },
  },
  ...registryRoutes,
  ...messageRoutes,
  ...eventRoutes,
  ...auditRoutes,
  ...calendarRoutes,
  ...scheduleRoutes,
  ...systemRoutes,
} as const;
