import type { CalendarFiles } from '@tminus/engine';
import { readCalendar } from './read-calendar.ts';
import { writeCalendar } from './write-calendar.ts';

/** Calendars as iCalendar files (RFC 5545). */
export const calendarFiles: CalendarFiles = { write: writeCalendar, read: readCalendar };
