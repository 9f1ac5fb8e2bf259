import type { Period } from '@tminus/domain';

/** What a calendar shows: a release, a freeze, a train. */
export interface CalendarEntry {
  /** Unique in this product; with its name behind it, in the world. */
  readonly id: string;
  readonly summary: string;
  readonly description: string | null;
  readonly categories: readonly string[];
  readonly status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  /** Whether the time is taken, or only marked. */
  readonly isBusy: boolean;
  readonly period: Period;
  /** Grows with each change, so that calendars take the newer one. */
  readonly sequence: number;
  /** Epoch ms. */
  readonly stampedAt: number;
  /** Epoch ms. */
  readonly modifiedAt: number | null;
}
