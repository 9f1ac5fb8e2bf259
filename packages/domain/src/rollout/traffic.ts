/** Share of traffic in basis points: 0 is none, 10,000 is all. */
export type BasisPoints = number;

/** A version's running instances behind a router. */
export interface Track {
  readonly version: string;
  /** Base URLs, for example `http://127.0.0.1:41234`. */
  readonly upstreams: readonly string[];
}

/** What a router must do for one target. Applying the same value twice changes nothing. */
export interface DesiredTraffic {
  /** Component name. */
  readonly target: string;
  /** Fencing token: a router that has seen a higher one for this target refuses. */
  readonly epoch: number;
  readonly stable: Track;
  readonly canary: Track | null;
  readonly canaryShare: BasisPoints;
  /** Requests slower than this count as slow (ms). */
  readonly slowAfterMs: number;
  /** Epoch milliseconds after which the router goes back to stable by itself; null when no rollout is under way. */
  readonly leaseUntil: number | null;
}

/** Raw counters of one version since its router started; they only grow within one `bootId`. */
export interface TrackCounters {
  readonly version: string;
  readonly requests: number;
  /** 5xx answers and requests that got no answer. */
  readonly bad: number;
  /** Requests slower than `slowAfterMs`. */
  readonly slow: number;
  /** Upper bounds (ms) and counts of a latency histogram, not cumulative; the last bound is Infinity, sent as null. */
  readonly latency: readonly { readonly upToMs: number | null; readonly count: number }[];
  readonly inFlight: number;
}

/** What a router does now, read back from it. */
export interface ObservedTraffic {
  readonly target: string;
  readonly epoch: number;
  /** Identifies one life of the router process; when it changes, counters started again from 0. */
  readonly bootId: string;
  readonly stable: Track | null;
  readonly canary: Track | null;
  /** The share in force; 0 after the lease ran out, whatever was asked for. */
  readonly canaryShare: BasisPoints;
  readonly leaseUntil: number | null;
  /** When the lease ran out and traffic went home by itself (epoch ms), or null. */
  readonly leaseExpiredAt: number | null;
  readonly counters: readonly TrackCounters[];
}
