import type { Sample, TwoSample } from './detector.ts';
import type { Metric } from './sentence.ts';

/** "More than 5 % errors within a minute, from 100 requests on": the rule people know, beside the detectors. */
export interface PlainThreshold {
  readonly metric: Metric;
  /** Rate between 0 and 1 that the canary must not exceed within one window. */
  readonly above: number;
  readonly windowMs: number;
  /** A window with fewer canary requests than this says nothing. */
  readonly minRequests: number;
}

/** The window being filled. Windows follow one another without overlap. */
export interface ThresholdWindow {
  readonly ticks: number;
  readonly canary: Sample;
  readonly stable: Sample;
}

/** What a full window says; null while it fills, and when it is within the threshold or too thin. */
export type ThresholdFinding = 'overThreshold' | 'sharedOutage' | null;

const NONE: Sample = { n: 0, x: 0 };
export const EMPTY_WINDOW: ThresholdWindow = { ticks: 0, canary: NONE, stable: NONE };

const add = (one: Sample, other: Sample): Sample => ({ n: one.n + other.n, x: one.x + other.x });

/** Adds a tick to the window and judges it when it is full; stable above the threshold too is a shared outage. */
export function stepThreshold(
  window: ThresholdWindow,
  tick: TwoSample,
  threshold: PlainThreshold,
  tickMs: number,
): { readonly window: ThresholdWindow; readonly finding: ThresholdFinding } {
  const filled: ThresholdWindow = {
    ticks: window.ticks + 1,
    canary: add(window.canary, tick.canary),
    stable: add(window.stable, tick.stable),
  };
  if (filled.ticks * tickMs < threshold.windowMs) return { window: filled, finding: null };
  const isOver = ({ n, x }: Sample): boolean => n >= threshold.minRequests && x > threshold.above * n;
  const finding = isOver(filled.canary) ? (isOver(filled.stable) ? 'sharedOutage' : 'overThreshold') : null;
  return { window: EMPTY_WINDOW, finding };
}
