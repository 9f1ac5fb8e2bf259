import { type RolloutResource, toTime, toTimeOrNull } from '@tminus/contract';
import { type Release, type Rollout, type Sentence, type Translate, wantedShare } from '@tminus/domain';
import { say } from './say.ts';

/** A rollout as the API shows it: what each version did in the present step, and what the judge says in words. */
export function toRolloutResource(rollout: Rollout, release: Release, translate: Translate): RolloutResource {
  const toSentence = ({ code, params }: Sentence) => ({ code, text: say(translate, code, params) });
  const { pause, rollback } = rollout;
  return {
    id: rollout.id,
    releaseId: rollout.releaseId,
    version: release.version,
    state: rollout.state,
    percent: wantedShare(rollout) / 100,
    stepIndex: rollout.stepIndex,
    steps: rollout.policy.steps.map(({ share, soakMs }) => ({ percent: share / 100, soakMs })),
    soakElapsedMs: rollout.soakElapsedMs,
    extensions: rollout.extensions,
    targets: rollout.targets.map((target, index) => toTarget(rollout, target, index, toSentence)),
    pause: pause === null ? null : toSentence(pause.explanation),
    rollback:
      rollback === null
        ? null
        : {
            reason: toSentence(rollback.explanation).text,
            detectedAt: toTimeOrNull(rollback.detectedAt),
            startedAt: toTime(rollback.startedAt),
            homeAt: toTimeOrNull(rollback.homeAt),
            whatWouldChange: (rollback.decision?.whatWouldChange ?? []).map(toSentence),
          },
    createdAt: toTime(rollout.createdAt),
    startedAt: toTimeOrNull(rollout.startedAt),
    endedAt: toTimeOrNull(rollout.endedAt),
  };
}

function toTarget(
  rollout: Rollout,
  { component, stable, canary }: Rollout['targets'][number],
  index: number,
  toSentence: (sentence: Sentence) => { code: string; text: string },
): RolloutResource['targets'][number] {
  const watch = rollout.components[index];
  const verdict = watch?.verdict ?? null;
  const errors = verdict?.metrics.errors;
  const track = (version: string, side: 'canary' | 'stable') => ({
    version,
    requests: errors?.[side].requests ?? 0,
    bad: errors?.[side].count ?? 0,
    errorRate: errors?.[side].rate ?? null,
    p95Ms: verdict?.p95[`${side}Ms`] ?? null,
  });
  return {
    component,
    from: stable.version,
    to: canary.version,
    reachable: watch?.isReachable ?? false,
    verdict: verdict?.verdict ?? null,
    explanation: verdict === null ? [] : [toSentence(verdict.sentence)],
    stable: track(stable.version, 'stable'),
    canary: track(canary.version, 'canary'),
  };
}
