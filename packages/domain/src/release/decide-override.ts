import { accept, type Outcome, refuse } from '../error/refusal.ts';
import type { DomainEvent } from '../event/event.ts';
import { type FreezeOverride, overridesOf } from './freeze-override.ts';
import type { Release, ReleaseStatus } from './release.ts';

export interface OverrideCommand extends Omit<FreezeOverride, 'at'> {
  readonly type: 'override_freeze';
}

/** As long as traffic may still have to move. */
const OPEN: readonly ReleaseStatus[] = [
  'planning',
  'approved',
  'rejected',
  'planning_failed',
  'executing',
  'paused',
  'execution_failed',
];

/**
 * Overrides a freeze for one release: with a reason, and an approver who is not its author, unless the plan lets authors
 * approve. The same word again changes nothing; another one takes its place.
 */
export function decideOverride(
  release: Release,
  { freeze, name, reason, approver }: OverrideCommand,
  event: (type: 'freeze.overridden', more: Partial<DomainEvent>) => DomainEvent,
): Outcome<DomainEvent[]> {
  const params = { release: `v${release.version}`, freeze: name };
  const present = overridesOf(release).find((each) => each.freeze === freeze);
  if (present?.reason === reason && present.approver === approver) return accept([]);
  if (!OPEN.includes(release.status))
    return refuse('release.wrongStatus', {
      release: params.release,
      status: release.status,
      command: 'override_freeze',
    });
  if (reason.trim() === '') return refuse('freeze.reasonMissing', params);
  if (approver.trim() === '') return refuse('freeze.approverMissing', params);
  if (approver === release.author && !release.plan.allowSelfApproval)
    return refuse('freeze.approvedAlone', { ...params, person: approver });
  return accept([event('freeze.overridden', { subject: name, reason, data: { freeze, approver } })]);
}

/** The overrides after an event; of one freeze the last word counts. */
export function withOverride(release: Release, { at, subject, reason, data }: DomainEvent): Release {
  const freeze = String(data['freeze']);
  const others = overridesOf(release).filter((each) => each.freeze !== freeze);
  const made = { freeze, name: subject, reason: reason ?? '', approver: String(data['approver']), at };
  return { ...release, overrides: [...others, made] };
}
