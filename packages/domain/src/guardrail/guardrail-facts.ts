/**
 * What red flags and mistakes are told from. What nobody knows is null: then neither is raised nor ruled out.
 */
export interface GuardrailFacts {
  /** Whether releases, freezes or windows stand on a calendar. */
  readonly hasCalendar: boolean;
  /** Calendar days from the day of the plan to the release date, and those that its type needs for work and notice. */
  readonly leadDays: number;
  readonly neededDays: number;
  /** Components whose version does not follow from their changes: forced, or skipping numbers. */
  readonly adHocVersions: readonly string[];
  /** Commits that follow no convention, of all. */
  readonly unconventional: { readonly count: number; readonly of: number };
  readonly hasReleaseNotes: boolean | null;
  readonly hasDocumentation: boolean | null;
  /** Features that came after the freeze without an exception. */
  readonly lateFeatures: readonly string[];
  /** Required suites or gates of testing without a pass. */
  readonly openTests: readonly string[] | null;
  /** Messages that the plan schedules. */
  readonly plannedMessages: number | null;
  readonly hasRollbackPlan: boolean;
  readonly isRollbackTested: boolean | null;
  /** Components that move by a major version. */
  readonly majorComponents: readonly string[];
  /** Whether somebody or something watches the release after it. */
  readonly hasMonitoring: boolean | null;
  /** Whether a retrospective is planned. */
  readonly hasReview: boolean | null;
  /** Past releases whose retrospective never took place. */
  readonly skippedReviews: readonly string[];
  /** Dependencies that were not checked, or do not fit. */
  readonly openDependencies: readonly string[] | null;
  /** Measures of the scope that are over their limit. */
  readonly overLimit: number;
}
