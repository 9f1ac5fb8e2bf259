import {
  type DecidedMove,
  type Finding,
  fragmentsBeyond,
  isRefusal,
  type PlacedFragment,
} from '@tminus/domain';
import type { ComponentHistory } from '../ports.ts';
import type { PlanDependencies } from './plan-request.ts';

export interface PlannedFragments {
  readonly placed: readonly PlacedFragment[];
  readonly findings: readonly Finding[];
}

/**
 * Change fragments at the commits that are planned. Refuses `fragment.invalid` before anybody approves: of a planned
 * commit nothing can be mended any more. Where no release commit is made of them, what cannot be read is only a finding.
 */
export async function plannedFragments(
  { workspace, files }: Pick<PlanDependencies, 'workspace' | 'files'>,
  histories: readonly ComponentHistory[],
): Promise<PlannedFragments> {
  const heads = new Map(histories.map(({ component: { repo }, head }) => [repo, head]));
  try {
    return { placed: await files.fragments(heads), findings: [] };
  } catch (error) {
    if (workspace.publish.commit || !isRefusal(error, 'fragment.invalid')) throw error;
    return { placed: [], findings: [{ code: 'plan.finding.fragmentsUnread', params: {} }] };
  }
}

/** A finding for each fragment that asks for more than the release makes. */
export const beyondFindings = (
  moves: readonly DecidedMove[],
  placed: readonly PlacedFragment[],
  today: string,
): Finding[] =>
  fragmentsBeyond(moves, placed, { today }, true).map((beyond) => ({
    code: 'plan.finding.fragment',
    params: { ...beyond },
  }));
