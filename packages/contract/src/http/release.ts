import {
  APPROVER_ROLES,
  FORCED_INCREMENTS,
  PHASES,
  PUBLICATION_KINDS,
  RELEASE_STATUSES,
  RELEASE_TYPES,
  type ReleaseStatus,
} from '@tminus/domain';
import { z } from 'zod';
import { time, timeOrNull } from './scalars.ts';

const params = z.record(z.string(), z.union([z.string(), z.number()]));
const coded = z.object({ code: z.string(), params });
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

const planSchema = z
  .object({
    version: z.string(),
    type: z.enum(RELEASE_TYPES),
    branch: z.string(),
    releaseDate: z.string(),
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
    findings: z.array(coded.extend({ text: z.string() })),
    digest: z.string(),
  })
  .meta({ id: 'Plan' });

const approval = z.object({
  role: z.enum(APPROVER_ROLES),
  person: z.string(),
  decision: z.enum(['approved', 'rejected']),
  digest: z.string(),
  reason: z.string().nullable(),
  at: time,
});

const phase = z.object({
  phase: z.enum(PHASES),
  status: z.enum(['in_progress', 'completed', 'failed']),
  startedAt: time,
  endedAt: timeOrNull,
});

const publicationStep = z.object({
  id: z.string(),
  kind: z.enum(PUBLICATION_KINDS),
  subject: z.string(),
  name: z.string(),
  status: z.enum(['pending', 'done', 'failed']),
  at: timeOrNull,
  detail: z.string().nullable(),
  failure: coded.extend({ text: z.string() }).nullable(),
});

const publication = z
  .object({
    status: z.enum(['in_progress', 'completed', 'failed']),
    steps: z.array(publicationStep),
  })
  .meta({ id: 'Publication' });

export const releaseSchema = z
  .object({
    id: z.string(),
    version: z.string(),
    type: z.enum(RELEASE_TYPES),
    status: z.enum(Object.keys(RELEASE_STATUSES) as [ReleaseStatus, ...ReleaseStatus[]]),
    author: z.string(),
    plan: planSchema,
    approvals: z.array(approval),
    missingApprovals: z.array(z.enum(APPROVER_ROLES)),
    phases: z.array(phase),
    milestones: z.array(z.string()),
    createdAt: time,
    kickoffAt: timeOrNull,
    executionStartedAt: timeOrNull,
    executionEndedAt: timeOrNull,
    deployedAt: timeOrNull,
    rejectionReason: z.string().nullable(),
    failure: coded.extend({ text: z.string() }).nullable(),
    /** Commits that were made of the planned ones, and what is deployed from each. */
    commits: z.array(
      z.object({ components: z.array(z.string()), sha: z.string(), base: z.string().nullable() }),
    ),
    publication: publication.nullable(),
  })
  .meta({ id: 'Release' });

export const releaseListSchema = z
  .object({ items: z.array(releaseSchema), next: z.string().nullable() })
  .meta({ id: 'ReleaseList' });

export const planRequestSchema = z
  .strictObject({
    author: z.string().min(1).max(300),
    type: z.enum(RELEASE_TYPES).nullable().default(null),
    releaseDate: z.string().nullable().default(null),
    components: z.array(z.string()).nullable().default(null),
    increment: z.enum(FORCED_INCREMENTS).nullable().default(null),
    reason: z.string().max(2_000).nullable().default(null),
    dryRun: z.boolean().default(false),
  })
  .meta({ id: 'PlanRequest' });

export const planResultSchema = z
  .object({ release: releaseSchema, saved: z.boolean(), files: z.array(z.string()), document: z.string() })
  .meta({ id: 'PlanResult' });

export const approvalRequestSchema = z
  .strictObject({
    role: z.string().max(100),
    person: z.string().min(1).max(300),
    decision: z.enum(['approved', 'rejected']),
    /** Digest of the package that the person saw. */
    digest: z.string().max(100),
    reason: z.string().max(2_000).nullable().default(null),
  })
  .meta({ id: 'ApprovalRequest' });

/** Asks for a release to be carried out; `from` says that no version before it ran anywhere. */
export const shipRequestSchema = z
  .strictObject({
    actor: z.string().min(1).max(300),
    reason: z.string().max(2_000).nullable().default(null),
    from: z.literal('none').nullable().default(null),
  })
  .meta({ id: 'ShipRequest' });

export const actorRequestSchema = z
  .strictObject({ actor: z.string().min(1).max(300), reason: z.string().max(2_000).nullable().default(null) })
  .meta({ id: 'ActorRequest' });
