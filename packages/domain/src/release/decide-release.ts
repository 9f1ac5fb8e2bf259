import { type Approval, missingRoles, standingApprovals } from '../approval/approval.ts';
import { accept, type Outcome, refuse } from '../error/refusal.ts';
import type { DomainEvent, EventType, Failure } from '../event/event.ts';
import type { Plan } from '../plan/plan.ts';
import { decideOverride, type OverrideCommand } from './decide-override.ts';
import { decidePublication, type PublicationCommand } from './decide-publication.ts';
import { kickoffEvents } from './kickoff.ts';
import type { ApproverRole } from './policy.ts';
import { MILESTONES, type Phase, type Release, type ReleaseStatus } from './release.ts';
import { EMPTY_DETAILS, editedDetails, type ReleaseDetails } from './release-details.ts';
import { decideReport, type TaskReport } from './report-task.ts';
import { hasEnded, isUnderApproval, RELEASED_STATUSES } from './status-groups.ts';
import { nextReleaseStatus } from './transitions.ts';

/** Who does something, and when (epoch ms). */
export interface Act {
  readonly actor: string;
  readonly at: number;
}

/** Something that was done to the world; one key, one event, however often it is reported. */
export interface Effect {
  readonly key: string;
  readonly type: EventType;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type ReleaseCommand =
  | { readonly type: 'replan'; readonly plan: Plan }
  | { readonly type: 'edit'; readonly details: Partial<ReleaseDetails> }
  | ({ readonly type: 'report_task' } & TaskReport)
  | {
      readonly type: 'approve';
      readonly role: ApproverRole;
      readonly digest: string;
      readonly reason: string | null;
    }
  | { readonly type: 'reject'; readonly role: ApproverRole; readonly digest: string; readonly reason: string }
  | { readonly type: 'cancel'; readonly reason: string }
  | { readonly type: 'execute'; readonly baseline?: Release['baseline'] }
  | { readonly type: 'start_phase'; readonly phase: Phase }
  | { readonly type: 'complete_phase'; readonly phase: Phase }
  | { readonly type: 'fail_phase'; readonly phase: Phase; readonly failure: Failure }
  | { readonly type: 'record'; readonly effect: Effect }
  | { readonly type: 'pause'; readonly reason: string | null }
  | { readonly type: 'resume'; readonly reason: string | null }
  | { readonly type: 'start_rollback'; readonly failure: Failure }
  | { readonly type: 'finish_rollback' }
  | OverrideCommand
  | PublicationCommand;

/**
 * What a command does to a release: events to append, or why not. Pure; repeating a command whose
 * effect is already there gives no events, so every caller may retry.
 */
export function decideRelease(release: Release, command: ReleaseCommand, act: Act): Outcome<DomainEvent[]> {
  const event = (type: EventType, more: Partial<DomainEvent> = {}): DomainEvent => ({
    type,
    at: act.at,
    actor: act.actor,
    releaseId: release.id,
    subject: '',
    reason: null,
    data: {},
    ...more,
  });
  const move = (type: EventType, more: Partial<DomainEvent> = {}): Outcome<DomainEvent[]> =>
    nextReleaseStatus(release.status, type) === null
      ? wrongStatus(release, command.type)
      : accept([event(type, more)]);

  switch (command.type) {
    case 'replan':
      if (isUnderApproval(release.status) && command.plan.digest === release.plan.digest) return accept([]);
      return decideReplan(release, command.plan, event, move);
    case 'edit':
      return decideEdit(release, command.details, event);
    case 'report_task':
      return hasEnded(release.status) && !isReleased(release.status)
        ? wrongStatus(release, command.type)
        : decideReport(release, command, event);
    case 'approve':
      return decideApproval(release, command, act, event);
    case 'reject':
      return decideRejection(release, command, act, event);
    case 'cancel':
      return release.status === 'cancelled'
        ? accept([])
        : move('release.cancelled', { reason: command.reason });
    case 'execute':
      return decideExecution(release, command, event, move);
    case 'start_phase':
      if (phaseStatus(release, command.phase) !== null) return accept([]);
      return isUnderWay(release)
        ? accept([event('phase.started', { subject: command.phase })])
        : wrongStatus(release, command.type);
    case 'complete_phase':
      if (phaseStatus(release, command.phase) === 'completed') return accept([]);
      return isUnderWay(release) && phaseStatus(release, command.phase) === 'in_progress'
        ? accept(completionEvents(command.phase, event))
        : wrongStatus(release, command.type);
    case 'fail_phase':
      return decideFailure(release, command, event);
    case 'record': {
      const { key, type, subject, data } = command.effect;
      return accept(
        release.effects.includes(key) ? [] : [event(type, { subject, data: { ...data, effect: key } })],
      );
    }
    case 'pause':
      return release.status === 'paused' ? accept([]) : move('release.paused', { reason: command.reason });
    case 'resume':
      return release.status === 'executing'
        ? accept([])
        : move('release.resumed', { reason: command.reason });
    case 'start_rollback':
      if (release.status === 'deployment_failed') return accept([]);
      return move('release.deployment_failed', { data: { failure: command.failure } });
    case 'finish_rollback':
      return release.status === 'rolled_back' ? accept([]) : move('release.rolled_back');
    case 'override_freeze':
      return decideOverride(release, command, event);
    case 'plan_publication':
    case 'complete_publication_step':
    case 'fail_publication_step':
    case 'complete_publication':
      return decidePublication(release, command, event);
  }
}

type EventOf = (type: EventType, more?: Partial<DomainEvent>) => DomainEvent;

const isUnderWay = ({ status }: Release): boolean => status === 'executing' || status === 'paused';

/** After a release there is work too. */
const isReleased = (status: ReleaseStatus): boolean =>
  RELEASED_STATUSES.some((released) => released === status);

const wrongStatus = ({ version, status }: Release, command: string) =>
  refuse('release.wrongStatus', { release: `v${version}`, status, command });

const BEYOND_EXECUTION: readonly ReleaseStatus[] = [
  'deployment_failed',
  'rolled_back',
  'deployed',
  'completed',
];

/** Where the latest run of a phase stands; null when there is none, or it failed and may start again. */
function phaseStatus(release: Release, phase: Phase) {
  return (
    release.phases.find((record) => record.phase === phase && record.status !== 'failed')?.status ?? null
  );
}

/** A milestone is recorded with the completion of its phase and never without it. */
function completionEvents(phase: Phase, event: EventOf): DomainEvent[] {
  const events = [
    event('phase.completed', { subject: phase }),
    event('milestone.reached', { subject: MILESTONES[phase] }),
  ];
  return phase === 'deployment' ? [...events, event('release.deployed')] : events;
}

/** A failed phase stops the release. A rollout that is bringing traffic back ends its release by itself. */
function decideFailure(
  release: Release,
  { type, phase, failure }: Extract<ReleaseCommand, { type: 'fail_phase' }>,
  event: EventOf,
): Outcome<DomainEvent[]> {
  const last = release.phases.at(-1);
  if (release.status === 'execution_failed' && last?.phase === phase && last.status === 'failed')
    return accept([]);
  if (!isUnderWay(release) || phaseStatus(release, phase) !== 'in_progress')
    return wrongStatus(release, type);
  const detail = { subject: phase, data: { failure } };
  return accept([event('phase.failed', detail), event('release.execution_failed', detail)]);
}

function decideExecution(
  release: Release,
  { baseline }: Extract<ReleaseCommand, { type: 'execute' }>,
  event: EventOf,
  move: (type: EventType, more?: Partial<DomainEvent>) => Outcome<DomainEvent[]>,
): Outcome<DomainEvent[]> {
  const name = `v${release.version}`;
  if (release.publication?.status === 'failed')
    return accept([event('publication.resumed', { data: { attempt: release.publication.attempt + 1 } })]);
  // Asking is also how one takes a release up again, or hears its end: then nothing new begins.
  if (isUnderWay(release) || BEYOND_EXECUTION.includes(release.status)) return accept([]);
  if (release.status === 'rejected')
    return refuse('release.rejected', { release: name, reason: release.rejectionReason ?? '' });
  const missing = missingRoles(release.plan.approvers, release.approvals, release.plan.digest);
  if (missing.length > 0 && release.status === 'planning')
    return refuse('release.notApproved', { release: name, roles: missing.join(', ') });
  const attempt = release.attempt + 1;
  const data = baseline === undefined ? { attempt } : { attempt, baseline };
  return move('release.execution_started', { data });
}

/** A date or window that moves is told for itself, to those who arranged themselves by it. */
function decideReplan(
  { plan: before }: Release,
  plan: Plan,
  event: EventOf,
  move: (type: EventType, more?: Partial<DomainEvent>) => Outcome<DomainEvent[]>,
): Outcome<DomainEvent[]> {
  const replanned = move('release.replanned', { data: { digest: plan.digest } });
  const hasMoved = plan.releaseDate !== before.releaseDate || plan.window?.start !== before.window?.start;
  if (!replanned.ok || !hasMoved) return replanned;
  const data = {
    from: before.releaseDate,
    to: plan.releaseDate,
    window: plan.window === undefined ? null : { start: plan.window.start, end: plan.window.end },
  };
  return accept([...replanned.value, event('schedule.changed', { data })]);
}

/** Until a release is over. */
function decideEdit(release: Release, edit: Partial<ReleaseDetails>, event: EventOf): Outcome<DomainEvent[]> {
  const changed = editedDetails(release.details ?? EMPTY_DETAILS, edit);
  if (changed === null) return accept([]);
  if (hasEnded(release.status)) return wrongStatus(release, 'edit');
  if (changed.needs?.includes(release.version) === true)
    return refuse('release.needsCycle', { cycle: `v${release.version} → v${release.version}` });
  return accept([event('details.edited', { data: { ...changed } })]);
}

function decideApproval(
  release: Release,
  command: Extract<ReleaseCommand, { type: 'approve' }>,
  act: Act,
  event: EventOf,
): Outcome<DomainEvent[]> {
  if (isStanding(release, command, 'approved', act.actor)) return accept([]);
  const bound = checkBinding(release, command);
  if (!bound.ok) return bound;
  if (act.actor === release.author && !release.plan.allowSelfApproval)
    return refuse('approval.ownRelease', { release: `v${release.version}`, person: act.actor });
  const missing = missingRoles(release.plan.approvers, release.approvals, release.plan.digest);
  if (!missing.includes(command.role)) return accept([]);
  const data = { role: command.role, digest: command.digest };
  const given = event('approval.given', { subject: command.role, reason: command.reason, data });
  const complete = release.status === 'planning' && missing.every((role) => role === command.role);
  if (!complete) return accept([given]);
  const approved = event('release.approved', { data: { digest: command.digest } });
  return accept([given, approved, ...kickoffEvents(release, event)]);
}

function decideRejection(
  release: Release,
  command: Extract<ReleaseCommand, { type: 'reject' }>,
  act: Act,
  event: EventOf,
): Outcome<DomainEvent[]> {
  if (isStanding(release, command, 'rejected', act.actor)) return accept([]);
  const bound = checkBinding(release, command);
  if (!bound.ok) return bound;
  if (command.reason.trim() === '') return refuse('approval.reasonMissing', { role: command.role });
  const data = { role: command.role, digest: command.digest };
  const detail = { subject: command.role, reason: command.reason, data };
  return accept([event('approval.refused', detail), event('release.rejected', detail)]);
}

/** Whether this very word of this person is on record and still counts, whatever has come of it since. */
function isStanding(
  { approvals, plan }: Release,
  { role, digest }: { readonly role: ApproverRole; readonly digest: string },
  decision: Approval['decision'],
  person: string,
): boolean {
  const [given] = standingApprovals(approvals, plan.digest).filter((approval) => approval.role === role);
  return given?.digest === digest && given.decision === decision && given.person === person;
}

function checkBinding(
  release: Release,
  command: { type: string; role: ApproverRole; digest: string },
): Outcome<true> {
  const name = `v${release.version}`;
  if (!isUnderApproval(release.status)) return wrongStatus(release, command.type);
  if (command.digest !== release.plan.digest)
    return refuse('approval.stale', { release: name, given: command.digest, current: release.plan.digest });
  if (!release.plan.approvers.includes(command.role))
    return refuse('approval.roleNotRequired', {
      release: name,
      role: command.role,
      roles: release.plan.approvers.join(', '),
    });
  return accept(true);
}
