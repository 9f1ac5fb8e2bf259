/**
 * A stretch of local time that happens once or again and again. `start` and `end` are local: `2026-12-24`, or
 * `2026-12-24T18:00`. A date as `start` is its first moment; a date as `end` belongs to the period, a moment does not.
 * What the clock skips is read as the moment after the gap by its length, what it shows twice as the first of the two
 * (RFC 5545, section 3.3.5).
 */
export interface Period {
  readonly start: string;
  readonly end: string;
  /** IANA name of the time zone. */
  readonly zone: string;
  /**
   * A recurrence rule of RFC 5545 without `RRULE:`, for example `FREQ=WEEKLY;BYDAY=FR`; null when it happens once.
   */
  readonly rule: string | null;
  /** Local starts, written as `start` is, at which the rule is not followed (EXDATE). */
  readonly except?: readonly string[];
}
