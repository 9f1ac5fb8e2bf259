/** Rows of a timeline. Texts: `plan.milestone.<key>`. */
export const MILESTONE_KEYS = [
  'planning',
  'freeze',
  'staging',
  'testing',
  'approval',
  'deployment',
  'retrospective',
] as const;

/** A row of a timeline. */
export interface PlannedMilestone {
  readonly key: (typeof MILESTONE_KEYS)[number];
  /** `YYYY-MM-DD`. */
  readonly start: string;
  readonly end: string;
  /** Role vocabulary of R-185. */
  readonly owner: string;
}
