import type { Interval } from '../interval.ts';

/** Where windows may start: `count` instants, `stepMs` apart, the first at `first`. Windows are `lengthMs` long. */
export interface Grid {
  readonly first: number;
  readonly stepMs: number;
  readonly count: number;
  readonly lengthMs: number;
}

/** Numbers of starts, `from` up to but not with `to`. */
export interface Cells {
  readonly from: number;
  readonly to: number;
}

/** The starts in a range, on multiples of the step since 1970 (quarter hours of UTC, say). */
export function gridOf(range: Interval, stepMs: number, lengthMs: number): Grid {
  const first = Math.ceil(range.start / stepMs) * stepMs;
  return { first, stepMs, lengthMs, count: Math.max(0, Math.ceil((range.end - first) / stepMs)) };
}

export const startOf = (grid: Grid, cell: number): number => grid.first + cell * grid.stepMs;

/** Starts that lie in the interval. */
export const startingIn = (grid: Grid, { start, end }: Interval): Cells =>
  cells(grid, Math.ceil((start - grid.first) / grid.stepMs), Math.ceil((end - grid.first) / grid.stepMs));

/** Starts whose windows, with `tailMs` behind them, have an instant in common with the interval. */
export const meeting = (grid: Grid, { start, end }: Interval, tailMs = 0): Cells =>
  cells(
    grid,
    Math.floor((start - grid.lengthMs - tailMs - grid.first) / grid.stepMs) + 1,
    Math.ceil((end - grid.first) / grid.stepMs),
  );

/** Starts whose windows lie in the interval. */
export const lyingIn = (grid: Grid, { start, end }: Interval): Cells =>
  cells(
    grid,
    Math.ceil((start - grid.first) / grid.stepMs),
    Math.floor((end - grid.lengthMs - grid.first) / grid.stepMs) + 1,
  );

const cells = ({ count }: Grid, from: number, to: number): Cells => {
  const start = Math.min(Math.max(from, 0), count);
  return { from: start, to: Math.min(Math.max(to, start), count) };
};

/** The same cells, sorted and each once. */
export function joinCells(ranges: readonly Cells[]): Cells[] {
  const sorted = ranges.filter(({ from, to }) => from < to).sort((one, other) => one.from - other.from);
  const joined: Cells[] = [];
  for (const { from, to } of sorted) {
    const last = joined.at(-1);
    if (last === undefined || from > last.to) joined.push({ from, to });
    else if (to > last.to) joined[joined.length - 1] = { from: last.from, to };
  }
  return joined;
}

/** All other cells of the grid. Takes what {@link joinCells} gives. */
export function otherCells({ count }: Grid, joined: readonly Cells[]): Cells[] {
  const others: Cells[] = [];
  let at = 0;
  for (const { from, to } of joined) {
    if (from > at) others.push({ from: at, to: from });
    at = to;
  }
  if (at < count) others.push({ from: at, to: count });
  return others;
}

/** Whether each cell is in one of the ranges: 1 or 0. */
export function markCells({ count }: Grid, ranges: readonly Cells[]): Uint8Array {
  const marks = new Uint8Array(count);
  for (const { from, to } of joinCells(ranges)) marks.fill(1, from, to);
  return marks;
}
