import {
  accept,
  type CalendarFacts,
  checkZone,
  chooseWindow,
  type DateText,
  isDate,
  isTooLong,
  localDate,
  type Outcome,
  openZone,
  overridesOf,
  type PlanAssessment,
  type Refusal,
  type Release,
  type ReleaseType,
  refuse,
  STRATEGY_STEPS,
  searchWindows,
  type TimedComponent,
  type WindowRequest,
  type WindowSearch,
  windowFacts,
  windowRequest,
  withRoomFor,
} from '@tminus/domain';
import type { Clock } from '../ports.ts';
import { findRelease } from '../release/act-on-release.ts';
import type { Store } from '../release/store.ts';
import type { Workspace } from '../workspace.ts';
import { readCalendar } from './read-calendar.ts';
import { readRange } from './time-range.ts';

export interface WindowsRequest {
  /** Null for the type of the release, else minor. */
  readonly type: ReleaseType | null;
  /** Null for those of the release, else all. */
  readonly components: readonly string[] | null;
  /** Id or version of the release that looks for its time; null for one that there is not yet. */
  readonly release: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Dates on which it may start; empty for any. */
  readonly dates: readonly DateText[];
  /** How long traffic moves; null for what the steps take. */
  readonly durationMs: number | null;
  readonly limit: number;
  /** In place of the calendar's. */
  readonly zone: string | null;
}

export interface FoundWindows {
  readonly search: WindowSearch;
  readonly request: WindowRequest;
  /** Version of the release that looked for its time; null for none. */
  readonly version: string | null;
  /** Why there is no window; null when there is one. */
  readonly refusal: Refusal | null;
}

export interface WindowDependencies {
  readonly workspace: Pick<Workspace, 'calendar' | 'people' | 'components' | 'policies'>;
  readonly store: Pick<Store, 'release' | 'releases' | 'calendarEntries'>;
  readonly clock: Pick<Clock, 'now'>;
}

const MOST_DAYS = 366;

/**
 * The best windows for a release, or for one of a type that is not planned yet, beside all that stands on the
 * calendar. Nothing is in the past. Refuses what cannot be searched; that there is no window is an answer.
 */
export async function findWindows(
  deps: WindowDependencies,
  asked: WindowsRequest,
): Promise<Outcome<FoundWindows>> {
  const now = deps.clock.now();
  const found = asked.release === null ? null : await findRelease(deps.store, asked.release);
  if (found?.ok === false) return found;
  const release = found?.value.value ?? null;
  const type = asked.type ?? release?.plan.type ?? 'minor';
  const components = componentsOf(deps.workspace, asked.components, release, type);
  if (!components.ok) return components;
  const view = await readCalendar(deps, now);
  const facts = factsOf(deps.workspace, view, release, now);
  const base = windowRequest({ type, components: components.value }, facts);
  const zone = asked.zone ?? base.constraints.zone;
  const unknown = checkZone(zone);
  if (unknown !== null) return { ok: false, refusal: unknown };
  const bad = asked.dates.find((date) => !isDate(date));
  if (bad !== undefined) return refuse('calendar.timeInvalid', { text: bad });
  const range = readRange({ from: asked.from, to: asked.to, zone }, now, MOST_DAYS);
  if (!range.ok) return range;
  const timed = { ...base, durationMs: asked.durationMs ?? base.durationMs };
  const constraints = { ...(isRoomless(timed, asked) ? withRoomFor(timed) : base.constraints), zone };
  const request: WindowRequest = {
    ...timed,
    constraints,
    notBefore: release === null ? null : earliestOf(release, facts),
    preferredDates: asked.dates.length === 0 ? null : asked.dates,
    range: { start: Math.max(range.value.start, now), end: range.value.end },
    limit: asked.limit,
  };
  const search = searchWindows(request, windowFacts(facts));
  if (!search.ok) return search;
  const chosen = chooseWindow(search.value);
  const refusal = chosen.ok ? null : chosen.refusal;
  return accept({ search: search.value, request, version: release?.version ?? null, refusal });
}

/** Steps that take longer than the longest window cross whatever comes, as in a plan; what somebody writes by hand does not. */
const isRoomless = (
  request: Pick<WindowRequest, 'durationMs' | 'constraints'>,
  { durationMs }: WindowsRequest,
): boolean => durationMs === null && isTooLong(request);

function componentsOf(
  { components, policies }: Pick<Workspace, 'components' | 'policies'>,
  wanted: readonly string[] | null,
  release: Release | null,
  type: ReleaseType,
): Outcome<readonly TimedComponent[]> {
  if (release !== null && wanted === null) return accept(release.plan.components);
  const known = components.map(({ name }) => name);
  const unknown = wanted?.find((name) => !known.includes(name));
  if (unknown !== undefined) return refuse('component.unknown', { name: unknown, known: known.join(', ') });
  return accept(
    components
      .filter(({ name }) => wanted === null || wanted.includes(name))
      .map(({ name, steps, strategy, publishedOnly }) => ({
        name,
        steps: steps ?? (strategy === null ? policies[type].steps : STRATEGY_STEPS[strategy]),
        ...(publishedOnly === true && { publishedOnly }),
      })),
  );
}

function factsOf(
  { people }: Pick<Workspace, 'people'>,
  { calendar, scheduled }: Awaited<ReturnType<typeof readCalendar>>,
  release: Release | null,
  now: number,
): CalendarFacts {
  const forecast = release?.plan.assessment?.forecast;
  return {
    calendar,
    people,
    releases: scheduled.filter(({ id }) => id !== release?.id),
    requirements: [],
    dependencies: [],
    overriddenFreezes: release === null ? [] : overridesOf(release).map(({ freeze }) => freeze),
    now,
    doneShare:
      forecast === undefined ? () => 1 : (at) => shareDone(forecast, localDate(at, calendar.team.zone)),
    risk: 0,
  };
}

/** What the forecast of a plan lets one say for sure of a date. */
function shareDone({ p50, p80, p95 }: PlanAssessment['forecast'], date: DateText): number {
  if (date >= p95) return 0.95;
  if (date >= p80) return 0.8;
  return date >= p50 ? 0.5 : 0;
}

/** The first moment at which the work and the notice of a planned release can be done; null for what cannot wait. */
function earliestOf({ plan }: Release, { calendar, now }: CalendarFacts): number | null {
  if (plan.type === 'hotfix' || plan.type === 'security') return null;
  const deployment = plan.assessment?.tasks.find(({ id }) => id === 'deployment');
  if (deployment === undefined) return null;
  const start = openZone(calendar.team.zone).dayStart(deployment.earliestStart);
  return start > now ? start : null;
}
