import type { Strategy } from '../release/policy.ts';
import type { JudgeSettings } from './judge.ts';
import type { MetricSettings } from './judge-metric.ts';
import type { PlainThreshold } from './plain-threshold.ts';
import { METRICS, type Metric } from './sentence.ts';
import { FULL_SHARE, type RolloutStep } from './steps.ts';
import type { BasisPoints } from './traffic.ts';

/** How a rollout is judged. Rates are between 0 and 1. */
export interface JudgementPolicy {
  /** Distance of two observations (ms). */
  readonly tickMs: number;
  /** How long a router keeps the canary's share without hearing from the controller (ms). */
  readonly leaseMs: number;
  /** Accepted probability of rolling back a healthy release, over the whole rollout. */
  readonly alpha: number;
  /** Share of failed requests above which a version is bad, whatever stable does; 0.05 unless configured. */
  readonly errorLimit: number;
  /** Share of requests slower than the target's limit; 5 % of them is the p95 of R-110. */
  readonly slowLimit: number;
  /** How much worse than stable a version may be at most, proven, to go on. */
  readonly margin: number;
  /** Of the bound that proves it. */
  readonly confidence: number;
  /** Canary requests without which a step proves nothing. */
  readonly minRequests: number;
  /** How often a soak without enough evidence is prolonged by its own length before the rollout pauses. */
  readonly maxSoakExtensions: number;
  readonly thresholds: readonly PlainThreshold[];
}

export interface RolloutPolicy extends JudgementPolicy {
  readonly strategy: Strategy;
  readonly isProduction: boolean;
  readonly steps: readonly RolloutStep[];
}

export const DEFAULT_JUDGEMENT: JudgementPolicy = {
  tickMs: 1_000,
  leaseMs: 5_000,
  alpha: 0.01,
  errorLimit: 0.05,
  slowLimit: 0.05,
  margin: 0.05,
  confidence: 0.95,
  minRequests: 60,
  maxSoakExtensions: 3,
  thresholds: [],
};

/**
 * What the judge of one component works with in one step. α is shared by steps, components and metrics (Bonferroni),
 * so that the whole rollout keeps it; the horizon is the soak with every extension. `share` is what the canary has now.
 */
export function judgeSettings(
  policy: RolloutPolicy,
  stepIndex: number,
  components: number,
  share: BasisPoints,
): JudgeSettings {
  const step = policy.steps[stepIndex];
  if (step === undefined) throw new RangeError(`no step ${stepIndex} in ${policy.steps.length}`);
  const settings = (metric: Metric, limit: number): MetricSettings => ({
    metric,
    limit,
    margin: policy.margin,
    alpha: policy.alpha / (policy.steps.length * components * METRICS.length),
    confidence: policy.confidence,
    minRequests: policy.minRequests,
    horizonTicks: Math.max(1, Math.ceil((step.soakMs * (1 + policy.maxSoakExtensions)) / policy.tickMs)),
    isAlone: share === FULL_SHARE,
  });
  return {
    metrics: { errors: settings('errors', policy.errorLimit), slow: settings('slow', policy.slowLimit) },
    thresholds: policy.thresholds,
    tickMs: policy.tickMs,
  };
}

/** Names of the values that no judgement could work with; configuration refuses them before a rollout is made. */
export function findInvalidNumbers(policy: JudgementPolicy): string[] {
  const rates = ['alpha', 'errorLimit', 'slowLimit', 'margin', 'confidence'] as const;
  const durations = ['tickMs', 'leaseMs'] as const;
  const counts = ['minRequests', 'maxSoakExtensions'] as const;
  return [
    ...rates.filter((name) => !(policy[name] > 0 && policy[name] < 1)),
    ...durations.filter((name) => !(policy[name] > 0 && Number.isFinite(policy[name]))),
    ...counts.filter((name) => !(policy[name] >= 0 && Number.isInteger(policy[name]))),
  ];
}
