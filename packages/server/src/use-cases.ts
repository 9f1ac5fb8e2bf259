import type { RolloutAction } from '@tminus/contract';
import type { LoggedEvent, Outcome, Release, Rollout, Translate } from '@tminus/domain';
import type { ApprovalRequest, Page, PlanRequest, PlanResult } from '@tminus/engine';

/** Everything that an edge can ask for; routes and commands call these and nothing else. */
export interface UseCases {
  planRelease(request: PlanRequest): Promise<Outcome<PlanResult>>;
  listReleases(page: { limit: number; cursor?: string }): Promise<Page<Release>>;
  getRelease(ref: string): Promise<Outcome<Release>>;
  decideApproval(ref: string, request: ApprovalRequest): Promise<Outcome<Release>>;
  cancelRelease(ref: string, actor: string, reason: string): Promise<Outcome<Release>>;
  shipRelease(ref: string, actor: string): Promise<Outcome<Release>>;
  listRollouts(): Promise<readonly { rollout: Rollout; release: Release }[]>;
  getRollout(ref: string): Promise<Outcome<{ rollout: Rollout; release: Release }>>;
  commandRollout(
    ref: string,
    action: RolloutAction,
    actor: string,
    reason: string | null,
  ): Promise<Outcome<{ rollout: Rollout; release: Release }>>;
  listEvents(query: { after: number; releaseId?: string; limit: number }): Promise<readonly LoggedEvent[]>;
  renderPlan(release: Release, translate: Translate): string;
}
