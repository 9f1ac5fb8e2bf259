import type { ScheduledRelease } from './calendar-entries.ts';
import { overlap } from './intervals.ts';

/** Why two releases cannot stand where they stand; one of the lists may be empty, never both. */
export interface Conflict {
  readonly id: string;
  readonly version: string;
  /** Moved by both while one of them still soaks. */
  readonly components: readonly string[];
  /** Needed by both windows at once. */
  readonly people: readonly string[];
}

/** What of a release takes room on the calendar. */
export type Placed = Omit<ScheduledRelease, 'id' | 'version'>;

/** What two lists of names have in common, in the order of the first. */
export const shared = (one: readonly string[], other: readonly string[]): string[] =>
  one.filter((name) => other.includes(name));

/**
 * What a release at its place conflicts with: components until the end of a soak, people during the windows.
 */
export function findConflicts(placed: Placed, others: readonly ScheduledRelease[]): Conflict[] {
  return others.flatMap((other) => {
    const soaks = overlap(held(placed), held(other));
    const components = soaks ? shared(placed.components, other.components) : [];
    const people = overlap(placed.window, other.window) ? shared(placed.people, other.people) : [];
    if (components.length === 0 && people.length === 0) return [];
    return [{ id: other.id, version: other.version, components, people }];
  });
}

/** From the window's start to the end of the last soak. */
const held = ({ window, soakEnd }: Placed) => ({ start: window.start, end: Math.max(soakEnd, window.end) });

export interface ChangedConflicts {
  readonly arisen: readonly Conflict[];
  readonly resolved: readonly Conflict[];
}

/** What moving a release changed, for those who must be told: conflicts that it has only now, or no longer. */
export function changedConflicts(
  before: Placed | null,
  after: Placed | null,
  others: readonly ScheduledRelease[],
): ChangedConflicts {
  const [was, is] = [before, after].map((placed) => (placed === null ? [] : findConflicts(placed, others)));
  const missingIn = (list: readonly Conflict[] = []) => {
    const known = new Set(list.map(keyOf));
    return (conflict: Conflict): boolean => !known.has(keyOf(conflict));
  };
  return { arisen: (is ?? []).filter(missingIn(was)), resolved: (was ?? []).filter(missingIn(is)) };
}

const keyOf = ({ id, components, people }: Conflict): string => JSON.stringify([id, components, people]);
