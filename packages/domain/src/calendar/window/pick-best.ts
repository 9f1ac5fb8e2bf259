import type { Grid } from './grid.ts';

/** Not free. */
export const TAKEN = Number.NEGATIVE_INFINITY;

/**
 * The best cells, the best first: by score, then by time; each later one does not overlap those before. `scores` holds
 * {@link TAKEN} where no window may start.
 */
export function pickBest(grid: Grid, scores: Float64Array, limit: number): number[] {
  const left = scores.slice();
  const picked: number[] = [];
  // Windows that start less than a length apart overlap.
  const reach = Math.ceil(grid.lengthMs / grid.stepMs);
  while (picked.length < limit) {
    let best = -1;
    for (let cell = 0; cell < grid.count; cell += 1)
      if ((left[cell] ?? TAKEN) > (left[best] ?? TAKEN)) best = cell;
    if (best < 0) return picked;
    picked.push(best);
    left.fill(TAKEN, Math.max(0, best - reach + 1), best + reach);
  }
  return picked;
}
