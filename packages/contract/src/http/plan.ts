import {
  APPROVER_ROLES,
  CHANNELS,
  COMMUNICATION_LEVELS,
  MOMENTS,
  RELEASE_TYPES,
  STAKEHOLDER_AUDIENCES,
} from '@tminus/domain';
import { z } from 'zod';
import { date, time } from './scalars.ts';

const params = z.record(z.string(), z.union([z.string(), z.number()]));
export const coded = z.object({ code: z.string(), params });
const reference = z.object({
  raw: z.string(),
  kind: z.enum(['issue', 'requirement', 'bug', 'ticket', 'vulnerability']),
});
const step = z.object({ percent: z.number(), soakMs: z.int() });

const plannedComponent = z
  .object({
    name: z.string(),
    from: z.string().nullable(),
    to: z.string(),
    increment: z.enum(['major', 'minor', 'patch', 'none']),
    reason: coded.extend({ text: z.string() }),
    sha: z.string(),
    path: z.string(),
    dependsOn: z.array(z.string()),
    strategy: z.enum(['canary', 'blue-green', 'rolling']),
    steps: z.array(step),
    stepsFrom: z.enum(['policy', 'configuration']),
    /** Whether nothing of it runs: it is tagged and published. */
    publishedOnly: z.boolean(),
    changes: z.int(),
  })
  .meta({ id: 'PlannedComponent' });

const scopeItem = z
  .object({ component: z.string(), sha: z.string(), subject: z.string(), refs: z.array(reference) })
  .meta({ id: 'ScopeItem' });

/** One of the five parts of a score: `points` = `weight` × `value`. */
export const factorSchema = z
  .object({
    factor: z.enum(['business', 'team', 'dependencies', 'risk', 'compliance']),
    value: z.number(),
    weight: z.number(),
    points: z.number(),
    because: z.array(coded.extend({ text: z.string() })),
  })
  .meta({ id: 'Factor' });

const windowSchema = z
  .object({
    start: time,
    end: time,
    /** End of the last soak. */
    soakEnd: time,
    zone: z.string(),
    score: z.number().nullable(),
    factors: z.array(factorSchema),
  })
  .meta({ id: 'PlannedWindow' });

const taskSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    stage: z.string(),
    owner: z.string(),
    people: z.array(z.string()),
    role: z.string().nullable(),
    start: date,
    end: date,
    earliestStart: date,
    earliestEnd: date,
    totalSlack: z.number(),
    freeSlack: z.number(),
    critical: z.boolean(),
    status: z.enum(['planned', 'begun', 'done']),
  })
  .meta({ id: 'PlannedTask' });

export const messageSchema = z
  .object({
    id: z.string(),
    moment: z.enum(MOMENTS),
    date,
    audience: z.enum(STAKEHOLDER_AUDIENCES),
    channel: z.enum(CHANNELS),
    to: z.array(z.string()),
    level: z.enum(COMMUNICATION_LEVELS),
    contents: z.array(z.string()),
    isLate: z.boolean(),
    isEmbargoed: z.boolean(),
  })
  .meta({ id: 'PlannedMessage' });

export const planSchema = z
  .object({
    version: z.string(),
    type: z.enum(RELEASE_TYPES),
    branch: z.string(),
    releaseDate: z.string(),
    /** When traffic moves; null in plans of programs that had no calendar. */
    window: windowSchema.nullable(),
    manager: z.string(),
    components: z.array(plannedComponent),
    features: z.array(scopeItem),
    fixes: z.array(scopeItem),
    breaking: z.array(scopeItem),
    further: z.array(scopeItem),
    otherChanges: z.int(),
    timeline: z.array(z.object({ key: z.string(), start: z.string(), end: z.string(), owner: z.string() })),
    gates: z.array(z.object({ gate: z.string(), verdict: z.string(), owner: z.string() })),
    approvers: z.array(z.enum(APPROVER_ROLES)),
    allowSelfApproval: z.boolean(),
    rollback: z.object({ errorRate: z.number(), slowRate: z.number(), slowAfterMs: z.int() }),
    /** The work, backwards from the date. */
    tasks: z.array(taskSchema),
    criticalPath: z.array(z.string()),
    forecast: z.object({ p50: date, p80: date, p95: date, onTime: z.number() }).nullable(),
    /** Who is told what, when and how. */
    messages: z.array(messageSchema),
    findings: z.array(coded.extend({ text: z.string() })),
    digest: z.string(),
  })
  .meta({ id: 'Plan' });
