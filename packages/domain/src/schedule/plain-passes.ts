import type { Limits } from './limits.ts';
import { type Network, PROGRESS } from './network.ts';
import type { Passes } from './passes.ts';

/** Days of rounding error that no schedule is about, in one of this length. */
export const tolerance = (length: number): number => 1e-9 * Math.max(1, Math.abs(length));

/** Passes where every moment is a day of work: sums, greatest and least ones, over typed arrays. */
export function createPlainPasses(network: Network, limits: Limits): Passes {
  const { size, order, incoming, middle, point, lag, progress } = network;
  const { startAtLeast, startAtMost, finishAtMost, actualStart, actualFinish } = limits;
  const early = new Float64Array(2 * size);
  const late = new Float64Array(2 * size);
  const hasProgress = progress.some((each) => each !== PROGRESS.open);

  const forward = (durations: Float64Array): number => {
    let end = 0;
    for (let place = 0; place < size; place += 1) {
      const task = order[place] as number;
      const [between, last] = [middle[task] as number, incoming[task + 1] as number];
      const duration = durations[task] as number;
      let start = startAtLeast[task] as number;
      for (let edge = incoming[task] as number; edge < between; edge += 1) {
        const bound = (early[point[edge] as number] as number) + (lag[edge] as number);
        if (bound > start) start = bound;
      }
      for (let edge = between; edge < last; edge += 1) {
        const bound = (early[point[edge] as number] as number) + (lag[edge] as number) - duration;
        if (bound > start) start = bound;
      }
      let finish = start + duration;
      if (hasProgress && progress[task] !== PROGRESS.open) {
        start = actualStart[task] as number;
        if (progress[task] === PROGRESS.done) finish = actualFinish[task] as number;
      }
      early[task] = start;
      early[size + task] = finish;
      if (finish > end) end = finish;
    }
    return end;
  };

  const backward = (durations: Float64Array, end: number): void => {
    for (let task = 0; task < size; task += 1) {
      late[task] = startAtMost[task] as number;
      late[size + task] = Math.min(end, finishAtMost[task] as number);
    }
    for (let place = size - 1; place >= 0; place -= 1) {
      const task = order[place] as number;
      const [between, last] = [middle[task] as number, incoming[task + 1] as number];
      let finish = late[size + task] as number;
      let start = finish - (durations[task] as number);
      if (hasProgress && progress[task] !== PROGRESS.open) {
        start = actualStart[task] as number;
        if (progress[task] === PROGRESS.done) finish = actualFinish[task] as number;
      } else if ((late[task] as number) < start) {
        start = late[task] as number;
        finish = start + (durations[task] as number);
      }
      late[task] = start;
      late[size + task] = finish;
      for (let edge = incoming[task] as number; edge < between; edge += 1) {
        const from = point[edge] as number;
        const bound = start - (lag[edge] as number);
        if (bound < (late[from] as number)) late[from] = bound;
      }
      for (let edge = between; edge < last; edge += 1) {
        const from = point[edge] as number;
        const bound = finish - (lag[edge] as number);
        if (bound < (late[from] as number)) late[from] = bound;
      }
    }
  };

  const freeSlack = (_durations: Float64Array, end: number): Float64Array => {
    const free = new Float64Array(size);
    for (let task = 0; task < size; task += 1) free[task] = end - (early[size + task] as number);
    for (let task = 0; task < size; task += 1) {
      const [between, last] = [middle[task] as number, incoming[task + 1] as number];
      for (let edge = incoming[task] as number; edge < last; edge += 1) {
        const from = point[edge] as number;
        // Nobody can put off what has begun.
        if (from < size && progress[from] !== PROGRESS.open) continue;
        const to = early[edge < between ? task : size + task] as number;
        const gap = to - (lag[edge] as number) - (early[from] as number);
        const owner = from < size ? from : from - size;
        if (gap < (free[owner] as number)) free[owner] = gap;
      }
      if (progress[task] === PROGRESS.done) free[task] = 0;
    }
    return free;
  };

  return {
    early,
    late,
    forward,
    backward,
    freeSlack,
    totalSlack: (task) => (late[size + task] as number) - (early[size + task] as number),
    isDriving: (edge, task) => {
      const to = early[edge < (middle[task] as number) ? task : size + task] as number;
      const bound = (early[point[edge] as number] as number) + (lag[edge] as number);
      return to - bound <= tolerance(to);
    },
    endDay: () => -1,
  };
}
