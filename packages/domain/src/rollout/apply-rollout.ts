import { forgetAlarms, newJudge } from './judge.ts';
import type { Rollout } from './rollout.ts';
import type { RolloutEvent } from './rollout-event.ts';

/** Folds one event into a rollout. Knows no rules: what may happen is decided in `decideRollout`. */
export function applyRollout(rollout: Rollout, event: RolloutEvent): Rollout {
  switch (event.type) {
    case 'rollout.observed':
      return {
        ...rollout,
        lastTickAt: event.at,
        soakElapsedMs: event.soakElapsedMs,
        components: event.components,
      };
    case 'rollout.started':
      return { ...rollout, startedAt: event.at };
    case 'rollout.adopted':
      return { ...rollout, epoch: event.data.epoch };
    case 'rollout.step_started':
      return beginStep(rollout, event.at, event.data.stepIndex, event.data.epoch);
    case 'rollout.soak_extended':
      return { ...rollout, extensions: event.data.extension };
    case 'rollout.paused':
      return {
        ...rollout,
        state: 'paused',
        pause: { reason: event.reason, explanation: event.data.explanation },
      };
    case 'rollout.resumed':
      return resume(rollout);
    case 'rollout.promoted':
      return { ...rollout, state: 'promoting', epoch: event.data.epoch, pause: null };
    case 'rollout.rollback_started': {
      const { epoch, detectedAt, explanation, decision } = event.data;
      const { reason, actor, at: startedAt } = event;
      const rollback = { reason, explanation, actor, detectedAt, startedAt, homeAt: null, decision };
      return { ...rollout, state: 'rolling_back', epoch, pause: null, rollback };
    }
    case 'rollout.traffic_home':
      return event.data.cause === 'lease' || rollout.rollback === null
        ? rollout
        : { ...rollout, rollback: { ...rollout.rollback, homeAt: event.data.homeAt } };
    case 'rollout.succeeded':
      return { ...rollout, state: 'succeeded', endedAt: event.at };
    case 'rollout.rolled_back':
      return { ...rollout, state: 'rolled_back', endedAt: event.at };
    case 'traffic.unreachable':
    case 'traffic.drift_corrected':
      return rollout;
  }
}

/** Every step is judged on its own evidence; the counters' cursors stay where they are. */
function beginStep(rollout: Rollout, at: number, stepIndex: number, epoch: number): Rollout {
  return {
    ...rollout,
    state: 'progressing',
    epoch,
    stepIndex,
    stepStartedAt: at,
    soakElapsedMs: 0,
    extensions: 0,
    pause: null,
    components: rollout.components.map((watch) => ({
      ...watch,
      judge: newJudge(rollout.policy),
      verdict: null,
      isInForce: false,
    })),
  };
}

/**
 * Going on grants the extensions anew, from the end of the plain soak at the latest, and forgets old alarms, and with them
 * the verdict: what is said from now on is of the next tick.
 */
function resume(rollout: Rollout): Rollout {
  const soakMs = rollout.policy.steps[rollout.stepIndex]?.soakMs ?? 0;
  return {
    ...rollout,
    state: 'progressing',
    pause: null,
    soakElapsedMs: Math.min(rollout.soakElapsedMs, soakMs),
    extensions: 0,
    components: rollout.components.map((watch) => ({
      ...watch,
      judge: forgetAlarms(watch.judge),
      verdict: null,
    })),
  };
}
