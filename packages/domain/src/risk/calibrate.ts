import type { ReleaseType } from '../release/policy.ts';
import type { ReleaseStatus } from '../release/release.ts';
import type { FailureRate, RiskGrade } from './risk.ts';
import type { PastRelease } from './risk-facts.ts';

/** What a release came to; other statuses say nothing of how it would have gone. */
const VERDICT: Readonly<Partial<Record<ReleaseStatus, 'good' | 'failed'>>> = {
  deployed: 'good',
  completed: 'good',
  rolled_back: 'failed',
  deployment_failed: 'failed',
  execution_failed: 'failed',
};

/**
 * Beta(0.5, 4.5): before anything is known, one release in ten fails, and that counts as much as five releases. 10 % is
 * in the middle of what DORA reports of teams that do well.
 */
const PRIOR = { failed: 0.5, good: 4.5 } as const;

/** Fewer releases of the same type than this tell less than all releases together. */
const ENOUGH_OF_TYPE = 5;

/**
 * How often releases like this one fail: mean of the Beta posterior after failures among releases of the same type, or
 * among all while there are fewer than five of that type.
 */
export function failureRate(history: readonly PastRelease[], type: ReleaseType): FailureRate {
  const counted = history.filter(({ outcome }) => VERDICT[outcome] !== undefined);
  const { like, isOfSameType } = alike(counted, type);
  const failed = like.filter(({ outcome }) => VERDICT[outcome] === 'failed').length;
  const rate = (PRIOR.failed + failed) / (PRIOR.failed + PRIOR.good + like.length);
  return { rate, failed, counted: like.length, isOfSameType };
}

function alike(history: readonly PastRelease[], type: ReleaseType) {
  const same = history.filter((release) => release.type === type);
  const isOfSameType = same.length >= ENOUGH_OF_TYPE;
  return { like: isOfSameType ? same : history, isOfSameType };
}

/** Upper bounds of the grades 1 to 4; what lies at or above the last one is 5. */
const PROBABILITY_CUTS = [0.05, 0.15, 0.3, 0.5] as const;

/** The grade of a probability: below 5 % is 1, below 15 % 2, below 30 % 3, below 50 % 4, and the rest 5. */
export const gradeOf = (probability: number): RiskGrade =>
  toGrade(1 + PROBABILITY_CUTS.filter((cut) => probability >= cut).length);

/** Within 1 to 5; whatever is no number is 5, so that an unknown never looks small. */
export const toGrade = (value: number): RiskGrade =>
  (Number.isNaN(value) ? 5 : Math.min(5, Math.max(1, Math.round(value)))) as RiskGrade;

/**
 * How a likelihood of technical failure moves with the past: one up where releases like this fail at 30 % or more, one
 * down below 5 %, which takes six of them without a failure.
 */
export function shiftBy({ rate }: FailureRate): -1 | 0 | 1 {
  if (rate >= 0.3) return 1;
  return rate < 0.05 ? -1 : 0;
}

/**
 * Where a number of changes stands among those of past releases: the share of releases that were smaller, equal ones
 * counted half. Of the same type where there are five, else of all; null below five, where nobody can tell.
 */
export function sizePercentile(
  changes: number,
  history: readonly PastRelease[],
  type: ReleaseType,
): number | null {
  const { like } = alike(history, type);
  if (like.length < ENOUGH_OF_TYPE) return null;
  const smaller = like.filter((release) => release.changes < changes).length;
  const equal = like.filter((release) => release.changes === changes).length;
  return (smaller + equal / 2) / like.length;
}
