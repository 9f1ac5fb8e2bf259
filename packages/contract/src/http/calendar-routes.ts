import { CALENDAR_KINDS, RELEASE_TYPES } from '@tminus/domain';
import { z } from 'zod';
import { parseDuration } from '../config/scalars.ts';
import {
  agendaSchema,
  calendarEntryListSchema,
  calendarEntrySchema,
  entryEditSchema,
  importRequestSchema,
  importResultSchema,
  newEntrySchema,
  overrideRequestSchema,
  windowSearchSchema,
} from './calendar.ts';
import { changeHeaders, lookHeaders, writeHeaders } from './headers.ts';
import { problems } from './problem-responses.ts';
import { releaseSchema } from './release.ts';

/** A parameter that may be there several times. */
const several = (description: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe(description);
const moment = (description: string) => z.string().max(40).optional().describe(description);
const zone = z
  .string()
  .max(100)
  .optional()
  .describe('IANA name of a time zone; that of the calendar by default');
const duration = z
  .string()
  .refine((text) => (parseDuration(text) ?? 0) > 0, 'not a duration such as 90m')
  .optional()
  .describe('How long traffic moves, such as 2h; what the steps take by default');
const range = {
  from: moment('Local date or time; now by default'),
  to: moment('Local date, which belongs to the range, or time; four weeks later by default'),
};
const entryParams = z.object({ id: z.string().describe('Id of an entry') });
const kind = z.enum(CALENDAR_KINDS).optional();

export const calendarRoutes = {
  findWindows: {
    method: 'GET',
    url: '/api/v1/calendar/windows',
    schema: {
      operationId: 'findWindows',
      summary: 'The best times for a release, why others are not to be had, and what would give one',
      tags: ['calendar'],
      querystring: z.object({
        type: z.enum(RELEASE_TYPES).optional(),
        component: several('Name of a component; all by default'),
        release: z.string().optional().describe('Id or version of a release that looks for its time'),
        ...range,
        date: several('A date on which it may start; any by default'),
        duration,
        limit: z.coerce.number().int().min(1).max(50).default(5),
        zone,
      }),
      response: { 200: windowSearchSchema, ...problems },
    },
  },
  readAgenda: {
    method: 'GET',
    url: '/api/v1/calendar/agenda',
    schema: {
      operationId: 'readAgenda',
      summary: 'Everything that happens on the calendar in a range, by start',
      tags: ['calendar'],
      querystring: z.object({ ...range, zone }),
      response: { 200: agendaSchema, ...problems },
    },
  },
  listCalendarEntries: {
    method: 'GET',
    url: '/api/v1/calendar/entries',
    schema: {
      operationId: 'listCalendarEntries',
      summary: 'Freezes, trains, change windows and peaks, configured or added',
      tags: ['calendar'],
      querystring: z.object({ kind, name: z.string().optional().describe('Id or name of one of them') }),
      response: { 200: calendarEntryListSchema, ...problems },
    },
  },
  addCalendarEntry: {
    method: 'POST',
    url: '/api/v1/calendar/entries',
    schema: {
      operationId: 'addCalendarEntry',
      summary: 'Put a freeze, a train, a change window or a peak on the calendar',
      tags: ['calendar'],
      headers: writeHeaders,
      body: newEntrySchema,
      response: { 201: calendarEntrySchema, ...problems },
    },
  },
  getCalendarEntry: {
    method: 'GET',
    url: '/api/v1/calendar/entries/:id',
    schema: {
      operationId: 'getCalendarEntry',
      summary: 'One entry, under an ETag of its revision',
      tags: ['calendar'],
      params: entryParams,
      headers: lookHeaders,
      response: { 200: calendarEntrySchema, 304: z.null().describe('Still what the ETag says'), ...problems },
    },
  },
  changeCalendarEntry: {
    method: 'PATCH',
    url: '/api/v1/calendar/entries/:id',
    schema: {
      operationId: 'changeCalendarEntry',
      summary: 'Change an entry that was added; what stands in the configuration is refused',
      tags: ['calendar'],
      params: entryParams,
      headers: changeHeaders,
      body: entryEditSchema,
      response: { 200: calendarEntrySchema, ...problems },
    },
  },
  removeCalendarEntry: {
    method: 'DELETE',
    url: '/api/v1/calendar/entries/:id',
    schema: {
      operationId: 'removeCalendarEntry',
      summary: 'Take an entry off the calendar that was added, by its id or, of one kind, by its name',
      tags: ['calendar'],
      params: entryParams,
      headers: changeHeaders,
      querystring: z.object({ actor: z.string().min(1).max(300), kind }),
      response: { 200: calendarEntrySchema, ...problems },
    },
  },
  importCalendar: {
    method: 'POST',
    url: '/api/v1/calendar/imports',
    schema: {
      operationId: 'importCalendar',
      summary: 'Take the events of a calendar file over: what came from the same event before is changed',
      tags: ['calendar'],
      headers: writeHeaders,
      body: importRequestSchema,
      response: { 200: importResultSchema, ...problems },
    },
  },
  overrideFreeze: {
    method: 'POST',
    url: '/api/v1/releases/:ref/overrides',
    schema: {
      operationId: 'overrideFreeze',
      summary: 'Let a release through a freeze, with a reason and an approver',
      tags: ['calendar'],
      params: z.object({ ref: z.string().describe('Release id, or version with or without v') }),
      headers: changeHeaders,
      body: overrideRequestSchema,
      response: { 200: releaseSchema, ...problems },
    },
  },
  exportCalendar: {
    method: 'GET',
    url: '/calendar.ics',
    schema: {
      operationId: 'exportCalendar',
      summary: 'The calendar by RFC 5545, for calendar programs to subscribe to',
      tags: ['calendar'],
      headers: lookHeaders,
      querystring: z.object({
        from: moment('Local date; three months ago by default'),
        to: moment('Local date; three years ahead by default'),
      }),
      response: {
        200: {
          description: 'iCalendar',
          content: { 'text/calendar': { schema: z.string() } },
        },
        304: z.null().describe('Still what the ETag says'),
        ...problems,
      },
    },
  },
} as const;
