import { accept, type Outcome, refuse } from '../../error/refusal.ts';
import { overlap } from '../intervals.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../local-time.ts';
import { type Blocker, blockersOf } from './blockers.ts';
import { type Expanded, expandFacts } from './expand.ts';
import { explainFactors } from './explain.ts';
import { type Grid, gridOf, startOf } from './grid.ts';
import { pickBest, TAKEN } from './pick-best.ts';
import { type Measurements, measureFactors, scoreOf } from './score.ts';
import { rejectedStarts, type Survey, survey, unblockers, windowAt } from './survey.ts';
import type {
  CandidateWindow,
  Explanation,
  WindowFacts,
  WindowRequest,
  WindowSearch,
} from './window-search.ts';

const QUARTER_MS = 15 * MINUTE_MS;
const MOST_DAYS = 5 * 366;
/** A grid this large takes seconds: whoever wants every minute searches a few months. */
const MOST_STARTS = 500_000;
/** Of what a date can be (ECMA-262, section 21.4.1.1). */
const LAST_INSTANT = 8.64e15;
const AHEAD_DAYS = 366;
const AHEAD_STEP_DAYS = 61;

/**
 * Finds the best windows for a release (R-74 … … R-85): every start of the grid is forbidden for a reason,
 * or scored by X-15. With no window, tells which single change would give one and where the next is. Refuses a release
 * that needs more than its longest window, a range that is none, and facts that cannot be read. A year of quarter
 * hours takes a tenth of a second.
 */
export function searchWindows(request: WindowRequest, facts: WindowFacts): Outcome<WindowSearch> {
  const found = surveyRange(request, facts);
  if (!found.ok) return found;
  const { grid, blockers, surveyed } = found.value;
  const windows = bestWindows(found.value, request, facts);
  const rejected = rejectedStarts(grid, blockers, surveyed);
  const onlyConflicts = surveyed.conflicts.length > 0;
  const result = { windows, rejected, conflicts: surveyed.conflicts, onlyConflicts };
  if (windows.length > 0) return accept({ ...result, onlyConflicts: false, unblock: [], nearest: null });
  const nearest = nearestAfter(request, facts);
  if (!nearest.ok) return nearest;
  return accept({ ...result, unblock: unblockers(grid, blockers), nearest: nearest.value });
}

interface Surveyed {
  readonly grid: Grid;
  readonly expanded: Expanded;
  readonly blockers: readonly Blocker[];
  readonly surveyed: Survey;
}

function surveyRange(request: WindowRequest, facts: WindowFacts): Outcome<Surveyed> {
  const { constraints, range, stepMs = QUARTER_MS } = request;
  const lengthMs = Math.max(constraints.minDurationMs, request.durationMs);
  if (lengthMs > constraints.maxDurationMs)
    return refuse('calendar.windowTooLong', {
      needed: hoursOf(lengthMs),
      longest: hoursOf(constraints.maxDurationMs),
    });
  const starts = (range.end - range.start) / stepMs;
  if (!(range.start < range.end && range.end - range.start <= MOST_DAYS * DAY_MS && starts <= MOST_STARTS))
    return refuse('calendar.rangeInvalid', {
      start: textOf(range.start),
      end: textOf(range.end),
      days: Math.min(MOST_DAYS, Math.floor((MOST_STARTS * stepMs) / DAY_MS)),
    });
  const expanded = expandFacts(request, facts, range, lengthMs);
  if (!expanded.ok) return expanded;
  const grid = gridOf(range, stepMs, lengthMs);
  const blockers = blockersOf(request, facts, expanded.value, grid);
  return accept({ grid, expanded: expanded.value, blockers, surveyed: survey(grid, blockers) });
}

/** To a tenth, upwards: what is told to be enough is. */
const hoursOf = (ms: number): number => Math.ceil((ms / HOUR_MS) * 10) / 10;

const textOf = (instant: number): string =>
  Math.abs(instant) <= LAST_INSTANT ? new Date(instant).toISOString().slice(0, 16) : String(instant);

function bestWindows(found: Surveyed, request: WindowRequest, facts: WindowFacts): CandidateWindow[] {
  const { grid, expanded, surveyed } = found;
  const measured = measureFactors(request, facts, expanded, grid);
  const scores = new Float64Array(grid.count).fill(TAKEN);
  for (let cell = 0; cell < grid.count; cell += 1)
    if (surveyed.taken[cell] === 0) scores[cell] = scoreOf(measured.values(cell));
  return pickBest(grid, scores, request.limit).map((cell) =>
    candidate(found, request, facts, measured, cell),
  );
}

function candidate(
  { grid, expanded }: Surveyed,
  request: WindowRequest,
  facts: WindowFacts,
  measured: Measurements,
  cell: number,
): CandidateWindow {
  const [window, values] = [windowAt(grid, cell), measured.values(cell)];
  const told = { window, values, soakOff: measured.soakOff(cell) };
  const met = expanded.freezes.filter(
    ({ isOverridden, times }) => isOverridden && times.some((time) => overlap(time, window)),
  );
  return {
    ...window,
    soakEnd: window.end + request.soakMs,
    score: scoreOf(values),
    factors: explainFactors(request, facts, expanded, told),
    overridden: met.map(({ entry: { id, name } }) => ({ id, name })),
  };
}

/** A single start, on the grid or not: the window there, or the reason why there may be none. */
export function assessStart(
  request: Omit<WindowRequest, 'range' | 'stepMs' | 'limit'>,
  facts: WindowFacts,
  start: number,
): Outcome<CandidateWindow | Explanation> {
  const alone = { ...request, range: { start, end: start + 1 }, stepMs: 1, limit: 1 };
  const found = surveyRange(alone, facts);
  if (!found.ok) return found;
  const blocker = found.value.blockers[(found.value.surveyed.taken[0] ?? 0) - 1];
  if (blocker !== undefined) return accept(blocker.reason);
  const measured = measureFactors(alone, facts, found.value.expanded, found.value.grid);
  return accept(candidate(found.value, alone, facts, measured, 0));
}

/** The first window that starts after the range, on whatever date; null when there is none within a year. */
function nearestAfter(request: WindowRequest, facts: WindowFacts): Outcome<CandidateWindow | null> {
  const from = request.range.end;
  for (let day = 0; day < AHEAD_DAYS; day += AHEAD_STEP_DAYS) {
    const range = { start: from + day * DAY_MS, end: from + (day + AHEAD_STEP_DAYS) * DAY_MS };
    const later = { ...request, range, preferredDates: null };
    const found = surveyRange(later, facts);
    if (!found.ok) return found;
    const first = found.value.surveyed.taken.indexOf(0);
    if (first < 0) continue;
    const start = startOf(found.value.grid, first);
    const alone = { ...later, range: { start, end: start + 1 }, limit: 1 };
    const there = surveyRange(alone, facts);
    return there.ok ? accept(bestWindows(there.value, alone, facts)[0] ?? null) : there;
  }
  return accept(null);
}
