import {
  APPROVER_ROLES,
  PHASES,
  PUBLICATION_KINDS,
  RELEASE_STATUSES,
  RELEASE_TYPES,
  type ReleaseStatus,
} from '@tminus/domain';
import { z } from 'zod';
import { coded, planSchema } from './plan.ts';
import { planDiffSchema } from './plan-diff.ts';
import { messageChangesSchema } from './registry.ts';
import { date, time, timeOrNull } from './scalars.ts';

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

/** What people say of a release beside its package. */
const detailsSchema = z
  .object({
    theme: z.string().nullable(),
    objectives: z.array(z.string()),
    manager: z.string().nullable(),
    announcements: z.array(z.string()),
    needs: z.array(z.string()),
  })
  .meta({ id: 'ReleaseDetails' });

export const releaseSchema = z
  .object({
    id: z.string(),
    version: z.string(),
    type: z.enum(RELEASE_TYPES),
    status: z.enum(Object.keys(RELEASE_STATUSES) as [ReleaseStatus, ...ReleaseStatus[]]),
    author: z.string(),
    plan: planSchema,
    /** Who gave it its date, and when; null in releases of programs that had no calendar. */
    scheduled: z.object({ at: time, by: z.string() }).nullable(),
    /** How far its work is, by the ids of tasks. */
    tasks: z.record(z.string(), z.object({ startedOn: date.nullable(), finishedOn: date.nullable() })),
    details: detailsSchema,
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
    /** Freezes that do not hold it back, and who answers for that. */
    overrides: z.array(
      z.object({
        freeze: z.string(),
        name: z.string(),
        reason: z.string(),
        approver: z.string(),
        at: time,
      }),
    ),
  })
  .meta({ id: 'Release' });

export const releaseListSchema = z
  .object({ items: z.array(releaseSchema), next: z.string().nullable() })
  .meta({ id: 'ReleaseList' });

export const planResultSchema = z
  .object({
    release: releaseSchema,
    saved: z.boolean(),
    files: z.array(z.string()),
    document: z.string(),
    /** What became of its messages; null for a release that was not planned before. */
    messages: messageChangesSchema.nullable(),
    /** What differs from the plan before; null for a new release. */
    diff: planDiffSchema.nullable(),
  })
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
