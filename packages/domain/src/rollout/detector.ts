/** Requests and how many of them were bad (or slow), within one tick or summed over several; 0 ≤ x ≤ n. */
export interface Sample {
  readonly n: number;
  readonly x: number;
}

/** The same stretch of time seen on both versions. */
export interface TwoSample {
  readonly canary: Sample;
  readonly stable: Sample;
}

/**
 * State of a Shiryaev–Roberts e-detector, one number per alternative: ln(1 + R). In this scale R neither
 * overflows nor underflows, and 0 is the state before any evidence. Survives JSON.
 */
export type Detector = readonly number[];

/** How many times more often the canary fails than stable, in the alternatives the two-sample detector mixes. */
export const EXCESS_RATIOS = [1.5, 2, 3, 5, 10, 30] as const;

/** Odds of a bad request relative to the odds at the limit, in the alternatives the limit detector mixes. */
export const LIMIT_ODDS_RATIOS = [1.5, 2, 4, 10, 30, 100] as const;

/** A detector that has seen nothing. */
export const newDetector = (alternatives: readonly number[]): Detector => alternatives.map(() => 0);

/**
 * One tick of the two-sample detector: is the canary worse than stable, whatever both do?
 *
 * With θ0 = nc/(nc+ns) and θ1 = r·nc/(r·nc+ns): L = (θ1/θ0)^xc · ((1−θ1)/(1−θ0))^xs, then R ← (1+R)·L.
 * Given xc + xs, xc is hypergeometric when both versions fail alike; L is convex in xc, so its mean is at most
 * its binomial mean, 1 (Hoeffding 1963, theorem 4). Hence the mean of R after t ticks is at most t, whatever the
 * common failure rate does and however the weights move.
 * Source: Shin, Ramdas, Rinaldo, "E-detectors: a nonparametric framework for sequential change detection",
 * New England Journal of Statistics in Data Science 2 (2024), arXiv:2203.03532.
 *
 * A tick without requests on either side compares nothing and leaves the state as it is.
 */
export function stepTwoSample(state: Detector, { canary, stable }: TwoSample): Detector {
  return accumulate(state, twoSampleLogRatios({ canary, stable }), shiryaevRoberts);
}

/**
 * One tick against an absolute limit p0 (0 < p0 < 1): does this version fail in more than p0 of its requests?
 * L = (p1/p0)^x · ((1−p1)/(1−p0))^(n−x) for several p1 > p0; source as for the two-sample detector.
 */
export function stepLimit(state: Detector, sample: Sample, limit: number): Detector {
  return accumulate(state, limitLogRatios(sample, limit), shiryaevRoberts);
}

/**
 * One tick of a test that began at a fixed moment instead of at an unknown one: a product of the two-sample
 * likelihood ratios, a nonnegative supermartingale when both versions fail alike. The state holds the logarithms
 * of the products. By Ville's inequality its mean reaches 1/α with probability at most α, however long it runs.
 */
export function stepSince(state: Detector, sample: TwoSample): Detector {
  return accumulate(state, twoSampleLogRatios(sample), (sum, ratio) => sum + ratio);
}

/** ln(1 + M), with M the mean of R over the alternatives; for `stepSince`, the logarithm of the mean product. */
export function logMean(state: Detector): number {
  const top = Math.max(...state);
  const sum = state.reduce((total, value) => total + Math.exp(value - top), 0);
  return top + Math.log(sum / state.length);
}

/** M itself; Infinity when it does not fit a number. */
export const meanEvidence = (state: Detector): number => Math.expm1(logMean(state));

/**
 * What `logMean` must reach to fire: ln(1 + T/α). Then P(false alarm within T ticks) ≤ α.
 * Beyond the horizon (somebody holds the rollout in pause) the horizon doubles and α halves each time, so that
 * a pause of any length costs at most one more α.
 */
export function logThreshold(ticks: number, horizonTicks: number, alpha: number): number {
  const doublings = Math.max(0, Math.ceil(Math.log2(Math.max(ticks, 1) / horizonTicks)));
  return Math.log1p((horizonTicks / alpha) * 4 ** doublings);
}

/** Keeps a detector from piling up evidence beyond what it needs, so that it calms down soon after an outage ends. */
export function capAt(state: Detector, logCeiling: number): Detector {
  return state.map((value) => Math.min(value, logCeiling));
}

/** ln(1 + (1 + R)·L) from ln(1 + R) and ln L. */
function shiryaevRoberts(logOnePlus: number, logRatio: number): number {
  const next = logOnePlus + logRatio;
  return Math.max(next, 0) + Math.log1p(Math.exp(-Math.abs(next)));
}

function accumulate(
  state: Detector,
  logRatios: readonly number[] | null,
  step: (value: number, logRatio: number) => number,
): Detector {
  return logRatios === null ? state : state.map((value, index) => step(value, logRatios[index] ?? 0));
}

function twoSampleLogRatios({ canary, stable }: TwoSample): number[] | null {
  if (canary.n === 0 || stable.n === 0) return null;
  const all = canary.n + stable.n;
  return EXCESS_RATIOS.map((ratio) => {
    const scale = Math.log(all / (ratio * canary.n + stable.n));
    return canary.x * (Math.log(ratio) + scale) + stable.x * scale;
  });
}

function limitLogRatios({ n, x }: Sample, limit: number): number[] | null {
  if (n === 0) return null;
  const odds = limit / (1 - limit);
  return LIMIT_ODDS_RATIOS.map((ratio) => {
    const rate = (ratio * odds) / (1 + ratio * odds);
    return x * Math.log(rate / limit) + (n - x) * Math.log((1 - rate) / (1 - limit));
  });
}
