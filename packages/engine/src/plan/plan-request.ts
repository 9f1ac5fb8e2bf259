import type {
  DetailsEdit,
  ForcedIncrement,
  MessageChanges,
  PlanDiff,
  Release,
  ReleaseType,
} from '@tminus/domain';
import type { ChangeHistory, Clock, Ids, ReleaseDocuments, SteeringSource } from '../ports.ts';
import type { ReleaseFiles } from '../publication/ports.ts';
import type { Store } from '../release/store.ts';
import type { Workspace } from '../workspace.ts';

export interface PlanRequest {
  /** `name <email>` of whoever plans. */
  readonly author: string;
  readonly type: ReleaseType | null;
  readonly releaseDate: string | null;
  /** Only these components; null for all. */
  readonly components: readonly string[] | null;
  /** Moves the components so far whatever their changes ask for; needs a reason. Null leaves it to the changes. */
  readonly increment: ForcedIncrement['increment'] | null;
  /** Why an increment is forced, or why it may be larger than the type of the release allows. */
  readonly forceReason: string | null;
  /** Make the plan, save and write nothing. */
  readonly dryRun: boolean;
  /** What people say of the release; what is left out stays as it is in one that is planned again. */
  readonly details?: DetailsEdit;
  /** Makes a new release or none: one that is not over is never planned again. */
  readonly isNew?: boolean;
}

export interface PlanResult {
  readonly release: Release;
  readonly saved: boolean;
  readonly files: readonly string[];
  /** What became of its messages when it was planned again; null for a new one. */
  readonly messages: MessageChanges | null;
  /** What differs from the plan before; null for a new release. */
  readonly diff: PlanDiff | null;
}

export interface PlanDependencies {
  readonly workspace: Workspace;
  readonly history: ChangeHistory;
  readonly store: Pick<Store, 'release' | 'releases' | 'calendarEntries' | 'commit'>;
  readonly steering: SteeringSource;
  readonly documents: Pick<ReleaseDocuments, 'writePlan'>;
  readonly files: Pick<ReleaseFiles, 'fragments'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Ids;
}
