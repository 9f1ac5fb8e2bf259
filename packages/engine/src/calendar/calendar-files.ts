import type { Outcome, Period, Refusal } from '@tminus/domain';

/** What a calendar file shows: a release, a freeze, a train. */
export interface CalendarEvent {
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

export interface CalendarHeader {
  /** Shown by calendars that subscribe. */
  readonly name: string;
  /** Stands behind the `@` of every UID. */
  readonly product: string;
}

export interface ImportedEvent {
  readonly uid: string;
  readonly summary: string;
  readonly description: string | null;
  readonly categories: readonly string[];
  /** TENTATIVE, CONFIRMED or CANCELLED; null when the file does not say. */
  readonly status: string | null;
  readonly period: Period;
  /** The local start of the occurrence that this one replaces; null of an event of its own. */
  readonly replaces: string | null;
}

export interface ImportedCalendar {
  readonly events: readonly ImportedEvent[];
  /** What could not be taken, and why; the line is where the event begins. */
  readonly skipped: readonly { readonly line: number; readonly summary: string; readonly refusal: Refusal }[];
}

/** How times of a file are read that do not say where they are meant. */
export interface ZoneChoice {
  /** IANA name of the zone for floating times and days. */
  readonly floating: string;
  /** IANA names of zones that the file calls otherwise. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** Calendars as files that other programs write and read. */
export interface CalendarFiles {
  write(events: readonly CalendarEvent[], header: CalendarHeader): string;
  read(text: string, zones: ZoneChoice): Outcome<ImportedCalendar>;
}
