import {
  CALENDAR_KINDS,
  RELEASE_STATUSES,
  RELEASE_TYPES,
  type ReleaseStatus,
  readMoment,
  ruleOf,
} from '@tminus/domain';
import { z } from 'zod';
import { coded, factorSchema } from './plan.ts';
import { time } from './scalars.ts';

const told = coded.extend({ text: z.string() });
const span = z.object({ start: time, end: time });
const releaseType = z.enum(RELEASE_TYPES);
const kind = z.enum(CALENDAR_KINDS);
const actor = z.string().min(1).max(300);

const conflict = z.object({
  id: z.string(),
  version: z.string(),
  components: z.array(z.string()),
  people: z.array(z.string()),
  text: z.string(),
});

const candidate = span
  .extend({
    /** End of the last soak. */
    soakEnd: time,
    score: z.number(),
    factors: z.array(factorSchema),
    /** Names of freezes that it meets and that were overridden. */
    overridden: z.array(z.string()),
  })
  .meta({ id: 'CandidateWindow' });

export const windowSearchSchema = z
  .object({
    /** The best first. */
    windows: z.array(candidate),
    /** Starts from `start` up to but not with `end` were rejected. */
    rejected: z.array(span.extend({ reason: told })),
    /** Releases that stand in the way where nothing else does. */
    conflicts: z.array(conflict),
    /** Single changes that would give a window, where there is none. */
    unblock: z.array(z.object({ change: told, window: span })),
    /** The first window after the range, where there is none in it. */
    nearest: candidate.nullable(),
    zone: z.string(),
    constraints: z.object({
      type: releaseType,
      components: z.array(z.string()),
      /** The release that looks for its time, as its version. */
      release: z.string().nullable(),
      from: time,
      to: time,
      durationMs: z.int(),
      soakMs: z.int(),
      avoidWeekends: z.boolean(),
      avoidBusinessHours: z.boolean(),
      minDurationMs: z.int(),
      maxDurationMs: z.int(),
      /** 1 is Monday. */
      weekend: z.array(z.int()),
      dates: z.array(z.string()).nullable(),
      notBefore: time.nullable(),
    }),
    /** Why there is no window; null where there is one. */
    refusal: told.nullable(),
  })
  .meta({ id: 'WindowSearch' });

export const calendarEntrySchema = z
  .object({
    id: z.string(),
    kind,
    name: z.string(),
    /** Local, in `zone`; a date as the end belongs to it. */
    from: z.string(),
    to: z.string(),
    zone: z.string(),
    /** A rule of RFC 5545; null for what happens once. */
    repeats: z.string().nullable(),
    except: z.array(z.string()),
    /** Of freezes. */
    blocks: z.array(releaseType).nullable(),
    /** Of freezes and trains; null for all. */
    components: z.array(z.string()).nullable(),
    /** Of trains. */
    type: releaseType.nullable(),
    /** Of peaks, 0 to 1. */
    impact: z.number().nullable(),
    /** `tminus.yaml`: it is changed there alone. */
    source: z.enum(['tminus.yaml', 'added']),
    createdAt: time.nullable(),
    createdBy: z.string().nullable(),
    /** What is on, or comes next. */
    next: z.array(span),
  })
  .meta({ id: 'CalendarEntry' });

export const calendarEntryListSchema = z
  .object({ items: z.array(calendarEntrySchema) })
  .meta({ id: 'CalendarEntryList' });

/** What cannot be read is refused with the rest of the period, which knows what is wrong with it. */
const localMoment = z
  .string()
  .max(40)
  .transform((text) => readMoment(text) ?? text);
const recurrence = z.string().max(500).transform(ruleOf);
const name = z.string().trim().min(1).max(200);
const components = z.array(z.string()).min(1).nullable();
const blocks = z.array(releaseType).min(1);
const impact = z.number().gt(0).max(1);
const period = {
  name,
  from: localMoment,
  to: localMoment,
  /** The calendar's where it is left out. */
  zone: z.string().nullable().default(null),
  repeats: recurrence.nullable().default(null),
};

export const newEntrySchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('freeze'),
      actor,
      ...period,
      blocks: blocks.nullable().default(null),
      components: components.default(null),
    }),
    z.strictObject({
      kind: z.literal('train'),
      actor,
      ...period,
      type: releaseType,
      components: components.default(null),
    }),
    z.strictObject({ kind: z.literal('window'), actor, ...period }),
    z.strictObject({ kind: z.literal('peak'), actor, ...period, impact: impact.default(1) }),
  ])
  .meta({ id: 'NewCalendarEntry' });

export type NewEntry = z.infer<typeof newEntrySchema>;

/** What an edit changes; what is left out stays. */
export const entryEditSchema = z
  .strictObject({
    actor,
    name: name.optional(),
    from: localMoment.optional(),
    to: localMoment.optional(),
    zone: z.string().optional(),
    repeats: recurrence.nullable().optional(),
    blocks: blocks.optional(),
    components: components.optional(),
    type: releaseType.optional(),
    impact: impact.optional(),
  })
  .meta({ id: 'CalendarEntryEdit' });

export type EntryEdit = z.infer<typeof entryEditSchema>;

export const agendaSchema = z
  .object({
    from: time,
    to: time,
    zone: z.string(),
    items: z.array(
      span.extend({
        kind: z.enum([...CALENDAR_KINDS, 'release', 'milestone', 'dayOff']),
        name: z.string(),
        allDay: z.boolean(),
        /** Of an entry, or of a release. */
        id: z.string().nullable(),
        /** What it is, in one line. */
        text: z.string(),
        source: z.enum(['tminus.yaml', 'added', 'plan']),
        /** Who put it there, or planned it; null for the configuration. */
        by: z.string().nullable(),
        type: releaseType.nullable(),
        status: z.enum(Object.keys(RELEASE_STATUSES) as [ReleaseStatus, ...ReleaseStatus[]]).nullable(),
        blocks: z.array(releaseType).nullable(),
        components: z.array(z.string()).nullable(),
        impact: z.number().nullable(),
        soakEnd: time.nullable(),
        milestone: z.string().nullable(),
        person: z.string().nullable(),
        conflicts: z.array(conflict),
      }),
    ),
  })
  .meta({ id: 'Agenda' });

export const importRequestSchema = z
  .strictObject({
    actor,
    /** A calendar file by RFC 5545. */
    calendar: z.string(),
    as: z.enum(['freeze', 'peak', 'window']),
    blocks: blocks.nullable().default(null),
    components: components.default(null),
    impact: impact.nullable().default(null),
    /** Where days and times without a zone are meant; the calendar's zone where it is left out. */
    zone: z.string().nullable().default(null),
    /** IANA names of zones that the file calls otherwise. */
    aliases: z.record(z.string(), z.string()).default({}),
    dryRun: z.boolean().default(false),
  })
  .meta({ id: 'CalendarImport' });

const importedEntry = z.object({ id: z.string(), name: z.string(), from: z.string(), to: z.string() });

export const importResultSchema = z
  .object({
    added: z.array(importedEntry),
    changed: z.array(importedEntry),
    removed: z.array(importedEntry),
    /** How many were there just so. */
    unchanged: z.int(),
    skipped: z.array(
      z.object({
        /** Where the event begins, as far as it is known. */
        line: z.int().nullable(),
        name: z.string(),
        reason: told,
      }),
    ),
    saved: z.boolean(),
  })
  .meta({ id: 'CalendarImportResult' });

export const overrideRequestSchema = z
  .strictObject({
    actor,
    /** Id or name. */
    freeze: z.string().min(1).max(300),
    reason: z.string().max(2_000),
    approver: z.string().max(300),
  })
  .meta({ id: 'FreezeOverrideRequest' });
