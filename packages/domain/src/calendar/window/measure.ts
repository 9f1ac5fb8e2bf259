import type { Interval } from '../interval.ts';
import { type Grid, startOf } from './grid.ts';

/** A set of instants that counts `weight` times; sets and weights add up. */
export interface Weighed {
  readonly set: readonly Interval[];
  /** A whole number, so that sums stay exact. */
  readonly weight: number;
}

/** The integral of a sum of weighed sets: a broken line, by its corners. */
interface Integral {
  readonly times: readonly number[];
  readonly values: readonly number[];
  /** `slopes[i]` from `times[i]` on. */
  readonly slopes: readonly number[];
}

function integralOf(weighed: readonly Weighed[]): Integral {
  const steps: (readonly [number, number])[] = [];
  for (const { set, weight } of weighed)
    for (const { start, end } of set) steps.push([start, weight], [end, -weight]);
  steps.sort(([one], [other]) => one - other);
  const [times, values, slopes]: [number[], number[], number[]] = [[], [], []];
  let [slope, value, at] = [0, 0, steps[0]?.[0] ?? 0];
  for (const [time, change] of steps) {
    value += slope * (time - at);
    slope += change;
    at = time;
    times.push(time);
    values.push(value);
    slopes.push(slope);
  }
  return { times, values, slopes };
}

/**
 * For every start of a grid, the integral of the weighed sets from `fromMs` to `toMs` after it, in ms: exact, and in
 * one pass over starts and corners.
 */
export function measureFrom(
  grid: Grid,
  weighed: readonly Weighed[],
  fromMs: number,
  toMs: number,
): Float64Array {
  const integral = integralOf(weighed);
  const [low, high] = [reader(integral), reader(integral)];
  const measured = new Float64Array(grid.count);
  for (let cell = 0; cell < grid.count; cell += 1) {
    const start = startOf(grid, cell);
    measured[cell] = high(start + toMs) - low(start + fromMs);
  }
  return measured;
}

/** Reads an integral at times that never go back. */
function reader({ times, values, slopes }: Integral): (time: number) => number {
  let next = 0;
  return (time) => {
    while (next < times.length && (times[next] ?? 0) <= time) next += 1;
    const last = next - 1;
    return last < 0 ? 0 : (values[last] ?? 0) + (slopes[last] ?? 0) * (time - (times[last] ?? 0));
  };
}
