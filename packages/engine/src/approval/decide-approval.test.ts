import { accepted } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { planRelease } from '../plan/plan-release.ts';
import { AUTHOR, eventsIn, planDependencies, planRequest, REVIEWER, releaseIn } from '../testing/shipping.ts';
import { createWorld } from '../testing/world.ts';
import { type ApprovalRequest, decideApproval } from './decide-approval.ts';

async function planned() {
  const world = createWorld();
  const { release } = accepted(await planRelease(planDependencies(world), planRequest()));
  const { digest } = release.plan;
  const decide = (more: Partial<ApprovalRequest> = {}, ref = release.id) =>
    decideApproval(world, ref, {
      role: 'qa',
      person: REVIEWER,
      decision: 'approved',
      digest,
      reason: null,
      ...more,
    });
  return { world, release, decide };
}

describe('a word on a package', () => {
  it('is recorded with who, when and for which package', async () => {
    const { world, release, decide } = await planned();
    accepted(await decide({ reason: 'all green' }, 'v1.1.0'));
    expect((await releaseIn(world, release.id)).approvals).toEqual([
      {
        role: 'qa',
        person: REVIEWER,
        decision: 'approved',
        digest: release.plan.digest,
        reason: 'all green',
        at: world.clock.now(),
      },
    ]);
  });

  it('repeated is recorded once', async () => {
    const { world, decide } = await planned();
    await decide();
    await decide();
    expect((await eventsIn(world)).filter(({ type }) => type === 'approval.given')).toHaveLength(1);
  });

  it('of all roles at the same time approves once', async () => {
    const { world, release, decide } = await planned();
    const roles = ['product_manager', 'technical_lead', 'qa'];
    for (const outcome of await Promise.all(roles.map((role) => decide({ role })))) accepted(outcome);
    const saved = await releaseIn(world, release.id);
    expect(saved.status).toBe('approved');
    expect(saved.approvals.map(({ role }) => role).sort()).toEqual([...roles].sort());
    expect((await eventsIn(world)).filter(({ type }) => type === 'release.approved')).toHaveLength(1);
  });

  it('of refusal rejects the release with its reason', async () => {
    const { decide } = await planned();
    const rejected = accepted(await decide({ decision: 'rejected', reason: 'untested' }));
    expect(rejected).toMatchObject({ status: 'rejected', rejectionReason: 'untested' });
  });

  it.each([
    [{ role: 'king' }, 'approval.unknownRole'],
    [{ role: 'cab' }, 'approval.roleNotRequired'],
    [{ digest: 'sha256:other' }, 'approval.stale'],
    [{ person: AUTHOR }, 'approval.ownRelease'],
    [{ decision: 'rejected' }, 'approval.reasonMissing'],
  ] as const)('is refused: %j', async (more, code) => {
    const { world, release, decide } = await planned();
    expect(await decide(more)).toMatchObject({ ok: false, refusal: { code } });
    expect((await releaseIn(world, release.id)).approvals).toEqual([]);
  });

  it('about a release that nobody knows is refused', async () => {
    const { decide } = await planned();
    expect(await decide({}, 'v9.9.9')).toMatchObject({ refusal: { code: 'release.notFound' } });
  });
});
