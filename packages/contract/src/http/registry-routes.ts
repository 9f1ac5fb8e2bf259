import { z } from 'zod';
import { changeHeaders } from './headers.ts';
import { refParams } from './parameters.ts';
import { problems } from './problem-responses.ts';
import { cloneRequestSchema, editRequestSchema, taskReportSchema } from './registry.ts';
import { planResultSchema, releaseSchema } from './release.ts';

/** What people do with releases of the registry beside planning and shipping them. */
export const registryRoutes = {
  editRelease: {
    method: 'PATCH',
    url: '/api/v1/releases/:ref',
    schema: {
      operationId: 'editRelease',
      summary: 'Change what is said of a release: theme, objectives, manager, announcements, needs',
      description:
        'What is left out stays as it is; null or an empty list empties it. No approval is voided.',
      tags: ['releases'],
      params: refParams,
      headers: changeHeaders,
      body: editRequestSchema,
      response: { 200: releaseSchema, ...problems },
    },
  },
  reportTask: {
    method: 'POST',
    url: '/api/v1/releases/:ref/tasks/:task',
    schema: {
      operationId: 'reportTask',
      summary: 'Say that a task of the plan was begun, is done, or is open again',
      description: 'Planning again keeps what is done on its day. No approval is voided.',
      tags: ['releases'],
      params: refParams.extend({ task: z.string().max(100) }),
      headers: changeHeaders,
      body: taskReportSchema,
      response: { 200: releaseSchema, ...problems },
    },
  },
  cloneRelease: {
    method: 'POST',
    url: '/api/v1/releases/:ref/clone',
    schema: {
      operationId: 'cloneRelease',
      summary: 'Plan what there is to release now, like another release',
      tags: ['releases'],
      params: refParams,
      headers: changeHeaders,
      body: cloneRequestSchema,
      response: { 200: planResultSchema, ...problems },
    },
  },
} as const;
