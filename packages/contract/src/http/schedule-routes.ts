import { scheduleDocumentSchema } from '../schedule/schedule-document.ts';
import { scheduleFileSchema } from '../schedule/schedule-file.ts';
import { writeHeaders } from './headers.ts';
import { problems } from './problem-responses.ts';

export const scheduleRoutes = {
  computeSchedule: {
    method: 'POST',
    url: '/api/v1/schedules',
    schema: {
      operationId: 'computeSchedule',
      summary: 'Critical path, slack and likely ends of a task network; nothing is kept',
      tags: ['schedules'],
      headers: writeHeaders,
      body: scheduleFileSchema,
      response: { 200: scheduleDocumentSchema, ...problems },
    },
  },
} as const;
