import type { DomainEvent } from '../event/event.ts';
import type { Plan } from '../plan/plan.ts';
import type { Release } from './release.ts';
import { EMPTY_DETAILS, type ReleaseDetails } from './release-details.ts';

export interface NewRelease {
  readonly id: string;
  readonly plan: Plan;
  /** `name <email>` of whoever plans. */
  readonly author: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What is said of it from the beginning. */
  readonly details?: Partial<ReleaseDetails>;
}

/** The birth of a release: its first state, and the event that tells of it. */
export function newRelease({ id, plan, author, at, details }: NewRelease): {
  release: Release;
  event: DomainEvent;
} {
  const release: Release = {
    id,
    version: plan.version,
    status: 'planning',
    author,
    plan,
    scheduled: { at, by: author },
    ...(details !== undefined && { details: { ...EMPTY_DETAILS, ...details } }),
    approvals: [],
    phases: [],
    milestones: [],
    effects: [],
    createdAt: at,
    kickoffAt: null,
    executionStartedAt: null,
    executionEndedAt: null,
    deployedAt: null,
    rejectionReason: null,
    failure: null,
    attempt: 0,
    commits: [],
    publication: null,
  };
  const event: DomainEvent = {
    type: 'release.planned',
    at,
    actor: author,
    releaseId: id,
    subject: '',
    reason: null,
    data: {
      version: plan.version,
      type: plan.type,
      digest: plan.digest,
      ...(details !== undefined && { details }),
    },
  };
  return { release, event };
}
