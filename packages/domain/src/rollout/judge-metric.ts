import { excessUpperBound, rateBounds } from './confidence.ts';
import {
  capAt,
  type Detector,
  EXCESS_RATIOS,
  LIMIT_ODDS_RATIOS,
  logMean,
  logThreshold,
  newDetector,
  stepLimit,
  stepSince,
  stepTwoSample,
  type TwoSample,
} from './detector.ts';
import { CAUSES, type Cause, type Metric, percent, type Sentence, type Verdict } from './sentence.ts';

/** What is known about one metric of one component since its step began. */
export interface MetricState {
  /** Canary against stable. */
  readonly difference: Detector;
  /** Canary against the absolute limit, and stable against it. */
  readonly canaryLimit: Detector;
  readonly stableLimit: Detector;
  /** Canary against stable since the canary was found over the limit; null before. */
  readonly attribution: Detector | null;
}

export interface MetricSettings {
  readonly metric: Metric;
  /** Absolute limit of the rate, 0 < limit < 1. */
  readonly limit: number;
  /** How much worse than stable the canary may be and still go on. */
  readonly margin: number;
  /** Accepted probability of a false alarm for this metric, component and step. */
  readonly alpha: number;
  /** Confidence of the bound that a promotion needs, for example 0.95. */
  readonly confidence: number;
  readonly minRequests: number;
  /** Ticks of the step with all its extensions. */
  readonly horizonTicks: number;
  /** No traffic goes to stable, so there is nothing to compare with: the limit alone decides. */
  readonly isAlone: boolean;
}

/** A judgement with everything it rests on. Evidence is in decimal logarithms, so that it stays readable and finite. */
export interface MetricVerdict {
  readonly metric: Metric;
  readonly verdict: Verdict;
  readonly cause: Cause;
  readonly canary: { readonly requests: number; readonly count: number; readonly rate: number | null };
  readonly stable: { readonly requests: number; readonly count: number; readonly rate: number | null };
  /** Anytime upper bound of canary − stable; of the canary itself when stable has no traffic. */
  readonly upperBound: number;
  /** What the bound must stay below: the margin, or the limit when stable has no traffic. */
  readonly allowed: number;
  readonly evidence: {
    readonly difference: number;
    readonly canaryLimit: number;
    readonly stableLimit: number;
    readonly attribution: number | null;
    /** What the first three must reach, and what `attribution` must. */
    readonly threshold: number;
    readonly attributionThreshold: number;
  };
  readonly sentence: Sentence;
}

export const newMetricState = (): MetricState => ({
  difference: newDetector(EXCESS_RATIOS),
  canaryLimit: newDetector(LIMIT_ODDS_RATIOS),
  stableLimit: newDetector(LIMIT_ODDS_RATIOS),
  attribution: null,
});

/** After a pause for a shared outage: the limits are watched afresh, the comparison of the versions goes on. */
export const forgetLimits = (state: MetricState): MetricState => ({
  ...newMetricState(),
  difference: state.difference,
});

/** Takes in one tick. `ticks` counts this one. */
export function stepMetric(
  state: MetricState,
  tick: TwoSample,
  ticks: number,
  settings: MetricSettings,
): MetricState {
  const threshold = logThreshold(ticks, settings.horizonTicks, settings.alpha);
  const step = (detector: Detector, side: 'canary' | 'stable'): Detector =>
    capAt(
      stepLimit(detector, tick[side], settings.limit),
      threshold + Math.log(LIMIT_ODDS_RATIOS.length) + 1,
    );
  const canaryLimit = step(state.canaryLimit, 'canary');
  return {
    difference: stepTwoSample(state.difference, tick),
    canaryLimit,
    stableLimit: step(state.stableLimit, 'stable'),
    attribution: stepAttribution(state.attribution, tick, logMean(canaryLimit) >= threshold),
  };
}

/**
 * Attribution begins when the limit fires and sees only later ticks: had it looked back at the stretch that raised
 * the alarm, it would find a bad canary there by selection, and a shared outage would be blamed on the canary.
 */
function stepAttribution(state: Detector | null, tick: TwoSample, hasFired: boolean): Detector | null {
  if (state !== null) return stepSince(state, tick);
  return hasFired ? newDetector(EXCESS_RATIOS) : null;
}

/** The verdict after `ticks` ticks, with `totals` the counts since the step began. No data is never healthy. */
export function judgeMetric(
  state: MetricState,
  totals: TwoSample,
  ticks: number,
  settings: MetricSettings,
): MetricVerdict {
  const evidence = weigh(state, ticks, settings);
  const isAlone = settings.isAlone || totals.stable.n === 0;
  const alpha = 1 - settings.confidence;
  const upperBound = isAlone ? rateBounds(totals.canary, alpha).upper : excessUpperBound(totals, alpha);
  const allowed = isAlone ? settings.limit : settings.margin;
  const cause =
    findAlarm(evidence, isAlone, state.attribution !== null) ??
    findDoubt(evidence, totals, settings.minRequests, upperBound / allowed);
  const verdict: Omit<MetricVerdict, 'sentence'> = {
    metric: settings.metric,
    verdict: CAUSES[cause],
    cause,
    canary: summary(totals.canary),
    stable: summary(totals.stable),
    upperBound,
    allowed,
    evidence,
  };
  return { ...verdict, sentence: sentenceFor(verdict, settings) };
}

function weigh(state: MetricState, ticks: number, settings: MetricSettings): MetricVerdict['evidence'] {
  return {
    difference: decimal(logMean(state.difference)),
    canaryLimit: decimal(logMean(state.canaryLimit)),
    stableLimit: decimal(logMean(state.stableLimit)),
    attribution: state.attribution === null ? null : decimal(logMean(state.attribution)),
    threshold: decimal(logThreshold(ticks, settings.horizonTicks, settings.alpha)),
    attributionThreshold: decimal(-Math.log(settings.alpha)),
  };
}

/** A difference convicts by itself; the limit only together with attribution, or where nothing can be compared. */
function findAlarm(evidence: MetricVerdict['evidence'], isAlone: boolean, wasOver: boolean): Cause | null {
  if (evidence.difference >= evidence.threshold) return 'worseThanStable';
  if (!wasOver) return null;
  if (isAlone) return 'overLimitAlone';
  if ((evidence.attribution ?? 0) >= evidence.attributionThreshold) return 'overLimitOnlyCanary';
  return evidence.stableLimit >= evidence.threshold ? 'sharedOutage' : 'overLimitUnexplained';
}

/**
 * Half the logarithm of what would convict is too much to go on with, though too little to go back. The comparison is
 * made of failures alone, so that no success takes any of it back: what happened once, and is over, is outweighed when
 * the bound has shrunk to half of what is allowed. `boundShare` is the bound as a part of that. See
 * docs/decisions/0020.
 */
function findDoubt(
  evidence: MetricVerdict['evidence'],
  totals: TwoSample,
  minRequests: number,
  boundShare: number,
): Cause {
  if (evidence.difference >= evidence.threshold / 2 && boundShare >= 1 / 2) return 'leaningWorse';
  if (totals.canary.n === 0) return 'noRequests';
  if (totals.canary.n < minRequests) return 'fewRequests';
  return boundShare < 1 ? 'normal' : 'boundTooWide';
}

const decimal = (naturalLogarithm: number): number => naturalLogarithm / Math.LN10;

const summary = ({ n, x }: { n: number; x: number }) => ({
  requests: n,
  count: x,
  rate: n === 0 ? null : x / n,
});

function sentenceFor(verdict: Omit<MetricVerdict, 'sentence'>, settings: MetricSettings): Sentence {
  return {
    code: `rollout.verdict.${verdict.cause}.${verdict.metric}`,
    params: {
      canaryCount: verdict.canary.count,
      canaryRequests: verdict.canary.requests,
      canaryPercent: percent(verdict.canary.rate ?? 0),
      stableCount: verdict.stable.count,
      stableRequests: verdict.stable.requests,
      stablePercent: percent(verdict.stable.rate ?? 0),
      limitPercent: percent(settings.limit),
      allowedPercent: percent(verdict.allowed),
      boundPercent: percent(verdict.upperBound),
      confidencePercent: percent(settings.confidence),
      minRequests: settings.minRequests,
      alphaPercent: percent(settings.alpha),
    },
  };
}
