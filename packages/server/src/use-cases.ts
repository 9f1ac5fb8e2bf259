import type { RolloutAction } from '@tminus/contract';
import type {
  ChainHead,
  DetailsEdit,
  LoggedEvent,
  Outcome,
  Release,
  ReleaseStatus,
  RenderedMessage,
  Rollout,
  Translate,
} from '@tminus/domain';
import type {
  ApprovalRequest,
  CloneRequest,
  DatedMessage,
  DeliveryState,
  EventQuery,
  LogVerdict,
  Page,
  PlanRequest,
  PlanResult,
  Precondition,
  ReleaseQuery,
  ReportRequest,
  ShipOptions,
  Stored,
} from '@tminus/engine';

import type { CalendarUseCases } from './calendar-use-cases.ts';

/** A rollout and the release that it belongs to. */
export interface RolloutOfRelease {
  readonly rollout: Rollout;
  readonly release: Release;
}

/** What is under way, in numbers. */
export interface Figures {
  readonly releases: Readonly<Partial<Record<ReleaseStatus, number>>>;
  readonly rollouts: readonly RolloutOfRelease[];
  /** Number of the last event; 0 before the first. */
  readonly lastEvent: number;
}

/** Everything that an edge can ask for; routes and commands call these and nothing else. */
export interface UseCases extends CalendarUseCases {
  planRelease(request: PlanRequest): Promise<Outcome<PlanResult>>;
  listReleases(query: ReleaseQuery): Promise<Outcome<Page<Release>>>;
  getRelease(ref: string): Promise<Outcome<Release>>;
  /** The same with its revision. */
  findRelease(ref: string): Promise<Outcome<Stored<Release>>>;
  editRelease(
    ref: string,
    edit: DetailsEdit,
    actor: string,
    precondition?: Precondition<Release>,
  ): Promise<Outcome<Release>>;
  reportTask(
    ref: string,
    report: ReportRequest,
    actor: string,
    precondition?: Precondition<Release>,
  ): Promise<Outcome<Release>>;
  /** The precondition is about the release that is cloned. */
  cloneRelease(
    ref: string,
    request: CloneRequest,
    precondition?: Precondition<Release>,
  ): Promise<Outcome<PlanResult>>;
  listMessages(ref: string): Promise<Outcome<readonly DatedMessage[]>>;
  readMessage(
    ref: string,
    id: string,
    translate: Translate,
  ): Promise<Outcome<DatedMessage & { readonly rendered: RenderedMessage }>>;
  decideApproval(
    ref: string,
    request: ApprovalRequest,
    precondition?: Precondition<Release>,
  ): Promise<Outcome<Release>>;
  cancelRelease(
    ref: string,
    actor: string,
    reason: string,
    precondition?: Precondition<Release>,
  ): Promise<Outcome<Release>>;
  shipRelease(ref: string, actor: string, options?: ShipOptions): Promise<Outcome<Release>>;
  listRollouts(page: { limit: number; cursor?: string }): Promise<Page<RolloutOfRelease>>;
  getRollout(ref: string): Promise<Outcome<RolloutOfRelease & { readonly revision: number }>>;
  commandRollout(
    ref: string,
    action: RolloutAction,
    actor: string,
    reason: string | null,
    precondition?: Precondition<Rollout>,
  ): Promise<Outcome<RolloutOfRelease>>;
  listEvents(query: EventQuery): Promise<readonly LoggedEvent[]>;
  verifyLog(noted: ChainHead | null): Promise<LogVerdict>;
  /** `configured`: whether the configuration of this process names the sink. */
  listDeliveries(): Promise<readonly (DeliveryState & { readonly configured: boolean })[]>;
  readFigures(): Promise<Figures>;
  renderPlan(release: Release, translate: Translate): string;
}
