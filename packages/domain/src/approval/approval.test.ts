import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted } from '../error/refusal.ts';
import { planOf } from '../plan/plan-builders.ts';
import type { ReleaseCommand } from '../release/decide-release.ts';
import { APPROVER_ROLES } from '../release/policy.ts';
import { AUTHOR, after, approvalsOf, decideAs, releaseOf } from '../release/release-builders.ts';
import { type Approval, missingRoles, standingApprovals } from './approval.ts';

const plan = planOf();
const { digest } = plan;
const changed = planOf({ rollback: { errorRate: 0.02, slowRate: 0.05, slowAfterMs: 500 } });
const approved = after(releaseOf(plan), ...approvalsOf(plan));
const approve: ReleaseCommand & { type: 'approve' } = { type: 'approve', role: 'qa', digest, reason: null };
const reject: ReleaseCommand & { type: 'reject' } = {
  type: 'reject',
  role: 'qa',
  digest,
  reason: 'not tested',
};
const replan: ReleaseCommand = { type: 'replan', plan: changed };

describe('approvals', () => {
  it('of the last missing role approve the release', () => {
    const [first, ...others] = approvalsOf(plan);
    const last = others.pop();
    if (first === undefined || last === undefined) throw new Error('one role is not enough for this test');
    const waiting = after(releaseOf(plan), first, ...others);
    expect(waiting.status).toBe('planning');
    expect(accepted(decideAs(waiting, last)).map(({ type }) => type)).toEqual([
      'approval.given',
      'release.approved',
      'communication.scheduled',
    ]);
    expect(after(waiting, last)).toMatchObject({ status: 'approved', kickoffAt: 1_000 });
  });

  it('count in whatever order they come', () => {
    const orders = fc.shuffledSubarray(approvalsOf(plan), { minLength: plan.approvers.length });
    fc.assert(
      fc.property(orders, (commands) => {
        expect(after(releaseOf(plan), ...commands).status).toBe('approved');
      }),
    );
  });

  it('of another package are stale', () => {
    const outcome = decideAs(releaseOf(changed), approve);
    const params = { release: 'v1.2.0', given: digest, current: changed.digest };
    expect(outcome).toEqual({ ok: false, refusal: { code: 'approval.stale', params } });
    expect(decideAs(releaseOf(changed), reject)).toMatchObject({ refusal: { code: 'approval.stale' } });
  });

  it('of a role that the plan does not ask for are refused', () => {
    const outcome = decideAs(releaseOf(plan), { ...approve, role: 'cab' });
    expect(outcome).toMatchObject({
      refusal: {
        code: 'approval.roleNotRequired',
        params: { role: 'cab', roles: plan.approvers.join(', ') },
      },
    });
  });

  it('of the author are refused, unless the plan says that they count', () => {
    expect(decideAs(releaseOf(plan), approve, AUTHOR)).toMatchObject({
      refusal: { code: 'approval.ownRelease', params: { person: AUTHOR } },
    });
    const alone = planOf({ allowSelfApproval: true });
    const outcome = decideAs(releaseOf(alone), { ...approve, digest: alone.digest }, AUTHOR);
    expect(accepted(outcome)).toHaveLength(1);
    expect(accepted(decideAs(releaseOf(plan), reject, AUTHOR))).toHaveLength(2);
  });

  it('are void once the package is planned anew', () => {
    const replanned = after(approved, replan);
    expect(replanned).toMatchObject({ status: 'planning', approvals: [], kickoffAt: null, plan: changed });
    expect(missingRoles(changed.approvers, replanned.approvals, changed.digest)).toEqual(changed.approvers);
    expect(decideAs(replanned, { type: 'execute' })).toMatchObject({
      refusal: { code: 'release.notApproved', params: { roles: 'product_manager, technical_lead, qa' } },
    });
  });

  it('start anew after a rejection, even for the same package', () => {
    const rejected = after(approved, reject);
    expect(rejected).toMatchObject({ status: 'rejected', rejectionReason: 'not tested' });
    const again = after(rejected, { type: 'replan', plan });
    expect(again).toMatchObject({ status: 'planning', rejectionReason: null, approvals: [] });
    expect(after(again, ...approvalsOf(plan)).status).toBe('approved');
  });

  it('are refused by silence about the reason', () => {
    expect(decideAs(releaseOf(plan), { ...reject, reason: '  ' })).toMatchObject({
      refusal: { code: 'approval.reasonMissing', params: { role: 'qa' } },
    });
  });
});

it('of a role, the last word on this very package counts', () => {
  const words = fc.array(
    fc.record({
      role: fc.constantFrom(...APPROVER_ROLES),
      decision: fc.constantFrom('approved' as const, 'rejected' as const),
      digest: fc.constantFrom(digest, changed.digest),
    }),
  );
  fc.assert(
    fc.property(words, (said) => {
      const approvals = said.map((word, at): Approval => ({ ...word, person: 'Noor', reason: null, at }));
      const missing = missingRoles(APPROVER_ROLES, approvals, digest);
      for (const role of APPROVER_ROLES) {
        const last = said.filter((word) => word.role === role && word.digest === digest).at(-1);
        expect([role, missing.includes(role)]).toEqual([role, last?.decision !== 'approved']);
      }
      expect(standingApprovals(approvals, 'sha256:another')).toEqual([]);
    }),
  );
});
