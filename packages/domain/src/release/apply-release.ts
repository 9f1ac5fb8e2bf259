import type { Approval } from '../approval/approval.ts';
import type { DomainEvent, Failure } from '../event/event.ts';
import type { Plan } from '../plan/plan.ts';
import { applyPublication, commitOf } from './apply-publication.ts';
import { withOverride } from './decide-override.ts';
import type { ApproverRole } from './policy.ts';
import type { Milestone, Phase, PhaseRecord, Release } from './release.ts';
import { EMPTY_DETAILS } from './release-details.ts';
import { applyReport } from './report-task.ts';
import { nextReleaseStatus } from './transitions.ts';

/** Folds one event into a release. `plan` is needed only for `release.replanned`, whose event carries the digest alone. */
export function applyRelease(release: Release, event: DomainEvent, plan?: Plan): Release {
  const status = nextReleaseStatus(release.status, event.type) ?? release.status;
  const effect = event.data['effect'];
  const effects = typeof effect === 'string' ? [...release.effects, effect] : release.effects;
  const publication = applyPublication(release.publication, event);
  const moved: Release = { ...release, status, effects, publication };
  switch (event.type) {
    case 'release.replanned':
      return { ...moved, plan: plan ?? release.plan, approvals: [], rejectionReason: null, kickoffAt: null };
    case 'task.begun':
    case 'task.done':
    case 'task.reopened':
      return { ...moved, tasks: applyReport(release.tasks, event) };
    case 'schedule.changed':
      return { ...moved, scheduled: { at: event.at, by: event.actor } };
    case 'details.edited':
      return { ...moved, details: { ...(release.details ?? EMPTY_DETAILS), ...event.data } };
    case 'approval.given':
      return { ...moved, approvals: [...release.approvals, approvalOf(event, 'approved')] };
    case 'approval.refused':
      return { ...moved, approvals: [...release.approvals, approvalOf(event, 'rejected')] };
    case 'release.approved':
      return { ...moved, kickoffAt: event.at, announcedAt: release.announcedAt ?? event.at };
    case 'release.rejected':
      return { ...moved, rejectionReason: event.reason };
    case 'release.execution_started':
      return {
        ...moved,
        ...(event.data['baseline'] === 'none' && { baseline: 'none' }),
        attempt: release.attempt + 1,
        executionStartedAt: event.at,
        executionEndedAt: null,
        failure: null,
      };
    case 'phase.started':
      return { ...moved, phases: [...release.phases, startedPhase(event)] };
    case 'phase.completed':
      return { ...moved, phases: endPhase(release.phases, event, 'completed', null) };
    case 'phase.failed':
      return { ...moved, phases: endPhase(release.phases, event, 'failed', failureOf(event)) };
    case 'commit.created':
      return { ...moved, commits: [...(release.commits ?? []), commitOf(event)] };
    case 'freeze.overridden':
      return withOverride(moved, event);
    case 'milestone.reached':
      return { ...moved, milestones: [...release.milestones, event.subject as Milestone] };
    case 'release.deployed':
      return { ...moved, deployedAt: event.at, executionEndedAt: event.at };
    case 'release.execution_failed':
    case 'release.deployment_failed':
      return { ...moved, failure: failureOf(event), executionEndedAt: event.at };
    case 'release.rolled_back':
      return {
        ...moved,
        executionEndedAt: event.at,
        phases: endPhase(release.phases, { ...event, subject: 'deployment' }, 'failed', release.failure),
      };
    default:
      return moved;
  }
}

function approvalOf(event: DomainEvent, decision: Approval['decision']): Approval {
  return {
    role: event.subject as ApproverRole,
    person: event.actor,
    decision,
    digest: String(event.data['digest']),
    reason: event.reason,
    at: event.at,
  };
}

function startedPhase(event: DomainEvent): PhaseRecord {
  return {
    phase: event.subject as Phase,
    status: 'in_progress',
    startedAt: event.at,
    endedAt: null,
    failure: null,
  };
}

function endPhase(
  phases: readonly PhaseRecord[],
  event: DomainEvent,
  status: 'completed' | 'failed',
  failure: Failure | null,
): readonly PhaseRecord[] {
  return phases.map((record) =>
    record.phase === event.subject && record.status === 'in_progress'
      ? { ...record, status, endedAt: event.at, failure }
      : record,
  );
}

function failureOf(event: DomainEvent): Failure {
  return event.data['failure'] as Failure;
}
