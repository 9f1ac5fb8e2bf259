import type { ErrorParams } from '../error/refusal.ts';
import type { FailureRate, RiskCategory, RiskGrade, RiskOwner } from './risk.ts';
import type { RiskFacts } from './risk-facts.ts';

/** What a rule finds: grades before calibration, and what they rest on. */
export interface Found {
  readonly likelihood: RiskGrade;
  readonly impact: RiskGrade;
  readonly evidence: ErrorParams;
}

/** A row of the table of risks. Its texts are `risk.<id>.title`, `.mitigation` and `.trigger`, filled with the evidence. */
export interface RiskRule {
  readonly id: string;
  readonly category: RiskCategory;
  readonly owner: RiskOwner;
  /**
   * Whether it is about the release failing in production: then past failures move its likelihood, and the business
   * impact of the product its impact.
   */
  readonly isFailure: boolean;
  /** Null where the facts give no such risk. */
  readonly assess: (facts: RiskFacts, failure: FailureRate) => Found | null;
}

/** Names in a text, in their order and without an end that nobody reads. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown}, … (+${names.length - 5})` : shown;
}

/** The grade at the highest threshold that a number reaches; thresholds rise. */
export const graded = (
  value: number,
  steps: readonly (readonly [from: number, grade: RiskGrade])[],
): RiskGrade | null => steps.findLast(([from]) => value >= from)?.[1] ?? null;

/** A share as whole percent, for texts. */
export const percentOf = (share: number): number => Math.round(share * 100);
