import type { Outcome } from '../error/refusal.ts';
import type { DomainEvent } from '../event/event.ts';
import type { Plan } from '../plan/plan.ts';
import { planOf } from '../plan/plan-builders.ts';
import { applyRelease } from './apply-release.ts';
import { decideRelease, type ReleaseCommand } from './decide-release.ts';
import type { Phase, Release } from './release.ts';

export const AUTHOR = 'Mika <mika@example.org>';
const REVIEWER = 'Noor <noor@example.org>';

/** A release that was just planned, and whatever else matters to the test. */
export function releaseOf(plan: Plan = planOf(), more: Partial<Release> = {}): Release {
  return {
    id: 'rel_1',
    version: plan.version,
    status: 'planning',
    author: AUTHOR,
    plan,
    approvals: [],
    phases: [],
    milestones: [],
    effects: [],
    createdAt: 0,
    kickoffAt: null,
    executionStartedAt: null,
    executionEndedAt: null,
    deployedAt: null,
    rejectionReason: null,
    failure: null,
    attempt: 0,
    ...more,
  };
}

/** Decides as somebody who did not author the release. */
export const decideAs = (release: Release, command: ReleaseCommand, actor = REVIEWER, at = 1_000) =>
  decideRelease(release, command, { actor, at });

/** What follows when these commands are accepted one after the other. */
export function after(release: Release, ...commands: readonly ReleaseCommand[]): Release {
  return commands.reduce((current, command) => {
    const events = accepted(decideAs(current, command));
    const plan = command.type === 'replan' ? command.plan : undefined;
    return events.reduce((folded, event) => applyRelease(folded, event, plan), current);
  }, release);
}

/** The events of a command that must not be refused. */
export function accepted(outcome: Outcome<DomainEvent[]>): DomainEvent[] {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${JSON.stringify(outcome.refusal.params)}`);
  return outcome.value;
}

/** One approval for each role that the plan asks for. */
export const approvalsOf = ({ approvers, digest }: Plan): ReleaseCommand[] =>
  approvers.map((role) => ({ type: 'approve', role, digest, reason: null }));

/** A phase from its start to its end. */
export const passed = (phase: Phase): ReleaseCommand[] => [
  { type: 'start_phase', phase },
  { type: 'complete_phase', phase },
];
