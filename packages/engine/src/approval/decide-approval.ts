import { APPROVER_ROLES, type ApproverRole, type Outcome, type Release, refuse } from '@tminus/domain';
import type { Clock } from '../ports.ts';
import { actOnRelease } from '../release/act-on-release.ts';
import type { Precondition, Store } from '../release/store.ts';

export interface ApprovalRequest {
  readonly role: string;
  /** `name <email>`; asserted until accounts exist. */
  readonly person: string;
  readonly decision: 'approved' | 'rejected';
  /** Digest of the package that the person saw. */
  readonly digest: string;
  readonly reason: string | null;
}

/** Records a person's word on a package; refuses as `decideRelease` does, and unknown roles. */
export async function decideApproval(
  deps: { readonly store: Pick<Store, 'release' | 'commit'>; readonly clock: Pick<Clock, 'now'> },
  ref: string,
  { role, person, decision, digest, reason }: ApprovalRequest,
  precondition?: Precondition<Release>,
): Promise<Outcome<Release>> {
  if (!isRole(role)) return refuse('approval.unknownRole', { role, roles: APPROVER_ROLES.join(', ') });
  const act = { actor: person, at: deps.clock.now() };
  const command =
    decision === 'approved'
      ? ({ type: 'approve', role, digest, reason } as const)
      : ({ type: 'reject', role, digest, reason: reason ?? '' } as const);
  return actOnRelease(deps.store, ref, command, act, precondition);
}

const isRole = (role: string): role is ApproverRole => (APPROVER_ROLES as readonly string[]).includes(role);
