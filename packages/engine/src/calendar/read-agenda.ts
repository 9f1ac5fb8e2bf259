import {
  type AgendaItem,
  type AgendaRelease,
  accept,
  agendaOf,
  type CalendarEntry,
  configuredEntries,
  hasEnded,
  type Interval,
  type Outcome,
  type Release,
  type StandingEntry,
} from '@tminus/domain';
import type { Clock } from '../ports.ts';
import type { Store } from '../release/store.ts';
import type { Workspace } from '../workspace.ts';
import { type CalendarView, readCalendar } from './read-calendar.ts';
import { readRange } from './time-range.ts';

export interface AgendaDependencies {
  readonly workspace: Pick<Workspace, 'calendar' | 'people'>;
  readonly store: Pick<Store, 'calendarEntries' | 'releases'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface AgendaRequest {
  /** Null for today. */
  readonly from: string | null;
  readonly to: string | null;
  /** Null for the calendar's. */
  readonly zone: string | null;
}

export interface Agenda {
  readonly items: readonly AgendaItem[];
  readonly range: Interval;
  readonly zone: string;
}

/** Two years: beyond, a list is no help. */
const MOST_DAYS = 732;
const DAY_MS = 86_400_000;

/** Everything that happens on the calendar in a range of dates; from today for four weeks unless asked otherwise. */
export async function readAgenda(deps: AgendaDependencies, asked: AgendaRequest): Promise<Outcome<Agenda>> {
  const now = deps.clock.now();
  const { calendar } = deps.workspace;
  const zone = asked.zone ?? calendar.constraints.zone ?? calendar.team.zone;
  const range = readRange({ from: asked.from, to: asked.to, zone }, now, MOST_DAYS);
  if (!range.ok) return range;
  const items = agendaOf(await agendaFacts(deps, range.value), range.value);
  return items.ok ? accept({ items: items.value, range: range.value, zone }) : items;
}

/** What the agenda of a range is made of. */
export async function agendaFacts({ workspace, store, clock }: AgendaDependencies, range: Interval) {
  const [view, entries, over] = await Promise.all([
    readCalendar({ workspace, store }, clock.now()),
    store.calendarEntries(),
    releasesOver(store, range),
  ]);
  const { team } = workspace.calendar;
  const ofTeam = new Set(team.daysOff);
  return {
    entries: standingEntries(
      workspace,
      entries.map(({ value }) => value),
    ),
    releases: [...view.open, ...over].map((release) => agendaRelease(release, view)),
    holidays: team.daysOff,
    absences: workspace.people.map(({ name, time }) => ({
      person: name,
      daysOff: time.daysOff.filter((day) => !ofTeam.has(day)),
    })),
    zone: team.zone,
  };
}

/** What the configuration puts on the calendar, then what people did. */
const standingEntries = (
  { calendar }: Pick<Workspace, 'calendar'>,
  added: readonly CalendarEntry[],
): readonly StandingEntry[] => [
  ...configuredEntries(calendar).map((entry) => ({ ...entry, createdBy: null })),
  ...added,
];

function agendaRelease({ id, version, status, plan }: Release, { scheduled }: CalendarView): AgendaRelease {
  const { window, components } = plan;
  const names = components.map(({ name }) => name);
  const isOpen = !hasEnded(status);
  const past =
    window === undefined
      ? null
      : { id, version, window, soakEnd: window.soakEnd, components: names, people: [] };
  const placed = scheduled.find((each) => each.id === id) ?? (isOpen ? null : past);
  return { id, version, type: plan.type, status, placed, isOpen, timeline: plan.timeline };
}

/** Releases that were carried out and whose dates lie around the range: windows may cross midnight, soaks last days. */
async function releasesOver(store: Pick<Store, 'releases'>, { start, end }: Interval): Promise<Release[]> {
  const dateOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
  const query = {
    limit: 100,
    statuses: ['deployed', 'completed', 'rolled_back'],
    from: dateOf(start - 7 * DAY_MS),
    to: dateOf(end + DAY_MS),
  } as const;
  const found: Release[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await store.releases({ ...query, ...(cursor !== undefined && { cursor }) });
    found.push(...page.items);
    cursor = page.next;
  }
  return found;
}
