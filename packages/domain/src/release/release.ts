import type { Approval } from '../approval/approval.ts';
import type { Failure } from '../event/event.ts';
import type { Plan } from '../plan/plan.ts';
import type { TaskProgress } from '../plan/task-network.ts';
import type { FreezeOverride } from './freeze-override.ts';
import type { Publication, ReleaseCommit } from './publication.ts';
import type { ReleaseDetails } from './release-details.ts';

export const PHASES = ['development', 'testing', 'preparation', 'staging', 'deployment'] as const;
export type Phase = (typeof PHASES)[number];

/** R-13; the phase that reaches it stands beside it. */
export const MILESTONES = {
  development: 'development_complete',
  testing: 'testing_complete',
  preparation: 'preparation_complete',
  staging: 'pre_release_complete',
  deployment: 'deployment_complete',
} as const satisfies Record<Phase, string>;
export type Milestone = (typeof MILESTONES)[Phase] | 'post_release_complete';

/** what a phase did. Times in epoch milliseconds. */
export interface PhaseRecord {
  readonly phase: Phase;
  readonly status: 'in_progress' | 'completed' | 'failed';
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly failure: Failure | null;
}

/** A release from plan to end. Times in epoch milliseconds, null until they happen. */
export interface Release {
  readonly id: string;
  readonly version: string;
  readonly status: ReleaseStatus;
  readonly author: string;
  readonly plan: Plan;
  /** When its stakeholders were first told of it, from which on notice runs; absent until then. */
  readonly announcedAt?: number;
  /** How far its work is, by the ids of tasks; absent where nobody said anything. */
  readonly tasks?: Readonly<Record<string, TaskProgress>>;
  /** Who gave it its date and window, and when; absent in releases of programs that had no calendar. */
  readonly scheduled?: { readonly at: number; readonly by: string };
  /** Absent where nobody said anything. */
  readonly details?: ReleaseDetails;
  /** Freezes that do not hold it back; absent where none was overridden. */
  readonly overrides?: readonly FreezeOverride[];
  readonly approvals: readonly Approval[];
  readonly phases: readonly PhaseRecord[];
  readonly milestones: readonly Milestone[];
  /** Keys of effects on the world that are known to be done, each recorded once. */
  readonly effects: readonly string[];
  readonly createdAt: number;
  readonly kickoffAt: number | null;
  readonly executionStartedAt: number | null;
  readonly executionEndedAt: number | null;
  readonly deployedAt: number | null;
  readonly rejectionReason: string | null;
  readonly failure: Failure | null;
  /** How often execution was started; part of the durable workflow's id. */
  readonly attempt: number;
  /** `none`: somebody said that no version before it ran anywhere, so that none is started to share traffic with. */
  readonly baseline?: 'none';
  /** Absent in releases of programs that made none. */
  readonly commits?: readonly ReleaseCommit[];
  /** Null until it is deployed; absent in releases of programs that published nothing. */
  readonly publication?: Publication | null;
}

/** Each status in one line of meaning. */
export const RELEASE_STATUSES = {
  planning: 'planned, and waiting for approvals',
  approved: 'every required role approved this very package',
  rejected: 'a required role said no',
  planning_failed: 'no plan could be made',
  cancelled: 'given up before it served anybody',
  executing: 'on its way through the phases',
  paused: 'a rollout stands still until somebody resumes or aborts it',
  deployed: 'all traffic is on the new versions',
  completed: 'the post-release tasks are done',
  execution_failed: 'a phase failed before traffic moved, or after all of it had; can be resumed',
  deployment_failed: 'traffic is on its way back, or cannot be brought back yet',
  rolled_back: 'all traffic is home on the versions before',
} as const;
export type ReleaseStatus = keyof typeof RELEASE_STATUSES;
