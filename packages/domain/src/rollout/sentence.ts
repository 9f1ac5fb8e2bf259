import type { ErrorParams } from '../error/refusal.ts';

/** What a rollout looks at. Slow: slower than the target's limit, so that "p95 within the limit" is "slow ≤ 5 %". */
export const METRICS = ['errors', 'slow'] as const;
export type Metric = (typeof METRICS)[number];

/** Why a verdict is what it is; the verdict that each belongs to stands beside it. */
export const CAUSES = {
  worseThanStable: 'bad',
  overLimitOnlyCanary: 'bad',
  overLimitAlone: 'bad',
  overThreshold: 'bad',
  sharedOutage: 'shared_outage',
  overLimitUnexplained: 'suspect',
  leaningWorse: 'suspect',
  noRequests: 'insufficient',
  fewRequests: 'insufficient',
  boundTooWide: 'insufficient',
  normal: 'healthy',
} as const;
export type Cause = keyof typeof CAUSES;
export type Verdict = (typeof CAUSES)[Cause];

const RANKS: readonly Verdict[] = ['healthy', 'insufficient', 'suspect', 'shared_outage', 'bad'];

/** Of several verdicts, the one that decides. */
export const worstVerdict = (verdicts: readonly Verdict[]): Verdict =>
  RANKS[Math.max(0, ...verdicts.map((verdict) => RANKS.indexOf(verdict)))] ?? 'healthy';

/** Message keys under which rollouts explain themselves; texts are in `message/<language>/rollout.ts`. */
export type RolloutMessageKey =
  | `rollout.verdict.${Cause}.${Metric}`
  | `rollout.whatIf.${'fewerBad' | 'moreBad' | 'moreRequests' | 'stableWithinLimit' | 'clearerDifference'}.${Metric}`
  | `rollout.whatIf.${'lowerAlpha' | 'noRequests'}`
  | `rollout.pause.${'evidenceMissing' | 'sharedOutage' | 'held' | 'byPerson'}`
  | `rollout.advance.${'evidence' | 'byPerson'}`
  | 'rollout.extend.evidenceMissing'
  | 'rollout.abort.byPerson'
  | `rollout.steps.${'empty' | 'shareOutOfRange' | 'notIncreasing' | 'lastNotFull' | 'soakNotPositive' | 'firstFull'}`;

/** Something a rollout says: a message key and its values, turned into words at the edge. */
export interface Sentence {
  readonly code: RolloutMessageKey;
  readonly params: ErrorParams;
}

/** A rate as percent with two decimals, for texts; never −0, which JSON would turn into another value. */
export const percent = (rate: number): number => Math.round(rate * 10_000) / 100 || 0;
