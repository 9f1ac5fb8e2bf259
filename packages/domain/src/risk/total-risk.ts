import type { RiskLevel } from '../release/policy.ts';
import type { Risk } from './risk.ts';

type Scored = Pick<Risk, 'score'>;

/**
 * The total of a register, 0 to 1: noisy-or, 1 − Π (1 − pᵢ), with pᵢ = ½ · (scoreᵢ / 25)^1.5. The exponent keeps many small
 * risks from outweighing a large one, the half keeps one alone from filling the scale. A further risk or a higher score
 * never lowers it. Four decimals.
 */
export function totalRisk(risks: readonly Scored[]): number {
  // In order of size, since products of fractions depend on their order in the last digit.
  const sorted = risks.map(({ score }) => score).sort((left, right) => left - right);
  const spared = sorted.reduce((product, score) => product * (1 - weightOf(score)), 1);
  return Math.round((1 - spared) * 10_000) / 10_000;
}

/** By a square root, which every machine computes to the same digit, as it need not do for a power. */
function weightOf(score: number): number {
  const share = Math.min(25, Math.max(0, score)) / 25;
  return (share * Math.sqrt(share)) / 2;
}

/** Level of one risk: 1–4 low, 5–9 medium, 10–16 high, 20 and 25 critical. */
export function levelOfScore(score: number): RiskLevel {
  if (score >= 20) return 'critical';
  if (score >= 10) return 'high';
  return score >= 5 ? 'medium' : 'low';
}

/** Level of a total: below 0.2 low, below 0.45 medium, below 0.7 high, else critical. */
export function levelOfTotal(total: number): RiskLevel {
  if (total >= 0.7) return 'critical';
  if (total >= 0.45) return 'high';
  return total >= 0.2 ? 'medium' : 'low';
}
