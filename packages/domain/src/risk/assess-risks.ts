import type { RiskLevel } from '../release/policy.ts';
import { failureRate, shiftBy, toGrade } from './calibrate.ts';
import { ORGANISATION_RULES } from './organisation-rules.ts';
import type { FailureRate, Risk, RiskRegister } from './risk.ts';
import type { RiskFacts } from './risk-facts.ts';
import type { RiskRule } from './risk-rule.ts';
import { TECHNICAL_RULES } from './technical-rules.ts';
import { levelOfScore, levelOfTotal, totalRisk } from './total-risk.ts';

/** Every risk that this product knows; those of equal score stand in this order. */
export const RISK_RULES: readonly RiskRule[] = [...TECHNICAL_RULES, ...ORGANISATION_RULES];

/** How much more, or less, a failure hurts than the rules assume, by what the product means to its users. */
const BUSINESS_SHIFT: Readonly<Record<RiskLevel, number>> = { low: -1, medium: 0, high: 1, critical: 2 };

/**
 * The risk register of a release, from facts alone: the same facts give the same register. Each risk has a likelihood
 * and an impact from 1 to 5; those of a failure in production follow what became of past releases, and what the product
 * means to its users. The total, 0 to 1, is the `risk` of the window score. docs/risk.md has scale and formulas.
 */
export function assessRisks(facts: RiskFacts): RiskRegister {
  const failure = failureRate(facts.history, facts.type);
  const risks = RISK_RULES.flatMap((rule) => toRisk(rule, facts, failure)).sort(
    (left, right) => right.score - left.score,
  );
  const total = totalRisk(risks);
  return { risks, total, level: levelOfTotal(total), failure };
}

function toRisk(rule: RiskRule, facts: RiskFacts, failure: FailureRate): Risk[] {
  const found = rule.assess(facts, failure);
  if (found === null) return [];
  const { id, category, owner, isFailure } = rule;
  const likelihood = toGrade(found.likelihood + (isFailure ? shiftBy(failure) : 0));
  const hurt = facts.businessImpact === null ? 0 : BUSINESS_SHIFT[facts.businessImpact];
  const impact = toGrade(found.impact + (isFailure ? hurt : 0));
  const score = likelihood * impact;
  const say = (code: string) => ({ code, params: found.evidence });
  return [
    {
      id,
      category,
      likelihood,
      impact,
      score,
      level: levelOfScore(score),
      owner,
      title: say(`risk.${id}.title`),
      mitigation: say(`risk.${id}.mitigation`),
      trigger: say(`risk.${id}.trigger`),
      evidence: found.evidence,
    },
  ];
}
