import type { ScheduledRelease } from '../calendar/calendar-entries.ts';
import { frozenBy } from '../calendar/freezes.ts';
import { localDate } from '../calendar/local-date.ts';
import type { TeamCalendar } from '../calendar/team-calendar.ts';
import { mergeConstraints, type WindowConstraints } from '../calendar/window/constraints.ts';
import { assessStart, searchWindows } from '../calendar/window/search-windows.ts';
import type {
  CandidateWindow,
  Dependency,
  Requirement,
  WindowFacts,
  WindowRequest,
  WindowSearch,
} from '../calendar/window/window-search.ts';
import { addDays, type DateText } from '../calendar/working-days.ts';
import { weekdayOf } from '../calendar/working-time.ts';
import { openZone } from '../calendar/zone.ts';
import { accept, type Outcome } from '../error/refusal.ts';
import { holdsRole, type Person } from '../people/person.ts';
import type { ReleaseType } from '../release/policy.ts';
import type { DateObstacle } from './feasible-date.ts';
import { leadingComponent, movingComponents } from './leading-component.ts';
import type { PlannedComponent, PlannedWindow } from './plan.ts';

/** What the calendar knows when a release looks for its time. */
export interface CalendarFacts {
  /** The configured one with what people added. */
  readonly calendar: TeamCalendar;
  readonly people: readonly Person[];
  /** Others that have their place on the calendar. */
  readonly releases: readonly ScheduledRelease[];
  readonly requirements: readonly Requirement[];
  readonly dependencies: readonly Dependency[];
  /** Ids of freezes that were overridden for this release. */
  readonly overriddenFreezes: readonly string[];
  /** Epoch ms. */
  readonly now: number;
  /** How probable it is that the work is done at an instant. */
  readonly doneShare: (instant: number) => number;
  /** Of the release itself, 0 … 1. */
  readonly risk: number;
}

/** What of a release the calendar asks for. */
export interface WindowedRelease {
  readonly type: ReleaseType;
  readonly components: readonly TimedComponent[];
}

/** What of a component decides how long its traffic moves. */
export type TimedComponent = Pick<PlannedComponent, 'name' | 'steps' | 'publishedOnly'>;

/** Roles of those who are needed while traffic moves. */
const PRESENT_ROLES = ['release-coordinator', 'devops-engineer', 'site-reliability-engineer'];

/** People who carry a release out, by name. */
export const peopleOfWindow = (people: readonly Person[]): readonly string[] =>
  people.filter((person) => PRESENT_ROLES.some((role) => holdsRole(person, role))).map(({ name }) => name);

/** Stands for whoever carries a release out where nobody is named: then it is the team, in its hours. */
const TEAM = 'team';

function presentNames(people: readonly Person[]): readonly string[] {
  const named = peopleOfWindow(people);
  return named.length === 0 ? [TEAM] : named;
}

/** How long traffic moves, from the first step up to 100 %, and how long it is watched there (ms). */
export function rolloutSpan(components: readonly TimedComponent[]): {
  readonly durationMs: number;
  readonly soakMs: number;
} {
  const steps = leadingComponent(components)?.steps ?? [];
  const soaks = steps.map(({ soakMs }) => soakMs);
  return {
    durationMs: soaks.slice(0, -1).reduce((sum, soak) => sum + soak, 0),
    soakMs: soaks.at(-1) ?? 0,
  };
}

/** What a search for windows on the calendar asks for on behalf of a release. */
export function windowRequest(
  { type, components }: WindowedRelease,
  facts: CalendarFacts,
): Omit<WindowRequest, 'range' | 'limit'> {
  const { constraints: own, weekend } = facts.calendar;
  return {
    type,
    components: components.map(({ name }) => name),
    people: presentNames(facts.people),
    ...rolloutSpan(components),
    constraints: mergeConstraints(type, { ...own, weekend }),
    notBefore: null,
    preferredDates: null,
    overriddenFreezes: facts.overriddenFreezes,
  };
}

/** The windows of a release that start on a date; those that start before now are over. */
function searchOnDate(release: WindowedRelease, facts: CalendarFacts, date: DateText): Outcome<WindowSearch> {
  const request = fitting(windowRequest(release, facts), facts, date);
  const zone = openZone(request.constraints.zone);
  const [dayStart, end] = [zone.dayStart(date), zone.dayStart(addDays(date, 1))];
  const start = Math.max(dayStart, facts.now);
  if (start >= end) return accept(NOTHING);
  return searchWindows({ ...request, range: { start, end }, limit: 3 }, windowFacts(facts));
}

/** The calendar in the terms of the search. */
export function windowFacts({ calendar, people, ...facts }: CalendarFacts): WindowFacts {
  return {
    businessTime: calendar.business,
    freezes: calendar.freezes,
    changeWindows: calendar.changeWindows,
    peaks: calendar.peaks,
    people: [...people.map(({ name, time }) => ({ name, time })), { name: TEAM, time: calendar.team }],
    ...facts,
  };
}

const NOTHING: WindowSearch = {
  windows: [],
  rejected: [],
  conflicts: [],
  onlyConflicts: false,
  unblock: [],
  nearest: null,
};

/**
 * A date that somebody asks for on a weekend is theirs to ask for unless the workspace rules weekends out; and a
 * rollout that takes longer than the longest window has to cross weekends and business hours.
 */
function fitting(
  request: Omit<WindowRequest, 'range' | 'limit'>,
  { calendar }: CalendarFacts,
  date: DateText,
): Omit<WindowRequest, 'range' | 'limit'> {
  const { constraints } = request;
  if (isTooLong(request)) return { ...request, constraints: withRoomFor(request) };
  if (calendar.constraints.avoidWeekends !== undefined) return request;
  const isWeekend = constraints.weekend.includes(weekdayOf(date));
  return isWeekend ? { ...request, constraints: { ...constraints, avoidWeekends: false } } : request;
}

/** The constraints of a rollout that takes longer than the longest window: it crosses whatever comes. */
export const withRoomFor = ({
  durationMs,
  constraints,
}: Pick<WindowRequest, 'durationMs' | 'constraints'>): WindowConstraints => ({
  ...constraints,
  avoidWeekends: false,
  avoidBusinessHours: false,
  maxDurationMs: durationMs,
});

/** Whether a rollout takes longer than the longest window of its calendar. */
export const isTooLong = ({
  durationMs,
  constraints,
}: Pick<WindowRequest, 'durationMs' | 'constraints'>): boolean => durationMs > constraints.maxDurationMs;

/** The best window on a date, or what stands in the way of the longest part of it. */
export function windowOnDate(
  release: WindowedRelease,
  facts: CalendarFacts,
  date: DateText,
): Outcome<CandidateWindow | DateObstacle> {
  const found = searchOnDate(release, facts, date);
  if (!found.ok) return found;
  const [best] = found.value.windows;
  if (best !== undefined) return accept(best);
  return accept(longestReason(found.value));
}

/**
 * The window that a release had, if it is on that date, as long as before, and nothing has come in its way; also when it
 * has begun, until it is over. Null where it has to move.
 */
export function keptWindow(
  release: WindowedRelease,
  facts: CalendarFacts,
  date: DateText,
  before: PlannedWindow,
): CandidateWindow | null {
  const request = fitting(windowRequest(release, facts), facts, date);
  if (localDate(before.start, request.constraints.zone) !== date || before.end <= facts.now) return null;
  const found = assessStart(request, windowFacts(facts), before.start);
  if (!found.ok || 'code' in found.value) return null;
  const { end, soakEnd } = found.value;
  return end === before.end && soakEnd === before.soakEnd ? found.value : null;
}

export const isObstacle = (found: CandidateWindow | DateObstacle): found is DateObstacle =>
  'constraint' in found;

function longestReason({ rejected }: WindowSearch): DateObstacle {
  const lengths = new Map<string, { obstacle: DateObstacle; length: number }>();
  for (const { start, end, reason } of rejected) {
    const obstacle = obstacleOf(reason.code, reason.params);
    const key = `${obstacle.constraint} ${obstacle.name}`;
    lengths.set(key, { obstacle, length: (lengths.get(key)?.length ?? 0) + end - start });
  }
  const [longest] = [...lengths.values()].sort((left, right) => right.length - left.length);
  return longest?.obstacle ?? { constraint: 'window', name: '' };
}

function obstacleOf(code: string, params: Readonly<Record<string, string | number>>): DateObstacle {
  if (code === 'calendar.reason.freeze') return { constraint: 'freeze', name: String(params['name']) };
  if (code.startsWith('calendar.reason.conflict'))
    return { constraint: 'conflict', name: `v${String(params['version'])}` };
  return { constraint: 'window', name: '' };
}

/** Freezes that a release meets while its traffic moves from an instant on; a rollback is never asked. */
export const freezesMet = (
  { type, components }: WindowedRelease,
  { freezes }: Pick<TeamCalendar, 'freezes'>,
  overridden: readonly string[],
  from: number,
) =>
  frozenBy(
    freezes,
    { type, components: movingComponents(components).map(({ name }) => name) },
    { start: from, end: from + Math.max(1, rolloutSpan(components).durationMs) },
    overridden,
  );
