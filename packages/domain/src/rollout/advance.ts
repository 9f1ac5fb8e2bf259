import type { Decision, Rollout } from './rollout.ts';
import { type Act, type LoggedRolloutEvent, rolloutEvent } from './rollout-event.ts';
import type { Sentence } from './sentence.ts';

/** On to a step; a new epoch, because the wanted share changes. */
export function beginStep(
  rollout: Rollout,
  stepIndex: number,
  act: Act,
  explanation: Sentence | null,
  decision: Decision | null,
): LoggedRolloutEvent {
  const steps = rollout.policy.steps;
  const share = steps[stepIndex]?.share;
  if (share === undefined) throw new RangeError(`no step ${stepIndex} in ${steps.length}`);
  return rolloutEvent(rollout, 'rollout.step_started', act, {
    epoch: rollout.epoch + 1,
    stepIndex,
    step: stepIndex + 1,
    steps: steps.length,
    share,
    percent: share / 100,
    explanation,
    decision,
  });
}

/** On to the next step, or, after the last, to making the new versions the stable ones. */
export function advance(
  rollout: Rollout,
  act: Act,
  explanation: Sentence,
  decision: Decision | null,
): LoggedRolloutEvent {
  return rollout.stepIndex + 1 < rollout.policy.steps.length
    ? beginStep(rollout, rollout.stepIndex + 1, act, explanation, decision)
    : promoteAll(rollout, act, explanation, decision);
}

/** All traffic, for good. */
export function promoteAll(
  rollout: Rollout,
  act: Act,
  explanation: Sentence,
  decision: Decision | null,
): LoggedRolloutEvent {
  return rolloutEvent(rollout, 'rollout.promoted', act, { epoch: rollout.epoch + 1, explanation, decision });
}

/** Back home: needs no metrics, no scale-up and no further decision. */
export function startRollback(
  rollout: Rollout,
  act: Act,
  explanation: Sentence,
  detectedAt: number | null,
  decision: Decision | null,
): LoggedRolloutEvent {
  const data = { epoch: rollout.epoch + 1, detectedAt, explanation, decision };
  return rolloutEvent(rollout, 'rollout.rollback_started', act, data);
}
