import type { Sample, TwoSample } from './detector.ts';
import { logBeta } from './log-gamma.ts';

/**
 * Beta prior of the mixture. Any prior gives a valid bound; this one expects rates of a few percent, which makes
 * the bound narrow there: no failure in about 90 requests excludes 5 % with 95 % confidence.
 */
const PRIOR = { a: 0.5, b: 20 } as const;

const BISECTIONS = 50;

export interface RateBounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Bounds of a failure rate that hold at every moment at once with probability 1 − α, however often one looks and
 * whenever one stops. A rate p is excluded once the Beta–Binomial mixture
 * B(a+x, b+n−x) / (B(a, b) · p^x · (1−p)^(n−x)) reaches 1/α; under p it is a martingale with mean 1 (Ville).
 * Source: Robbins 1970, "Statistical methods related to the law of the iterated logarithm"; Howard, Ramdas,
 * McAuliffe, Sekhon 2021, "Time-uniform, nonparametric, nonasymptotic confidence sequences".
 */
export function rateBounds({ n, x }: Sample, alpha: number): RateBounds {
  if (n === 0) return { lower: 0, upper: 1 };
  const mixture = logBeta(PRIOR.a + x, PRIOR.b + n - x) - logBeta(PRIOR.a, PRIOR.b);
  const isExcluded = (p: number): boolean =>
    mixture - logPower(p, x) - logPower(1 - p, n - x) >= -Math.log(alpha);
  const observed = x / n;
  return {
    lower: x === 0 ? 0 : bisect(observed, 0, isExcluded),
    upper: x === n ? 1 : bisect(observed, 1, isExcluded),
  };
}

/**
 * Upper bound of (rate of the canary − rate of stable) that holds at every moment at once with probability 1 − α:
 * one anytime bound on each side, each with α/2.
 */
export function excessUpperBound({ canary, stable }: TwoSample, alpha: number): number {
  return rateBounds(canary, alpha / 2).upper - rateBounds(stable, alpha / 2).lower;
}

/** x · ln p, where nothing that happened (x = 0) says nothing even about p = 0. */
const logPower = (p: number, x: number): number => (x === 0 ? 0 : x * Math.log(p));

/** The excluded side of the border between the observed rate, which never is excluded, and the end of the range. */
function bisect(observed: number, end: number, isExcluded: (p: number) => boolean): number {
  let inside = observed;
  let outside = end;
  for (let round = 0; round < BISECTIONS; round += 1) {
    const middle = (inside + outside) / 2;
    if (isExcluded(middle)) outside = middle;
    else inside = middle;
  }
  return outside;
}
