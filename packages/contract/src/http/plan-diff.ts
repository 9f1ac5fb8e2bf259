import { APPROVER_ROLES, RELEASE_TYPES } from '@tminus/domain';
import { z } from 'zod';
import { coded } from './plan.ts';
import { messageChangesSchema } from './registry.ts';
import { date, time } from './scalars.ts';

const told = coded.extend({ text: z.string() });
const change = <Of extends z.ZodType>(of: Of) => z.object({ from: of, to: of });
const names = z.object({ added: z.array(z.string()), removed: z.array(z.string()) });

/** What differs between two plans of a release; empty or null where they agree. */
export const planDiffSchema = z
  .object({
    isEmpty: z.boolean(),
    /** All of it as markdown. */
    text: z.string(),
    type: change(z.enum(RELEASE_TYPES)).nullable(),
    date: change(date).nullable(),
    window: change(z.object({ start: time, end: time, zone: z.string() }).nullable()).nullable(),
    components: z.array(
      z.object({ name: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
    ),
    scope: z.array(
      z.object({
        list: z.enum(['features', 'fixes', 'breaking', 'further']),
        change: z.enum(['added', 'removed']),
        component: z.string(),
        sha: z.string(),
        subject: z.string(),
      }),
    ),
    approvers: z.object({
      added: z.array(z.enum(APPROVER_ROLES)),
      removed: z.array(z.enum(APPROVER_ROLES)),
    }),
    gates: names,
    milestones: z.array(change(date).extend({ key: z.string() })),
    tasks: z.array(change(date.nullable()).extend({ id: z.string(), name: z.string(), days: z.int() })),
    risks: z.array(change(z.int().nullable()).extend({ id: z.string(), text: z.string() })),
    messages: messageChangesSchema,
    findings: z.object({ added: z.array(told), gone: z.array(told) }),
  })
  .meta({ id: 'PlanDiff' });
