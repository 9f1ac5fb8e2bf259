import { excessUpperBound, rateBounds } from './confidence.ts';
import type { TwoSample } from './detector.ts';
import {
  type ComponentVerdict,
  type JudgeSettings,
  type JudgeState,
  judgeTick,
  type TickCounts,
} from './judge.ts';
import type { MetricSettings, MetricVerdict } from './judge-metric.ts';
import { METRICS, type Metric, percent, type Sentence, type Verdict } from './sentence.ts';

/** Searches end here: "more than a million" changes nobody's mind. */
const SEARCH_LIMIT = 1_000_000;

/**
 * What would have changed the verdict of a tick: found by judging the same tick again with other counts, from the
 * state before it. One sentence or more for each metric; none only where nothing within reach would have.
 */
export function whatWouldChange(
  before: JudgeState,
  tick: TickCounts,
  settings: JudgeSettings,
  verdict: ComponentVerdict,
): Sentence[] {
  const judgeWith = (metric: Metric, more: number): Verdict =>
    judgeTick(verdict.component, before, withCanaryCount(tick, metric, more), settings).verdict.metrics[
      metric
    ].verdict;
  if (before.canary.requests + tick.canary.requests === 0)
    return [{ code: 'rollout.whatIf.noRequests', params: { component: verdict.component } }];
  return METRICS.flatMap((metric) => explainMetric(verdict, metric, settings.metrics[metric], judgeWith));
}

function explainMetric(
  { component, metrics }: ComponentVerdict,
  metric: Metric,
  settings: MetricSettings,
  judgeWith: (metric: Metric, more: number) => Verdict,
): Sentence[] {
  const verdict = metrics[metric];
  const say = (code: Sentence['code'], params: Sentence['params'] = {}): Sentence => ({
    code,
    params: { component, ...params },
  });
  switch (verdict.verdict) {
    case 'bad':
      return explainBad(verdict, settings, say, (fewer) => judgeWith(metric, -fewer) !== 'bad');
    case 'healthy': {
      const count = smallest((more) => judgeWith(metric, more) === 'bad');
      return count === null ? [] : [say(`rollout.whatIf.moreBad.${metric}`, { count })];
    }
    case 'insufficient': {
      const count = missingRequests(verdict, settings);
      return count === null ? [] : [say(`rollout.whatIf.moreRequests.${metric}`, { count })];
    }
    case 'shared_outage':
      return [say(`rollout.whatIf.stableWithinLimit.${metric}`, { limitPercent: percent(settings.limit) })];
    case 'suspect':
      return [
        say(`rollout.whatIf.clearerDifference.${metric}`, {
          reachedPercent: percent(Math.max(0, verdict.evidence.difference) / verdict.evidence.threshold),
        }),
      ];
  }
}

function explainBad(
  verdict: MetricVerdict,
  settings: MetricSettings,
  say: (code: Sentence['code'], params?: Sentence['params']) => Sentence,
  isSpared: (fewer: number) => boolean,
): Sentence[] {
  const count = smallest(isSpared, verdict.canary.count);
  const fewer = count === null ? [] : [say(`rollout.whatIf.fewerBad.${verdict.metric}`, { count })];
  if (verdict.cause !== 'worseThanStable') return fewer;
  // ln(1 + T/α) grows as −ln α: the surplus of evidence, as a factor, is how much smaller α could have been.
  const surplus = 10 ** (verdict.evidence.difference - verdict.evidence.threshold);
  return [...fewer, say('rollout.whatIf.lowerAlpha', { oneIn: Math.round(surplus / settings.alpha) })];
}

/** The tick as if the canary had failed `more` times more often (or less, below 0), on top of its other requests. */
function withCanaryCount(tick: TickCounts, metric: Metric, more: number): TickCounts {
  const field = metric === 'errors' ? 'bad' : 'slow';
  const count = Math.max(0, tick.canary[field] + more);
  const requests = tick.canary.requests + Math.max(0, more);
  return { ...tick, canary: { ...tick.canary, requests, [field]: count } };
}

/** How many more canary requests without a further failure would be evidence enough. */
function missingRequests(verdict: MetricVerdict, settings: MetricSettings): number | null {
  const alpha = 1 - settings.confidence;
  const isAlone = settings.isAlone || verdict.stable.requests === 0;
  return smallest((more) => {
    const counts: TwoSample = {
      canary: { n: verdict.canary.requests + more, x: verdict.canary.count },
      stable: { n: verdict.stable.requests, x: verdict.stable.count },
    };
    const bound = isAlone ? rateBounds(counts.canary, alpha).upper : excessUpperBound(counts, alpha);
    return counts.canary.n >= settings.minRequests && bound < verdict.allowed;
  });
}

/** The smallest k ≥ 1 that holds, by doubling and halving, for a condition that keeps holding; null when none does. */
function smallest(holds: (k: number) => boolean, limit = SEARCH_LIMIT): number | null {
  let high = 1;
  while (!holds(high)) {
    if (high >= limit) return null;
    high = Math.min(high * 2, limit);
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
