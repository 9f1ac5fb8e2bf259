import type { ErrorParams } from '../error/refusal.ts';
import type { RiskLevel } from '../release/policy.ts';

/** 1 to 5, from very low to very high, as the five-step scales of NIST SP 800-30 Rev. 1 (tables G-2 and H-2). */
export type RiskGrade = 1 | 2 | 3 | 4 | 5;

export const RISK_CATEGORIES = ['schedule', 'technical', 'people', 'business', 'compliance'] as const;
export type RiskCategory = (typeof RISK_CATEGORIES)[number];

/** Who answers for a risk: one of the roles of R-185. */
export type RiskOwner =
  | 'release-coordinator'
  | 'project-manager'
  | 'code-reviewer'
  | 'test-engineer'
  | 'quality-assurance'
  | 'performance-optimizer'
  | 'security-auditor'
  | 'technical-writer'
  | 'constitution-enforcer'
  | 'devops-engineer'
  | 'site-reliability-engineer';

/** One sentence: a message key and its values. */
export interface RiskText {
  readonly code: string;
  readonly params: ErrorParams;
}

/** Something that may go wrong with a release, and what rests on it. */
export interface Risk {
  readonly id: string;
  readonly category: RiskCategory;
  readonly likelihood: RiskGrade;
  readonly impact: RiskGrade;
  /** likelihood × impact, 1 to 25. */
  readonly score: number;
  readonly level: RiskLevel;
  readonly owner: RiskOwner;
  readonly title: RiskText;
  /** What is done about it. */
  readonly mitigation: RiskText;
  /** What shows that it comes true. */
  readonly trigger: RiskText;
  /** The numbers and names that it rests on. */
  readonly evidence: ErrorParams;
}

/** Every risk of a release, the largest first. */
export interface RiskRegister {
  readonly risks: readonly Risk[];
  /** 0 to 1, four decimals: `risk_factors` of the window score. */
  readonly total: number;
  readonly level: RiskLevel;
  /** What history says of releases like this one. */
  readonly failure: FailureRate;
}

/** How often releases like this one fail, as far as the past tells. */
export interface FailureRate {
  /** Posterior mean, 0 to 1. */
  readonly rate: number;
  readonly failed: number;
  readonly counted: number;
  /** Whether releases of the same type were enough to tell. */
  readonly isOfSameType: boolean;
}
