import type { CandidateWindow } from '../calendar/window/window-search.ts';
import type { DateText } from '../calendar/working-days.ts';
import { capacityOn } from '../calendar/working-time.ts';
import { accept, type Outcome, refuse } from '../error/refusal.ts';
import {
  type CalendarCheck,
  type DateObstacle,
  type EarliestDate,
  earliestByWork,
  firstFeasible,
} from './feasible-date.ts';
import { isUrgent, type NetworkFacts } from './task-network.ts';
import { type CalendarFacts, isObstacle, type WindowedRelease, windowOnDate } from './window-on-date.ts';

/** The date that somebody asks for, and the one that the release has; null where there is none. */
export interface WishedDates {
  readonly requested: DateText | null;
  /** With the window that it can keep on it; null where that is over, or taken. */
  readonly kept: { readonly date: DateText; readonly window: CandidateWindow | null } | null;
}

/** A date that can be kept, and the best window on it. */
export interface ChosenDate {
  readonly date: DateText;
  readonly window: CandidateWindow;
  /** By work and notice alone. */
  readonly earliest: EarliestDate;
  /** What kept the date from being earlier when nobody asked for one. */
  readonly binding: DateObstacle;
  /** Whether it could not be earlier. */
  readonly isFirst: boolean;
}

/**
 * The date of a release: the one that was asked for, else the one that it has as long
 * as it is not over and the calendar has room on it, else the first working day on which it can be. A date on which it
 * cannot be is refused with the constraint that binds and the first date from there on that it can.
 */
export function chooseDate(
  release: WindowedRelease,
  network: NetworkFacts,
  facts: CalendarFacts,
  { requested, kept }: WishedDates,
): Outcome<ChosenDate> {
  const found = earliestByWork(network);
  if (!found.ok) return found;
  const earliest = found.value;
  const windows = lookOnce((date) => windowOnDate(release, facts, date));
  // Facts that cannot be read make every date fail alike: the first one tells.
  const probe = windows(requested ?? earliest.date);
  if (!probe.ok) return probe;
  const check: CalendarCheck = (date) => {
    const on = windows(date);
    return on.ok && !isObstacle(on.value) ? null : on.ok ? (on.value as DateObstacle) : UNREADABLE;
  };
  const isWanted = (date: DateText): boolean => isUrgent(network.type) || capacityOn(network.team, date) > 0;
  const stays =
    kept !== null && kept.date >= network.today && (kept.window !== null || check(kept.date) === null);
  const hasIt = stays && requested === kept.date;
  if (requested !== null && !hasIt) {
    const obstacle = requested < earliest.date ? earliest.binding : check(requested);
    if (obstacle !== null) {
      const next = firstFeasible(earliest, requested, check);
      return refuseDate(requested, obstacle, next, firstFeasible(earliest, requested, check, isWanted));
    }
  }
  const first = (): DateText | null => firstFeasible(earliest, earliest.date, check, isWanted);
  const date = requested ?? (stays ? kept.date : first());
  if (date === null) return refuseDate(earliest.date, check(earliest.date) ?? earliest.binding, null);
  const window = windows(date);
  if (!window.ok) return window;
  const settled = isObstacle(window.value)
    ? stays && date === kept.date
      ? kept.window
      : null
    : window.value;
  if (settled === null) return refuseDate(date, check(date) ?? earliest.binding, null);
  const held = requested === null && date > earliest.date ? check(earliest.date) : null;
  const isFirst = requested === null && date === first();
  return accept({ date, window: settled, earliest, binding: held ?? earliest.binding, isFirst });
}

const UNREADABLE: DateObstacle = { constraint: 'window', name: '' };

/** With the first date that can be, and the first of those that is a working day, if there are any. */
function refuseDate(
  date: DateText,
  { constraint, name }: DateObstacle,
  first: DateText | null,
  workday: DateText | null = first,
) {
  const params = { date, binding: constraint, name, what: name === '' ? '' : ` (${name})` };
  return first === null
    ? refuse('plan.noDate', params)
    : refuse('plan.dateTooEarly', { ...params, earliest: first, workday: workday ?? first });
}

function lookOnce<T>(look: (date: DateText) => T): (date: DateText) => T {
  const known = new Map<DateText, T>();
  return (date) => {
    const seen = known.get(date);
    if (seen !== undefined) return seen;
    const found = look(date);
    known.set(date, found);
    return found;
  };
}
