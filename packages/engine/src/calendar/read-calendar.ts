import {
  type CalendarEntry,
  hasEnded,
  peopleOfWindow,
  RELEASE_STATUSES,
  type Release,
  type ReleaseStatus,
  type ScheduledRelease,
  type TeamCalendar,
} from '@tminus/domain';
import type { Store } from '../release/store.ts';
import type { Workspace } from '../workspace.ts';

export interface CalendarDependencies {
  readonly workspace: Pick<Workspace, 'calendar' | 'people'>;
  readonly store: Pick<Store, 'calendarEntries' | 'releases'>;
}

/** The calendar as it stands: what the configuration says, what people put on it, and the releases that have a place. */
export interface CalendarView {
  readonly calendar: TeamCalendar;
  readonly scheduled: readonly ScheduledRelease[];
  /** Releases that are not over, the newest first. */
  readonly open: readonly Release[];
}

/** Statuses that hold a place: what was rejected has given it up until it is planned again. */
const HOLDING = (Object.keys(RELEASE_STATUSES) as ReleaseStatus[]).filter(
  (status) => !hasEnded(status) && status !== 'rejected' && status !== 'planning_failed',
);
const OPEN = (Object.keys(RELEASE_STATUSES) as ReleaseStatus[]).filter((status) => !hasEnded(status));

/** Reads the calendar; releases that are deployed hold their place until their last soak is over. */
export async function readCalendar(
  { workspace, store }: CalendarDependencies,
  now: number,
): Promise<CalendarView> {
  const [entries, open, deployed] = await Promise.all([
    store.calendarEntries(),
    allReleases(store, OPEN),
    store.releases({ limit: 50, statuses: ['deployed'] }),
  ]);
  const soaking = deployed.items.filter(({ plan }) => (plan.window?.soakEnd ?? 0) > now);
  const holding = [...open.filter(({ status }) => HOLDING.includes(status)), ...soaking];
  const people = peopleOfWindow(workspace.people);
  return {
    calendar: withEntries(
      workspace.calendar,
      entries.map(({ value }) => value),
    ),
    scheduled: holding.flatMap((release) => scheduledRelease(release, people)),
    open,
  };
}

function scheduledRelease({ id, version, plan }: Release, people: readonly string[]): ScheduledRelease[] {
  const { window, components } = plan;
  if (window === undefined) return [];
  const { start, end, soakEnd } = window;
  const names = components.map(({ name }) => name);
  return [{ id, version, window: { start, end }, soakEnd, components: names, people }];
}

/** The configured calendar with what people put on it. */
export function withEntries(calendar: TeamCalendar, entries: readonly CalendarEntry[]): TeamCalendar {
  const of = <Kind extends CalendarEntry['kind']>(kind: Kind) =>
    entries.filter((entry): entry is Extract<CalendarEntry, { kind: Kind }> => entry.kind === kind);
  return {
    ...calendar,
    freezes: [...calendar.freezes, ...of('freeze')],
    changeWindows: [...calendar.changeWindows, ...of('window')],
    peaks: [...calendar.peaks, ...of('peak')],
    trains: [...calendar.trains, ...of('train')],
  };
}

async function allReleases(
  store: Pick<Store, 'releases'>,
  statuses: readonly ReleaseStatus[],
): Promise<Release[]> {
  const found: Release[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await store.releases({ limit: 100, statuses, ...(cursor !== undefined && { cursor }) });
    found.push(...page.items);
    cursor = page.next;
  }
  return found;
}
