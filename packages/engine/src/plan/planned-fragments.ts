import {
  type DecidedMove,
  type Finding,
  fragmentsBeyond,
  isRefusal,
  type PlacedFragment,
} from '@tminus/domain';
import type { PlanDependencies } from './plan-request.ts';

/** A repository that takes part in a plan. */
export interface PlannedRepository {
  /** The commit that is planned. */
  readonly head: string;
  /** What was decided for its components. */
  readonly moves: readonly DecidedMove[];
}

export interface PlannedFragments {
  /** By repository: fragments concern what lives beside them. */
  readonly placed: ReadonlyMap<string, readonly PlacedFragment[]>;
  readonly findings: readonly Finding[];
}

/**
 * Change fragments at the commits that are planned. Refuses `fragment.invalid` before anybody approves: of a planned
 * commit nothing can be mended any more. Where no release commit is made of them, what cannot be read is only a finding.
 * A finding is also each fragment that asks for more than the release makes.
 */
export async function plannedFragments(
  { workspace, files }: Pick<PlanDependencies, 'workspace' | 'files'>,
  repositories: ReadonlyMap<string, PlannedRepository>,
  today: string,
): Promise<PlannedFragments> {
  const placed = new Map<string, readonly PlacedFragment[]>();
  const findings: Finding[] = [];
  for (const [repo, { head, moves }] of repositories) {
    const isCommitted = workspace.publish.commit && moves.some(({ current, next }) => current !== next);
    try {
      const found = await files.fragments(repo, head);
      placed.set(repo, found);
      for (const beyond of fragmentsBeyond(moves, found, { today }, true))
        findings.push({ code: 'plan.finding.fragment', params: { ...beyond } });
    } catch (error) {
      if (isCommitted || !isRefusal(error, 'fragment.invalid')) throw error;
      findings.push({ code: 'plan.finding.fragmentsUnread', params: { repo } });
    }
  }
  return { placed, findings };
}
