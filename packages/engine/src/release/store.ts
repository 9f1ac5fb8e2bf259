import type { DomainEvent, LoggedEvent, Release, Rollout } from '@tminus/domain';

/** A value and the revision it had when it was read; saving it with another revision in store is a conflict. */
export interface Stored<T> {
  readonly value: T;
  /** 0 for what was never saved. */
  readonly revision: number;
}

/** State and events that belong together: all of it is written in one transaction, or nothing. */
export interface Write {
  readonly release?: Stored<Release>;
  readonly rollout?: Stored<Rollout>;
  readonly events: readonly DomainEvent[];
}

/** A page of a list; `next` continues it, null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface Store {
  /** By id or by version (with or without `v`); of several releases of one version, the newest. Null when unknown. */
  release(ref: string): Promise<Stored<Release> | null>;
  /** Newest first. */
  releases(page: { limit: number; cursor?: string }): Promise<Page<Release>>;
  /** The rollout of a release (one each), or null. */
  rollout(releaseId: string): Promise<Stored<Rollout> | null>;
  /** Rollouts that are not in an end state, oldest first. */
  liveRollouts(): Promise<readonly Rollout[]>;
  /** Events after `after`, oldest first. */
  events(query: { after: number; releaseId?: string; limit: number }): Promise<readonly LoggedEvent[]>;
  /** A fencing token, higher than every one given before. */
  nextEpoch(): Promise<number>;
  /** Rejects with `store.conflict` when a revision is not the stored one any more; nothing is written then. */
  commit(write: Write): Promise<readonly LoggedEvent[]>;
}
