import {
  accepted,
  type CalendarEntry,
  constraintDefaults,
  searchWindows,
  USUAL_WORKING_TIME,
} from '@tminus/domain';
import type { FoundWindows, ListedEntry } from '@tminus/engine';
import { NOON } from './samples.ts';

const HOUR = 3_600_000;

/** A freeze that somebody added. */
export function sampleEntry(): ListedEntry {
  const value: CalendarEntry = {
    kind: 'freeze',
    id: 'cal_1',
    name: 'Winter',
    period: { start: '2025-12-24', end: '2025-12-26', zone: 'UTC', rule: 'FREQ=YEARLY' },
    blocks: ['major', 'minor'],
    components: ['api'],
    createdAt: NOON,
    createdBy: 'Mika <mika@example.org>',
  };
  const { id, name, kind } = value;
  return { kind, id, name, source: 'added', draft: value, stored: { value, revision: 2 } };
}

/** What a search for a window of the sample release found. */
export function sampleWindows(): FoundWindows {
  const request = {
    type: 'minor',
    components: ['api'],
    people: [],
    range: { start: NOON, end: NOON + 48 * HOUR },
    durationMs: HOUR,
    soakMs: HOUR,
    constraints: { ...constraintDefaults('minor'), avoidBusinessHours: true },
    notBefore: null,
    preferredDates: null,
    overriddenFreezes: [],
    limit: 2,
  } as const;
  const facts = {
    businessTime: USUAL_WORKING_TIME,
    freezes: [],
    changeWindows: [],
    peaks: [],
    releases: [],
    people: [],
    requirements: [],
    dependencies: [],
    doneShare: () => 1,
    risk: 0,
  };
  return { search: accepted(searchWindows(request, facts)), request, version: null, refusal: null };
}
