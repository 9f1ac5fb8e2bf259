import { describe, expect, it } from 'vitest';
import { accepted } from '../error/refusal.ts';
import { planOf } from '../plan/plan-builders.ts';
import { after, approvalsOf, decideAs, releaseOf } from './release-builders.ts';

/** Types and data of what the last approval of a release leads to. */
function lastApproval(release = releaseOf()) {
  const approvals = approvalsOf(release.plan);
  const last = approvals.at(-1);
  if (last === undefined) throw new Error('nobody approves this');
  return accepted(decideAs(after(release, ...approvals.slice(0, -1)), last));
}

describe('the kickoff of a release', () => {
  it('is with its last approval: what it has to tell is scheduled, and the log says so', () => {
    const release = releaseOf();
    const messages = release.plan.assessment?.messages ?? [];
    const events = lastApproval(release);
    expect(events.map(({ type }) => type)).toEqual([
      'approval.given',
      'release.approved',
      'communication.scheduled',
    ]);
    expect(events[2]?.data).toMatchObject({
      count: messages.length,
      first: messages[0]?.date,
      document: 'storage/releases/v1.2.0/release-plan.md',
    });
  });

  it('is again for another package, and not again for the same', () => {
    const plan = planOf();
    const other = planOf({ releaseDate: '2025-12-09' });
    const approved = after(releaseOf(plan), ...approvalsOf(plan));
    const moved = after(approved, { type: 'replan', plan: other });
    expect(lastApproval(moved).at(-1)).toMatchObject({
      type: 'communication.scheduled',
      data: { digest: other.digest },
    });
    const { digest } = plan;
    const repeated = after(
      approved,
      { type: 'reject', role: 'qa', digest, reason: 'wait' },
      { type: 'replan', plan },
    );
    expect(lastApproval(repeated).at(-1)?.type).toBe('release.approved');
  });

  it('says nothing of messages where the plan has none', () => {
    const { assessment: _none, ...plan } = planOf();
    expect(lastApproval(releaseOf(plan)).at(-1)?.type).toBe('release.approved');
  });
});
