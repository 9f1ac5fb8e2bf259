import type { Failure, Release } from '@tminus/domain';
import type { Clock, ReleaseDocuments, ReleaseScope, SourceTree } from '../ports.ts';
import type { Forge, ReleaseFiles, ReleaseRepository } from '../publication/ports.ts';
import type { Deployer, TrafficRouter } from '../rollout/ports.ts';
import type { Workspace } from '../workspace.ts';
import type { Store } from './store.ts';

/** What carrying out a release needs of the world. */
export interface ShipDependencies {
  readonly workspace: Workspace;
  readonly store: Store;
  readonly source: SourceTree;
  readonly deployer: Deployer;
  readonly router: TrafficRouter;
  readonly documents: ReleaseDocuments;
  readonly scope: ReleaseScope;
  /** What release commits hold. */
  readonly files: ReleaseFiles;
  readonly repository: ReleaseRepository;
  /** Null where releases are announced nowhere. */
  readonly forge: Forge | null;
  readonly clock: Clock;
  /** Tells those who watch this process why a release is held up, where the log cannot; a cause may be given again. */
  readonly tellDelay: (release: Pick<Release, 'id' | 'version'>, failure: Failure) => void;
  /** Aborts when this process is to stop; what is under way stays resumable. */
  readonly signal: AbortSignal;
}

/** Who acts when nobody gave an order. */
export const PRODUCT = 'tminus';
