import { z } from 'zod';
import { messageListSchema, messageQuerySchema, renderedMessageSchema } from './message.ts';
import { refParams } from './parameters.ts';
import { problems } from './problem-responses.ts';

/** What is told about a release, to whom, and when. */
export const messageRoutes = {
  listMessages: {
    method: 'GET',
    url: '/api/v1/releases/:ref/messages',
    schema: {
      operationId: 'listMessages',
      summary: 'What is to be told about a release, by date; nothing for one that was given up',
      tags: ['notifications'],
      params: refParams,
      querystring: messageQuerySchema,
      response: { 200: messageListSchema, ...problems },
    },
  },
  getMessage: {
    method: 'GET',
    url: '/api/v1/releases/:ref/messages/:id',
    schema: {
      operationId: 'getMessage',
      summary: 'One message as it reads now, in the language that is asked for',
      tags: ['notifications'],
      params: refParams.extend({ id: z.string().describe('As the list has it: `release_day:users:docs`') }),
      response: { 200: renderedMessageSchema, ...problems },
    },
  },
} as const;
