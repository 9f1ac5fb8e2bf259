import {
  FORCED_INCREMENTS,
  RELEASE_STATUSES,
  RELEASE_TYPES,
  type ReleaseStatus,
  TASK_STATES,
} from '@tminus/domain';
import { z } from 'zod';
import { listOf, pageQuery } from './parameters.ts';
import { date } from './scalars.ts';

const text = z.string().max(500);
const texts = z.array(text).max(50).nullable();

/** What people say of a release: members that are left out stay as they are, null and [] empty them. */
const detailsFields = {
  theme: z.string().max(200).nullable().optional(),
  objectives: texts.optional(),
  manager: z.string().max(300).nullable().optional().describe('`name <email>`'),
  announcements: texts.optional(),
  needs: z
    .array(z.string().min(1).max(100))
    .max(50)
    .nullable()
    .optional()
    .describe('Releases that must be out before it, by id or version'),
};

const detailsEditSchema = z.strictObject(detailsFields).meta({ id: 'DetailsEdit' });

export const editRequestSchema = z
  .strictObject({ actor: z.string().min(1).max(300), ...detailsFields })
  .meta({ id: 'EditRequest' });

/** How far a task of the plan is; today where no day is given. */
export const taskReportSchema = z
  .strictObject({
    actor: z.string().min(1).max(300),
    state: z.enum(TASK_STATES),
    on: date.nullable().default(null),
  })
  .meta({ id: 'TaskReport' });

export const cloneRequestSchema = z
  .strictObject({
    author: z.string().min(1).max(300),
    type: z.enum(RELEASE_TYPES).nullable().default(null),
    releaseDate: z.string().nullable().default(null),
    dryRun: z.boolean().default(false),
  })
  .meta({ id: 'CloneRequest' });

export const planRequestSchema = z
  .strictObject({
    author: z.string().min(1).max(300),
    type: z.enum(RELEASE_TYPES).nullable().default(null),
    releaseDate: z.string().nullable().default(null),
    components: z.array(z.string()).nullable().default(null),
    increment: z.enum(FORCED_INCREMENTS).nullable().default(null),
    reason: z.string().max(2_000).nullable().default(null),
    details: detailsEditSchema
      .optional()
      .describe('What is said of it; of one that is planned again, merged'),
    dryRun: z.boolean().default(false),
  })
  .meta({ id: 'PlanRequest' });

const STATUSES = Object.keys(RELEASE_STATUSES) as [ReleaseStatus, ...ReleaseStatus[]];

export const releaseQuerySchema = pageQuery
  .extend({
    status: listOf(STATUSES, 'Only releases of these statuses'),
    type: listOf(RELEASE_TYPES, 'Only releases of these types'),
    component: z.string().min(1).max(200).optional().describe('Only releases that this component is part of'),
    from: date.optional().describe('Only releases on this date or later'),
    to: date.optional().describe('Only releases on this date or earlier'),
    search: z
      .string()
      .max(200)
      .optional()
      .describe('Words that all stand in version, theme, people, components or changes'),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: 'is before `from`',
    path: ['to'],
  });

/** What became of the messages of a release that was planned again. */
export const messageChangesSchema = z
  .object({
    added: z.array(z.string()),
    moved: z.array(z.object({ id: z.string(), from: date, to: date, days: z.int() })),
    gone: z.array(z.string()),
  })
  .meta({ id: 'MessageChanges' });
