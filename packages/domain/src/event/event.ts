import type { ErrorParams } from '../error/refusal.ts';

/** Everything that can stand in the event log. Past tense; the part before the dot is the noun it happened to. */
export const EVENT_TYPES = [
  'release.planned',
  'release.replanned',
  'details.edited',
  'schedule.changed',
  'task.begun',
  'task.done',
  'task.reopened',
  'release.approved',
  'release.rejected',
  'release.cancelled',
  'release.execution_started',
  'release.paused',
  'release.resumed',
  'release.deployed',
  'release.execution_failed',
  'release.deployment_failed',
  'release.rollout_delayed',
  'release.rolled_back',
  'freeze.overridden',
  'calendar.entry_added',
  'calendar.entry_changed',
  'calendar.entry_removed',
  'approval.given',
  'approval.refused',
  'phase.started',
  'phase.completed',
  'phase.failed',
  'milestone.reached',
  'branch.created',
  'branch.frozen',
  'commit.created',
  'artifact.prepared',
  'instance.started',
  'instance.retired',
  'instance.not_stopped',
  'rollout.started',
  'rollout.adopted',
  'rollout.step_started',
  'rollout.soak_extended',
  'rollout.paused',
  'rollout.resumed',
  'rollout.promoted',
  'rollout.succeeded',
  'rollout.rollback_started',
  'rollout.traffic_home',
  'rollout.rolled_back',
  'traffic.drift_corrected',
  'traffic.unreachable',
  'communication.scheduled',
  'stakeholders.notified',
  'incident.opened',
  'publication.started',
  'publication.step_completed',
  'publication.step_failed',
  'publication.resumed',
  'publication.completed',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** Something that happened, before the log gives it its number. */
export interface DomainEvent {
  readonly type: EventType;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Person as `name <email>`, or `tminus` for what the product did by itself. */
  readonly actor: string;
  readonly releaseId: string | null;
  /** Component, phase or role it is about; empty when it is about the release. */
  readonly subject: string;
  /** Why, in the words of whoever did it; null for what needs no reason. */
  readonly reason: string | null;
  /** Facts: JSON values only. `text` parameters for the message catalogue come from here. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event as the log holds it; `seq` grows by one and has no gaps. */
export interface LoggedEvent extends DomainEvent {
  readonly seq: number;
}

/** Why something failed: a catalogue code and its values. */
export interface Failure {
  readonly code: string;
  readonly params: ErrorParams;
}
