import { accepted } from '../error/refusal.ts';
import type { Plan } from '../plan/plan.ts';
import { planOf } from '../plan/plan-builders.ts';
import { applyRelease } from './apply-release.ts';
import { decideRelease, type ReleaseCommand } from './decide-release.ts';
import { newRelease } from './new-release.ts';
import type { Phase, Release } from './release.ts';

export const AUTHOR = 'Mika <mika@example.org>';
const REVIEWER = 'Noor <noor@example.org>';

/** A release that was just planned, and whatever else matters to the test. */
export function releaseOf(plan: Plan = planOf(), more: Partial<Release> = {}): Release {
  const { release } = newRelease({ id: 'rel_1', plan, author: AUTHOR, at: 0 });
  return { ...release, ...more };
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

/** One approval for each role that the plan asks for. */
export const approvalsOf = ({ approvers, digest }: Plan): ReleaseCommand[] =>
  approvers.map((role) => ({ type: 'approve', role, digest, reason: null }));

/** A phase from its start to its end. */
export const passed = (phase: Phase): ReleaseCommand[] => [
  { type: 'start_phase', phase },
  { type: 'complete_phase', phase },
];
