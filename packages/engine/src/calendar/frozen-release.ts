import {
  accept,
  type Freeze,
  freezesMet,
  type Interval,
  type Outcome,
  occurrences,
  openZone,
  overridesOf,
  type Refusal,
  type Release,
  refuse,
  type TeamCalendar,
  writeLocalTime,
} from '@tminus/domain';
import type { Clock } from '../ports.ts';
import type { Store } from '../release/store.ts';
import type { Workspace } from '../workspace.ts';
import { withEntries } from './read-calendar.ts';

export interface FreezeDependencies {
  readonly workspace: Pick<Workspace, 'calendar'>;
  readonly store: Pick<Store, 'calendarEntries'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Types that cannot wait for a window. */
const URGENT: readonly string[] = ['hotfix', 'security'];

/**
 * Refuses `release.frozen` when the traffic of a release would meet a freeze that blocks it, moving from now on; the one
 * that ends last is named. To be asked before anything moves: never of what is under way, and never of a rollback.
 */
export async function refuseFrozen(
  { workspace, store, clock }: FreezeDependencies,
  release: Release,
): Promise<Outcome<null>> {
  const entries = await store.calendarEntries();
  const calendar = withEntries(
    workspace.calendar,
    entries.map(({ value }) => value),
  );
  const { type, components } = release.plan;
  const overridden = overridesOf(release).map(({ freeze }) => freeze);
  const now = clock.now();
  const met = freezesMet({ type, components }, calendar, overridden, now);
  if (!met.ok) return met;
  const [last] = met.value.blocking
    .map((freeze) => ({ freeze, end: endOf(freeze, now) }))
    .sort((one, other) => other.end - one.end);
  if (last === undefined) return accept(null);
  const { id, name } = last.freeze;
  const until = localText(last.end, zoneOf(calendar));
  return refuse('release.frozen', { release: `v${release.version}`, type, freeze: name, id, until });
}

/** Of the occurrence that is on, or comes next. */
function endOf({ period }: Freeze, now: number): number {
  const range: Interval = { start: now, end: now + AHEAD_MS };
  const found = occurrences(period, range);
  return (found.ok ? found.value[0]?.end : undefined) ?? now;
}

/** Longer than any rollout. */
const AHEAD_MS = 366 * 86_400_000;

/**
 * Why a release may not be shipped now where the workspace keeps its windows; null inside its window, for what cannot
 * wait, and for plans that have none.
 */
export function outsideWindow(
  { enforcesWindow }: Pick<TeamCalendar, 'enforcesWindow'>,
  { version, plan }: Pick<Release, 'version' | 'plan'>,
  now: number,
): Refusal | null {
  const { window, type } = plan;
  if (!enforcesWindow || window === undefined || URGENT.includes(type)) return null;
  if (window.start <= now && now < window.end) return null;
  const { zone } = window;
  const [start, end] = [plainText(window.start, zone), plainText(window.end, zone)];
  return { code: 'release.outsideWindow', params: { release: `v${version}`, start, end, zone } };
}

const zoneOf = ({ constraints, team }: TeamCalendar): string => constraints.zone ?? team.zone;
const plainText = (instant: number, zone: string): string =>
  writeLocalTime(openZone(zone).toWall(instant)).replace('T', ' ');
const localText = (instant: number, zone: string): string => `${plainText(instant, zone)} (${zone})`;
