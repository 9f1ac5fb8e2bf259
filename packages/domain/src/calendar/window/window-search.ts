import type { ErrorParams } from '../../error/refusal.ts';
import type { MessageKey } from '../../message/translate.ts';
import type { ReleaseType } from '../../release/policy.ts';
import type { ChangeWindow, Freeze, Peak, ScheduledRelease } from '../calendar-entries.ts';
import type { Conflict } from '../conflicts.ts';
import type { Interval } from '../interval.ts';
import type { Period } from '../period.ts';
import type { DateText } from '../working-days.ts';
import type { WorkingTime } from '../working-time.ts';
import type { WindowConstraints } from './constraints.ts';
import type { Factor } from './factor.ts';

/**
 * A window that holds every change of traffic up to 100 %; the last soak comes after it, and counts for conflicts.
 */
export interface WindowRequest {
  readonly type: ReleaseType;
  readonly components: readonly string[];
  /** Who carries it out, by name. */
  readonly people: readonly string[];
  /** Where windows start. */
  readonly range: Interval;
  /** From the first change of traffic to 100 %, ms. */
  readonly durationMs: number;
  /** From the window's end to the end of the last soak, ms. */
  readonly soakMs: number;
  readonly constraints: WindowConstraints;
  /** Before this instant notice and work are not done; null when nothing has to be waited for. */
  readonly notBefore: number | null;
  /** Dates in the constraints' zone on which a window may start; null for any. */
  readonly preferredDates: readonly DateText[] | null;
  /** Ids of freezes that were overridden with a reason and an approver. */
  readonly overriddenFreezes: readonly string[];
  /** How many windows are wanted. */
  readonly limit: number;
  /** Starts lie this far apart, counted from 1970 in UTC; a quarter of an hour when nothing is said. */
  readonly stepMs?: number;
}

export interface Requirement {
  readonly id: string;
  readonly name: string;
  /** A window meets it inside one of its occurrences; null is met by every window. */
  readonly period: Period | null;
  /** Whether evidence is missing that no window can give: then none meets it. */
  readonly isOpen?: boolean;
}

export interface Dependency {
  readonly name: string;
  /** Epoch ms; null when nobody knows. */
  readonly readyAt: number | null;
}

export interface WindowFacts {
  /** Business hours of the users. */
  readonly businessTime: WorkingTime;
  readonly freezes: readonly Freeze[];
  /** Where there are any, a window lies inside an occurrence of one. */
  readonly changeWindows: readonly ChangeWindow[];
  readonly peaks: readonly Peak[];
  readonly releases: readonly ScheduledRelease[];
  /** Of whom nothing stands here, business hours are taken for theirs. */
  readonly people: readonly { readonly name: string; readonly time: WorkingTime }[];
  readonly requirements: readonly Requirement[];
  readonly dependencies: readonly Dependency[];
  /** How probable it is that the work is done at an instant, 0 … 1; 1 when nothing speaks against it. */
  readonly doneShare: (instant: number) => number;
  /** Of the release itself, 0 … 1. */
  readonly risk: number;
}

/** A sentence of the message catalogues. */
export interface Explanation {
  readonly code: MessageKey;
  readonly params: ErrorParams;
}

export interface CandidateWindow extends Interval {
  /** End of the last soak. */
  readonly soakEnd: number;
  readonly score: number;
  readonly factors: readonly Factor[];
  /** Freezes that the window meets and that were overridden. */
  readonly overridden: readonly { readonly id: string; readonly name: string }[];
}

/** Starts from `start` up to but not with `end` were rejected for this reason. */
export interface RejectedStarts extends Interval {
  readonly reason: Explanation;
}

/** A single change that gives a window where there is none. */
export interface Unblock {
  readonly change: Explanation;
  /** The first window it gives. */
  readonly window: Interval;
}

export interface WindowSearch {
  /** The best first; none overlaps another. */
  readonly windows: readonly CandidateWindow[];
  readonly rejected: readonly RejectedStarts[];
  /** Releases that keep a window out of places that nothing else forbids. */
  readonly conflicts: readonly Conflict[];
  /** Nothing but other releases stood in the way: R-77 rather than R-75. Says nothing when there are windows. */
  readonly onlyConflicts: boolean;
  /** When there is no window: what would give one, the earliest window first. */
  readonly unblock: readonly Unblock[];
  /** When there is no window: the first one after the range, within a year, on whatever date. */
  readonly nearest: CandidateWindow | null;
}
