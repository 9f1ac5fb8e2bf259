import type { ReleaseType } from '../release/policy.ts';
import type { Interval } from './interval.ts';
import type { Period } from './period.ts';

/** A time in which nothing of some types goes to production; traffic that must come home may always. */
export interface Freeze {
  readonly id: string;
  readonly name: string;
  readonly period: Period;
  /** Hotfix and security releases are blocked only by a freeze that names them. */
  readonly blocks: readonly ReleaseType[];
  /** Null for all. */
  readonly components: readonly string[] | null;
}

/** What a freeze blocks that says nothing of types. */
export const USUALLY_FROZEN: readonly ReleaseType[] = ['major', 'minor', 'patch'];

/** A regular cadence: a release of this type leaves at each occurrence. */
export interface Train {
  readonly id: string;
  readonly name: string;
  /** Occurrences are the windows in which it leaves. */
  readonly period: Period;
  readonly type: ReleaseType;
  /** Null for all. */
  readonly components: readonly string[] | null;
}

/** A time that change management gives to releases; where there is any, releases lie inside one. */
export interface ChangeWindow {
  readonly id: string;
  readonly name: string;
  readonly period: Period;
}

/** A time in which trouble hurts the business more than usual. */
export interface Peak {
  readonly id: string;
  readonly name: string;
  readonly period: Period;
  /** 0 < impact ≤ 1; 1 hurts as much as can be. */
  readonly impact: number;
}

/** Another release that has its place on the calendar. */
export interface ScheduledRelease {
  readonly id: string;
  readonly version: string;
  /** Every change of traffic up to 100 %. */
  readonly window: Interval;
  /** End of its last soak, epoch ms; at least the window's end. */
  readonly soakEnd: number;
  readonly components: readonly string[];
  /** Who carries it out, by name. */
  readonly people: readonly string[];
}

/** Something that people put on the calendar; what the configuration says stands in `TeamCalendar`. */
export type CalendarEntry = {
  /** Epoch ms. */
  readonly createdAt: number;
  /** `name <email>`. */
  readonly createdBy: string;
} & (
  | ({ readonly kind: 'freeze' } & Freeze)
  | ({ readonly kind: 'train' } & Train)
  | ({ readonly kind: 'window' } & ChangeWindow)
  | ({ readonly kind: 'peak' } & Peak)
);

export const CALENDAR_KINDS = ['freeze', 'train', 'window', 'peak'] as const;
