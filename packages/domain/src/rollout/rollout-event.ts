import type { ComponentWatch, Decision, Rollout } from './rollout.ts';
import type { Sentence } from './sentence.ts';
import type { BasisPoints } from './traffic.ts';

/** Facts of each event, beside its who, when and why. Shares in basis points, `percent` for texts. */
export interface RolloutEventData {
  'rollout.started': { readonly components: readonly string[] };
  'rollout.adopted': { readonly epoch: number };
  'rollout.step_started': {
    readonly epoch: number;
    readonly stepIndex: number;
    /** From 1, for texts. */
    readonly step: number;
    readonly steps: number;
    readonly share: BasisPoints;
    readonly percent: number;
    /** Null for the first step. */
    readonly explanation: Sentence | null;
    readonly decision: Decision | null;
  };
  'rollout.soak_extended': {
    readonly extension: number;
    readonly explanation: Sentence;
    readonly decision: Decision;
  };
  'rollout.paused': { readonly explanation: Sentence; readonly decision: Decision | null };
  'rollout.resumed': Readonly<Record<never, never>>;
  'rollout.promoted': {
    readonly epoch: number;
    readonly explanation: Sentence;
    readonly decision: Decision | null;
  };
  'rollout.succeeded': Readonly<Record<never, never>>;
  'rollout.rollback_started': {
    readonly epoch: number;
    readonly detectedAt: number | null;
    readonly explanation: Sentence;
    readonly decision: Decision | null;
  };
  /** `lease`: the router went home by itself and says when; `rollback`: every target was read back at home. */
  'rollout.traffic_home': { readonly cause: 'lease' | 'rollback'; readonly homeAt: number };
  'rollout.rolled_back': Readonly<Record<never, never>>;
  'traffic.unreachable': Readonly<Record<never, never>>;
  /** What somebody else had set, and what is in force again. */
  'traffic.drift_corrected': { readonly actual: number; readonly percent: number };
}
export type LoggedRolloutEventType = keyof RolloutEventData;

/** An event for the log; its fields are those of a `DomainEvent`. */
export type LoggedRolloutEvent = {
  readonly [T in LoggedRolloutEventType]: {
    readonly type: T;
    readonly at: number;
    readonly actor: string;
    readonly releaseId: string;
    /** Component; empty when it is about all of them. */
    readonly subject: string;
    readonly reason: string | null;
    readonly data: Readonly<Pick<RolloutEventData[T], keyof RolloutEventData[T]>>;
  };
}[LoggedRolloutEventType];

/** A tick: what was seen and judged. Persisted with the rollout, not written to the log, or a day would fill it. */
export interface RolloutObserved {
  readonly type: 'rollout.observed';
  readonly at: number;
  readonly soakElapsedMs: number;
  readonly components: readonly ComponentWatch[];
}

export type RolloutEvent = LoggedRolloutEvent | RolloutObserved;

/** Whether an event belongs in the event log. */
export const isLoggedEvent = (event: RolloutEvent): event is LoggedRolloutEvent =>
  event.type !== 'rollout.observed';

/** Name under which the product itself acts. */
export const SELF = 'tminus';

/** Who does something, when (epoch ms) and why. */
export interface Act {
  readonly actor: string;
  readonly at: number;
  readonly reason: string | null;
}

/** Builds an event for the log. */
export function rolloutEvent<T extends LoggedRolloutEventType>(
  rollout: Pick<Rollout, 'releaseId'>,
  type: T,
  act: Act,
  data: RolloutEventData[T],
  subject = '',
): LoggedRolloutEvent {
  const { actor, at, reason } = act;
  return { type, at, actor, releaseId: rollout.releaseId, subject, reason, data } as LoggedRolloutEvent;
}
