import { addTallies, EMPTY_TALLY, latencyQuantile, type Tally } from './counters.ts';
import type { Sample, TwoSample } from './detector.ts';
import {
  forgetLimits,
  judgeMetric,
  type MetricSettings,
  type MetricState,
  type MetricVerdict,
  newMetricState,
  stepMetric,
} from './judge-metric.ts';
import {
  EMPTY_WINDOW,
  type PlainThreshold,
  stepThreshold,
  type ThresholdFinding,
  type ThresholdWindow,
} from './plain-threshold.ts';
import {
  CAUSES,
  type Cause,
  METRICS,
  type Metric,
  type Sentence,
  type Verdict,
  worstVerdict,
} from './sentence.ts';

/** One tick: what each version did since the tick before. */
export interface TickCounts {
  readonly canary: Tally;
  readonly stable: Tally;
}

/** Everything the judge remembers about one component in one step. JSON, persisted each tick. */
export interface JudgeState {
  readonly ticks: number;
  readonly canary: Tally;
  readonly stable: Tally;
  readonly metrics: Readonly<Record<Metric, MetricState>>;
  /** One per plain threshold, in their order. */
  readonly windows: readonly ThresholdWindow[];
}

export interface JudgeSettings {
  readonly metrics: Readonly<Record<Metric, MetricSettings>>;
  readonly thresholds: readonly PlainThreshold[];
  readonly tickMs: number;
}

/** The judgement of one component at one tick. */
export interface ComponentVerdict {
  readonly component: string;
  readonly verdict: Verdict;
  /** Of the metric that decides. */
  readonly sentence: Sentence;
  readonly metrics: Readonly<Record<Metric, MetricVerdict>>;
  /** Since the step began (ms); null without requests or without a histogram. */
  readonly p95: { readonly canaryMs: number | null; readonly stableMs: number | null };
}

/** A judge that has seen nothing; made anew at every step, because more traffic can change how a version behaves. */
export const newJudge = (settings: Pick<JudgeSettings, 'thresholds'>): JudgeState => ({
  ticks: 0,
  canary: EMPTY_TALLY,
  stable: EMPTY_TALLY,
  metrics: { errors: newMetricState(), slow: newMetricState() },
  windows: settings.thresholds.map(() => EMPTY_WINDOW),
});

/** What a person's "go on" resets: the alarms about limits, not the evidence that compares the versions. */
export const forgetAlarms = (state: JudgeState): JudgeState => ({
  ...state,
  metrics: { errors: forgetLimits(state.metrics.errors), slow: forgetLimits(state.metrics.slow) },
  windows: state.windows.map(() => EMPTY_WINDOW),
});

/** Takes in one tick and judges the component on everything since its step began. */
export function judgeTick(
  component: string,
  state: JudgeState,
  tick: TickCounts,
  settings: JudgeSettings,
): { readonly state: JudgeState; readonly verdict: ComponentVerdict } {
  const ticks = state.ticks + 1;
  const windows = settings.thresholds.map((threshold, index) => {
    const window = state.windows[index] ?? EMPTY_WINDOW;
    return stepThreshold(window, samplesOf(tick, threshold.metric), threshold, settings.tickMs);
  });
  const step = (metric: Metric): MetricState =>
    stepMetric(state.metrics[metric], samplesOf(tick, metric), ticks, settings.metrics[metric]);
  const next: JudgeState = {
    ticks,
    canary: addTallies(state.canary, tick.canary),
    stable: addTallies(state.stable, tick.stable),
    metrics: { errors: step('errors'), slow: step('slow') },
    windows: windows.map(({ window }) => window),
  };
  const findings = windows.map(({ finding }) => finding);
  return { state: next, verdict: judgeComponent(component, next, findings, settings) };
}

function judgeComponent(
  component: string,
  state: JudgeState,
  findings: readonly ThresholdFinding[],
  settings: JudgeSettings,
): ComponentVerdict {
  const judge = (metric: Metric): MetricVerdict => {
    const judged = judgeMetric(
      state.metrics[metric],
      samplesOf(state, metric),
      state.ticks,
      settings.metrics[metric],
    );
    const { code, params } = judged.sentence;
    const named: MetricVerdict = { ...judged, sentence: { code, params: { component, ...params } } };
    const own = findings.filter((_, index) => settings.thresholds[index]?.metric === metric);
    return own.reduce(withFinding, named);
  };
  const metrics = { errors: judge('errors'), slow: judge('slow') };
  const verdict = worstVerdict([metrics.errors.verdict, metrics.slow.verdict]);
  const deciding = METRICS.find((metric) => metrics[metric].verdict === verdict) ?? 'errors';
  return {
    component,
    verdict,
    sentence: metrics[deciding].sentence,
    metrics,
    p95: {
      canaryMs: latencyQuantile(state.canary.latency, 0.95),
      stableMs: latencyQuantile(state.stable.latency, 0.95),
    },
  };
}

/** A plain threshold can make a verdict worse, never better. */
function withFinding(judged: MetricVerdict, finding: ThresholdFinding): MetricVerdict {
  if (finding === null) return judged;
  const cause: Cause = finding;
  if (worstVerdict([judged.verdict, CAUSES[cause]]) === judged.verdict) return judged;
  const sentence: Sentence = {
    code: `rollout.verdict.${cause}.${judged.metric}`,
    params: judged.sentence.params,
  };
  return { ...judged, cause, verdict: CAUSES[cause], sentence };
}

const sampleOf = (tally: Tally, metric: Metric): Sample => ({
  n: tally.requests,
  x: metric === 'errors' ? tally.bad : tally.slow,
});

/** The two samples of one metric, of a tick or of a whole step. */
const samplesOf = (counts: TickCounts, metric: Metric): TwoSample => ({
  canary: sampleOf(counts.canary, metric),
  stable: sampleOf(counts.stable, metric),
});
