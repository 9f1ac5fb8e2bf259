import type {
  CalendarEntry,
  ChainRow,
  DateText,
  DomainEvent,
  EventType,
  LoggedEvent,
  Refusal,
  Release,
  ReleaseStatus,
  ReleaseType,
  Rollout,
} from '@tminus/domain';

/** A value and the revision it had when it was read; saving it with another revision in store is a conflict. */
export interface Stored<T> {
  readonly value: T;
  /** 0 for what was never saved. */
  readonly revision: number;
}

/**
 * What the caller of a use case knew of the thing that it changes: null when the stored value is still that, else the
 * refusal. Asked of the very value that the save builds on, so that nobody gets in between.
 */
export type Precondition<T> = (present: Stored<T>) => Refusal | null;

/** State and events that belong together: all of it is written in one transaction, or nothing. */
export interface Write {
  readonly release?: Stored<Release>;
  readonly rollout?: Stored<Rollout>;
  /** Entries of the calendar that are added or changed; of those that go, what they were. */
  readonly calendar?: {
    readonly put?: readonly Stored<CalendarEntry>[];
    readonly remove?: readonly Stored<CalendarEntry>[];
  };
  readonly events: readonly DomainEvent[];
}

/** A page of a list; `next` continues it, null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Which releases are wanted: those to which all of it applies; what is left out asks for nothing. */
export interface ReleaseQuery {
  readonly limit: number;
  readonly cursor?: string;
  readonly statuses?: readonly ReleaseStatus[];
  readonly types?: readonly ReleaseType[];
  /** Name of a component that is part of it. */
  readonly component?: string;
  /** Its date is this one or later. */
  readonly from?: DateText;
  /** Its date is this one or earlier. */
  readonly to?: DateText;
  /** Words that all stand in what `searchTextOf` says of it, whatever their case. */
  readonly search?: string;
}

/** Which events are wanted; what is left out asks for all. */
export interface EventQuery {
  readonly after: number;
  readonly limit: number;
  readonly releaseId?: string;
  readonly types?: readonly EventType[];
  /** Exactly as the log has it. */
  readonly actor?: string;
}

/** Rows of the event log as they are stored, and what was counted at the very moment when they were read. */
export interface ChainPage {
  readonly rows: readonly ChainRow[];
  /** How many events were written, in decimal digits; null when nothing counts them. */
  readonly counter: string | null;
}

export interface Store {
  /** By id or by version (with or without `v`); of several releases of one version, the newest. Null when unknown. */
  release(ref: string): Promise<Stored<Release> | null>;
  /** Newest first; a cursor goes on in the list of the same statuses. */
  releases(query: ReleaseQuery): Promise<Page<Release>>;
  /** The rollout of a release (one each), or null. */
  rollout(releaseId: string): Promise<Stored<Rollout> | null>;
  /** Rollouts that are not in an end state, oldest first. */
  liveRollouts(): Promise<readonly Rollout[]>;
  /** The same page by page. Refuses a cursor that no page gave. */
  liveRolloutPage(page: { limit: number; cursor?: string }): Promise<Page<Rollout>>;
  /** What people put on the calendar, by id. */
  calendarEntries(): Promise<readonly Stored<CalendarEntry>[]>;
  /** How many releases there are of each status that there is. */
  countReleases(): Promise<Readonly<Partial<Record<ReleaseStatus, number>>>>;
  /** Events after `after`, oldest first. */
  events(query: EventQuery): Promise<readonly LoggedEvent[]>;
  /** Rows after the number `after`, null for the very first, in ascending order; fewer than `limit` at the end only. */
  chain(query: { after: string | null; limit: number }): Promise<ChainPage>;
  /** A fencing token, higher than every one given before. */
  nextEpoch(): Promise<number>;
  /** Rejects with `store.conflict` when a revision is not the stored one any more; nothing is written then. */
  commit(write: Write): Promise<readonly LoggedEvent[]>;
}
