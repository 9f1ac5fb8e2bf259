import type { Placed } from '../conflicts.ts';
import { type Conflict, shared } from '../conflicts.ts';
import { isUrgent } from './constraints.ts';
import type { Expanded } from './expand.ts';
import { type Cells, type Grid, joinCells, lyingIn, meeting, otherCells, startingIn } from './grid.ts';
import type { Explanation, WindowFacts, WindowRequest } from './window-search.ts';

/** One thing that forbids windows to start in some places. */
export interface Blocker {
  readonly reason: Explanation;
  /** What would lift it. */
  readonly change: Explanation;
  /** The other release, when it is one. */
  readonly conflict: Conflict | null;
  /** Sorted, each cell once. */
  readonly cells: readonly Cells[];
}

const NONE = {};

/** All that forbids a window, in the order in which reasons are told: the first that applies. */
export function blockersOf(
  request: WindowRequest,
  facts: WindowFacts,
  expanded: Expanded,
  grid: Grid,
): Blocker[] {
  return [...rules(request, facts, expanded, grid), ...conflicts(request, facts, grid)].filter(
    ({ cells }) => cells.length > 0,
  );
}

function rules(request: WindowRequest, facts: WindowFacts, expanded: Expanded, grid: Grid): Blocker[] {
  const { constraints, type, notBefore } = request;
  const urgent = isUrgent(type);
  const plain = (
    reason: Explanation['code'],
    change: Explanation['code'],
    cells: readonly Cells[],
    params: Explanation['params'] = NONE,
  ): Blocker => ({
    reason: { code: reason, params },
    change: { code: change, params },
    conflict: null,
    cells: joinCells(cells),
  });
  const { preferred, weekends, business, freezes, changeWindows } = expanded;
  const blockers: Blocker[] = [];
  if (notBefore !== null && !urgent)
    blockers.push(
      plain('calendar.reason.notBefore', 'calendar.change.startEarlier', [
        startingIn(grid, { start: Number.NEGATIVE_INFINITY, end: notBefore }),
      ]),
    );
  if (preferred !== null) {
    const wanted = joinCells(preferred.map((day) => startingIn(grid, day)));
    blockers.push(
      plain('calendar.reason.notPreferred', 'calendar.change.otherDates', otherCells(grid, wanted)),
    );
  }
  if (constraints.avoidWeekends && !urgent) {
    const cells = weekends.map((days) => meeting(grid, days));
    blockers.push(plain('calendar.reason.weekend', 'calendar.change.allowWeekends', cells));
  }
  if (constraints.avoidBusinessHours && !urgent) {
    const cells = business.hours.map((hours) => meeting(grid, hours));
    blockers.push(plain('calendar.reason.businessHours', 'calendar.change.allowBusinessHours', cells));
  }
  for (const { entry, times, isOverridden } of freezes) {
    const cells = isOverridden ? [] : times.map((time) => meeting(grid, time));
    const params = { name: entry.name };
    blockers.push(plain('calendar.reason.freeze', 'calendar.change.liftFreeze', cells, params));
  }
  if (facts.changeWindows.length > 0) {
    const inside = joinCells(changeWindows.map((window) => lyingIn(grid, window)));
    const [reason, change] = [
      'calendar.reason.outsideChangeWindows',
      'calendar.change.leaveChangeWindows',
    ] as const;
    blockers.push(plain(reason, change, otherCells(grid, inside)));
  }
  return blockers;
}

function conflicts(request: WindowRequest, { releases }: WindowFacts, grid: Grid): Blocker[] {
  return releases.flatMap((release) => {
    const components = shared(request.components, release.components);
    const people = shared(request.people, release.people);
    if (components.length === 0 && people.length === 0) return [];
    const { id, version } = release;
    const reason: Explanation =
      components.length > 0
        ? {
            code: 'calendar.reason.conflictComponents',
            params: { version, components: components.join(', ') },
          }
        : { code: 'calendar.reason.conflictPeople', params: { version, people: people.join(', ') } };
    // Whoever holds a component holds it for the whole window too: of a release that shares both, that is all.
    const cells =
      components.length > 0 ? whileHeld(grid, release, request.soakMs) : meeting(grid, release.window);
    return [
      {
        reason,
        change: { code: 'calendar.change.moveRelease', params: { version } },
        conflict: { id, version, components, people },
        cells: joinCells([cells]),
      },
    ];
  });
}

const whileHeld = (grid: Grid, { window, soakEnd }: Placed, soakMs: number): Cells =>
  meeting(grid, { start: window.start, end: Math.max(soakEnd, window.end) }, soakMs);
