import type { Conflict } from '../conflicts.ts';
import type { Interval } from '../interval.ts';
import type { Blocker } from './blockers.ts';
import { type Grid, startOf } from './grid.ts';
import type { RejectedStarts, Unblock } from './window-search.ts';

/** What the blockers leave of a grid. */
export interface Survey {
  /** Which blocker takes a cell first, by its place in the list, counted from 1; 0 where none does. */
  readonly taken: Int32Array;
  /** The releases that take a cell which no rule takes. */
  readonly conflicts: readonly Conflict[];
}

/** Gives every cell to the first blocker that forbids it, in one pass over what is not taken yet. */
export function survey(grid: Grid, blockers: readonly Blocker[]): Survey {
  const taken = new Int32Array(grid.count);
  const free = untaken(grid.count);
  const paint = (blocker: Blocker): void => {
    const number = blockers.indexOf(blocker) + 1;
    for (const { from, to } of blocker.cells)
      for (let cell = free.from(from); cell < to; cell = free.from(cell)) {
        taken[cell] = number;
        free.take(cell);
      }
  };
  const rules = blockers.filter(({ conflict }) => conflict === null);
  const others = blockers.filter(({ conflict }) => conflict !== null);
  rules.forEach(paint);
  const conflicts = others.flatMap(({ conflict, cells }) =>
    conflict !== null && cells.some(({ from, to }) => free.from(from) < to) ? [conflict] : [],
  );
  others.forEach(paint);
  return { taken, conflicts };
}

/** The next free cell from one on, in nearly constant time: taken cells lead to the next (path halving). */
function untaken(count: number) {
  const next = Int32Array.from({ length: count + 1 }, (_, cell) => cell);
  const leads = (cell: number): number => next[cell] ?? count;
  return {
    take: (cell: number): void => {
      next[cell] = cell + 1;
    },
    from(cell: number): number {
      let at = cell;
      while (leads(at) !== at) {
        next[at] = leads(leads(at));
        at = leads(at);
      }
      return at;
    },
  };
}

/** Starts that were rejected one after another for the same reason, as ranges. */
export function rejectedStarts(
  grid: Grid,
  blockers: readonly Blocker[],
  { taken }: Survey,
): RejectedStarts[] {
  const ranges: RejectedStarts[] = [];
  let from = 0;
  for (let cell = 1; cell <= grid.count; cell += 1) {
    if (taken[cell] === taken[from]) continue;
    const blocker = blockers[(taken[from] ?? 0) - 1];
    if (blocker !== undefined)
      ranges.push({ start: startOf(grid, from), end: startOf(grid, cell), reason: blocker.reason });
    from = cell;
  }
  return ranges;
}

/** For every blocker that alone forbids some window: that it be lifted, and the first window this gives; by time. */
export function unblockers(grid: Grid, blockers: readonly Blocker[]): Unblock[] {
  const [counts, sums] = [new Int32Array(grid.count + 1), new Float64Array(grid.count + 1)];
  blockers.forEach(({ cells }, index) => {
    for (const { from, to } of cells) {
      counts[from] = (counts[from] ?? 0) + 1;
      counts[to] = (counts[to] ?? 0) - 1;
      sums[from] = (sums[from] ?? 0) + index;
      sums[to] = (sums[to] ?? 0) - index;
    }
  });
  const first = new Map<number, number>();
  let [count, sum] = [0, 0];
  for (let cell = 0; cell < grid.count; cell += 1) {
    count += counts[cell] ?? 0;
    sum += sums[cell] ?? 0;
    // Where there is one blocker, the sum of their numbers is its number.
    if (count === 1 && !first.has(sum)) first.set(sum, cell);
  }
  return [...first].flatMap(([index, cell]) => {
    const blocker = blockers[index];
    return blocker === undefined ? [] : [{ change: blocker.change, window: windowAt(grid, cell) }];
  });
}

export const windowAt = (grid: Grid, cell: number): Interval => ({
  start: startOf(grid, cell),
  end: startOf(grid, cell) + grid.lengthMs,
});
