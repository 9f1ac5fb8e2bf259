import type { Estimate } from './task.ts';

/**
 * Mean of a duration, in days: (o + 4m + p) / 6 of three points, which is that of the beta-PERT distribution (Malcolm,
 * Roseboom, Clark and Fazar, "Application of a Technique for Research and Development Program Evaluation", Operations
 * Research 7, 1959).
 */
export const expectedDuration = (duration: number | Estimate): number =>
  typeof duration === 'number'
    ? duration
    : (duration.optimistic + 4 * duration.likely + duration.pessimistic) / 6;

/** Variance of a duration as PERT takes it, in days²: ((p − o) / 6)², after the same paper. */
export const durationVariance = (duration: number | Estimate): number =>
  typeof duration === 'number' ? 0 : ((duration.pessimistic - duration.optimistic) / 6) ** 2;
