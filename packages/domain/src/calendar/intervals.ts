import type { Interval } from './interval.ts';

/* Sets of instants as half-open intervals: sorted, apart from each other, none empty. */

/** The same instants as a set; what touches becomes one. Takes any order, and leaves empty intervals out. */
export function union(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  const joined: Interval[] = [];
  for (const { start, end } of sorted) {
    const last = joined.at(-1);
    if (last === undefined || start > last.end) joined.push({ start, end });
    else if (end > last.end) joined[joined.length - 1] = { start: last.start, end };
  }
  return joined;
}

/** What of a set lies in the range. */
export const clip = (set: readonly Interval[], range: Interval): Interval[] =>
  set
    .map(({ start, end }) => ({ start: Math.max(start, range.start), end: Math.min(end, range.end) }))
    .filter(({ start, end }) => start < end);

/** What of the range the set leaves out. */
export function complement(set: readonly Interval[], range: Interval): Interval[] {
  const left: Interval[] = [];
  let at = range.start;
  for (const { start, end } of clip(set, range)) {
    if (start > at) left.push({ start: at, end: start });
    at = end;
  }
  if (at < range.end) left.push({ start: at, end: range.end });
  return left;
}

/** Whether two stretches have an instant in common. */
export const overlap = (one: Interval, other: Interval): boolean =>
  Math.max(one.start, other.start) < Math.min(one.end, other.end);

/** Whether a set has an instant in common with an interval. */
export function meets(set: readonly Interval[], interval: Interval): boolean {
  let [low, high] = [0, set.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[middle]?.end ?? 0) <= interval.start) low = middle + 1;
    else high = middle;
  }
  const next = set[low];
  return next !== undefined && overlap(next, interval);
}

/** Whether an interval lies in another. */
export const lies = (inner: Interval, outer: Interval): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
