import type { ErrorParams } from '../error/refusal.ts';
import type { PolicyStep, Strategy } from '../release/policy.ts';
import type { RolloutMessageKey } from './sentence.ts';
import type { BasisPoints } from './traffic.ts';

/** All traffic, in basis points. */
export const FULL_SHARE: BasisPoints = 10_000;

/** A share of traffic and how long it is watched. */
export interface RolloutStep {
  readonly share: BasisPoints;
  /** Time under judgement (ms); pauses and outages of the controller don't count. */
  readonly soakMs: number;
  /** After the soak, a person must promote. */
  readonly hold?: boolean;
}

/** What is wrong with a list of steps, and where: `path` is relative to the list, for example `[1].share`. */
export interface StepProblem {
  readonly code: RolloutMessageKey;
  readonly path: string;
  readonly params: ErrorParams;
}

/** Steps as policy and configuration write them (percent), as the rollout uses them (basis points). */
export const toRolloutSteps = (steps: readonly PolicyStep[]): RolloutStep[] =>
  steps.map(({ percent, soakMs }) => ({ share: Math.round(percent * 100), soakMs }));

/**
 * Everything wrong with these steps: shares are whole basis points, grow, and end at 100 %; soaks are positive.
 * In production a canary does not begin at 100 % (X-08); blue-green and rolling may.
 */
export function findStepProblems(
  steps: readonly RolloutStep[],
  { strategy, isProduction }: { readonly strategy: Strategy; readonly isProduction: boolean },
): StepProblem[] {
  const last = steps.at(-1);
  const first = steps[0];
  if (first === undefined || last === undefined)
    return [{ code: 'rollout.steps.empty', path: '', params: {} }];
  const problems = steps.flatMap((step, index) => findProblems(step, index, steps[index - 1] ?? null));
  if (last.share !== FULL_SHARE)
    problems.push(problem('rollout.steps.lastNotFull', steps.length - 1, 'share', last.share / 100));
  if (isProduction && strategy === 'canary' && first.share === FULL_SHARE)
    problems.push(problem('rollout.steps.firstFull', 0, 'share', 100));
  return problems;
}

function findProblems(
  { share, soakMs }: RolloutStep,
  index: number,
  before: RolloutStep | null,
): StepProblem[] {
  const found: StepProblem[] = [];
  if (!Number.isInteger(share) || share < 1 || share > FULL_SHARE)
    found.push(problem('rollout.steps.shareOutOfRange', index, 'share', share / 100));
  if (before !== null && share <= before.share)
    found.push(problem('rollout.steps.notIncreasing', index, 'share', share / 100));
  if (!Number.isFinite(soakMs) || soakMs <= 0)
    found.push(problem('rollout.steps.soakNotPositive', index, 'soakMs', soakMs));
  return found;
}

const problem = (code: RolloutMessageKey, index: number, field: string, value: number): StepProblem => ({
  code,
  path: `[${index}].${field}`,
  params: { step: index + 1, value },
});
