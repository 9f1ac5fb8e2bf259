import type { ApproverRole } from '../release/policy.ts';

/** A person's word on a package, bound to the digest of what they saw. */
export interface Approval {
  readonly role: ApproverRole;
  readonly person: string;
  readonly decision: 'approved' | 'rejected';
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  readonly reason: string | null;
  readonly at: number;
}

/** Approvals that still count: of this digest, the last word of each role. */
export function standingApprovals(approvals: readonly Approval[], digest: string): readonly Approval[] {
  const byRole = new Map<ApproverRole, Approval>();
  for (const approval of approvals) if (approval.digest === digest) byRole.set(approval.role, approval);
  return [...byRole.values()];
}

/** Roles whose approval is still missing, in the order of the policy. */
export function missingRoles(
  required: readonly ApproverRole[],
  approvals: readonly Approval[],
  digest: string,
): readonly ApproverRole[] {
  const given = new Set(
    standingApprovals(approvals, digest)
      .filter((approval) => approval.decision === 'approved')
      .map((approval) => approval.role),
  );
  return required.filter((role) => !given.has(role));
}
