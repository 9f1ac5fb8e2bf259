import { accept, type Outcome, refuse } from '../error/refusal.ts';
import type { CounterCursor } from './counters.ts';
import { type ComponentVerdict, type JudgeState, newJudge } from './judge.ts';
import { findInvalidNumbers, type RolloutPolicy } from './policy.ts';
import type { Sentence } from './sentence.ts';
import { FULL_SHARE, findStepProblems } from './steps.ts';
import type { BasisPoints, Track } from './traffic.ts';
import type { RolloutState } from './transitions.ts';

/** A component whose traffic moves from one version to another. */
export interface RolloutTarget {
  readonly component: string;
  /** The version before; keeps its full capacity until the rollout has succeeded. */
  readonly stable: Track;
  readonly canary: Track;
  readonly slowAfterMs: number;
}

/** What was last seen of one target, and the judge that watches it. */
export interface ComponentWatch {
  readonly component: string;
  readonly cursor: CounterCursor | null;
  readonly judge: JudgeState;
  /** The latest verdict of the current step; null before its first tick. */
  readonly verdict: ComponentVerdict | null;
  readonly isReachable: boolean;
  /** Whether the router was last seen doing what is wanted: this epoch, this version, this share. */
  readonly isInForce: boolean;
  /** The share that somebody else set under the current epoch, until it is corrected. */
  readonly driftedTo: BasisPoints | null;
  /** The latest moment (epoch ms) at which the lease ran out, when it did during this rollout. */
  readonly leaseExpiredAt: number | null;
}

/** What a decision rested on: the verdict of every component, and what would have changed them. */
export interface Decision {
  readonly verdicts: readonly ComponentVerdict[];
  readonly whatWouldChange: readonly Sentence[];
}

/** Why and when traffic went back. Epoch ms. */
export interface Rollback {
  /** In the words of a person or signal; null when the judge decided. */
  readonly reason: string | null;
  readonly explanation: Sentence;
  readonly actor: string;
  /** When the judge found the version bad; null when somebody else aborted. */
  readonly detectedAt: number | null;
  readonly startedAt: number;
  /** When every target was read back at home. */
  readonly homeAt: number | null;
  readonly decision: Decision | null;
}

/**
 * Several components on their way from one version to another, together. Plain JSON: it is persisted at every tick
 * and nothing else is remembered between two.
 */
export interface Rollout {
  readonly id: string;
  readonly releaseId: string;
  readonly state: RolloutState;
  readonly policy: RolloutPolicy;
  /** In dependency order: a component comes after everything it depends on. */
  readonly targets: readonly RolloutTarget[];
  /** Fencing token; grows with every change of what is wanted and with every new owner. */
  readonly epoch: number;
  readonly stepIndex: number;
  readonly stepStartedAt: number | null;
  /** Time under judgement in this step (ms). */
  readonly soakElapsedMs: number;
  readonly extensions: number;
  readonly lastTickAt: number | null;
  /** In the order of `targets`. */
  readonly components: readonly ComponentWatch[];
  readonly pause: { readonly reason: string | null; readonly explanation: Sentence } | null;
  readonly rollback: Rollback | null;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

export interface RolloutInput {
  readonly id: string;
  readonly releaseId: string;
  readonly targets: readonly RolloutTarget[];
  readonly policy: RolloutPolicy;
  /** At least as high as any that the routers of these targets have seen. */
  readonly epoch: number;
  readonly createdAt: number;
}

/**
 * A pending rollout. Refuses steps that cannot be (`rollout.stepsInvalid`, with the first problem's key and path)
 * and a target whose two versions have one name (`rollout.sameVersion`), because counters could not tell them apart.
 */
export function newRollout(input: RolloutInput): Outcome<Rollout> {
  const [problem] = findStepProblems(input.policy.steps, input.policy);
  if (problem !== undefined)
    return refuse('rollout.stepsInvalid', { problem: problem.code, path: problem.path, ...problem.params });
  const twin = input.targets.find(({ stable, canary }) => stable.version === canary.version);
  if (twin !== undefined)
    return refuse('rollout.sameVersion', { component: twin.component, version: twin.canary.version });
  const invalid = findInvalidNumbers(input.policy);
  if (invalid.length > 0) throw new RangeError(`rollout policy: ${invalid.join(', ')} out of range`);
  if (input.targets.length === 0) throw new RangeError('a rollout needs at least one target');
  return accept({
    ...input,
    state: 'pending',
    stepIndex: 0,
    stepStartedAt: null,
    soakElapsedMs: 0,
    extensions: 0,
    lastTickAt: null,
    components: input.targets.map(({ component }) => newWatch(component, input.policy)),
    pause: null,
    rollback: null,
    startedAt: null,
    endedAt: null,
  });
}

const newWatch = (component: string, policy: RolloutPolicy): ComponentWatch => ({
  component,
  cursor: null,
  judge: newJudge(policy),
  verdict: null,
  isReachable: false,
  isInForce: false,
  driftedTo: null,
  leaseExpiredAt: null,
});

/** The share (basis points) that the new versions should have now, and the whole of it once they are promoted. */
export function wantedShare(rollout: Rollout): BasisPoints {
  switch (rollout.state) {
    case 'progressing':
    case 'paused':
      return rollout.policy.steps[rollout.stepIndex]?.share ?? 0;
    case 'promoting':
    case 'succeeded':
      return FULL_SHARE;
    case 'pending':
    case 'rolling_back':
    case 'rolled_back':
      return 0;
  }
}
