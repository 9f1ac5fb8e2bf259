import { accept, type Outcome } from '../error/refusal.ts';
import type { PlannedMilestone } from '../plan/milestone.ts';
import type { ReleaseType } from '../release/policy.ts';
import type { ReleaseStatus } from '../release/release.ts';
import type { CalendarEntry, ScheduledRelease } from './calendar-entries.ts';
import type { EntryDraft } from './check-entry.ts';
import { type Conflict, findConflicts } from './conflicts.ts';
import type { Interval } from './interval.ts';
import { overlap } from './intervals.ts';
import { occurrences } from './occurrences.ts';
import type { Period } from './period.ts';
import { addDays } from './working-days.ts';
import type { DaysOff } from './working-time.ts';
import { openZone } from './zone.ts';

/** An entry of the calendar as it stands: one of the configuration has nobody who put it there. */
export type StandingEntry = EntryDraft & {
  readonly id: string;
  /** `name <email>`; null for what `tminus.yaml` says. */
  readonly createdBy: string | null;
};

/** A release that has a place on the calendar, or milestones. */
export interface AgendaRelease {
  readonly id: string;
  readonly version: string;
  readonly type: ReleaseType;
  readonly status: ReleaseStatus;
  /** Null where it has no window. */
  readonly placed: ScheduledRelease | null;
  /** Whether conflicts with others matter: it is not over yet. */
  readonly isOpen: boolean;
  readonly timeline: readonly Pick<PlannedMilestone, 'key' | 'end'>[];
}

export interface AgendaFacts {
  readonly entries: readonly StandingEntry[];
  readonly releases: readonly AgendaRelease[];
  /** Days on which nobody of the team works. */
  readonly holidays: readonly DaysOff[];
  readonly absences: readonly { readonly person: string; readonly daysOff: readonly DaysOff[] }[];
  /** Where dates without a zone are meant. */
  readonly zone: string;
}

/** Something that happens on the calendar, once. */
export type AgendaItem = Interval & {
  /** Whether it lasts whole days, from the first moment of one to the first after another. */
  readonly isAllDay: boolean;
  readonly name: string;
} & (
    | { readonly kind: CalendarEntry['kind']; readonly entry: StandingEntry }
    | {
        readonly kind: 'release';
        readonly release: AgendaRelease;
        readonly soakEnd: number;
        readonly conflicts: readonly Conflict[];
      }
    | { readonly kind: 'milestone'; readonly release: AgendaRelease; readonly key: PlannedMilestone['key'] }
    /** `person` null: the whole team. */
    | { readonly kind: 'dayOff'; readonly person: string | null }
  );

/**
 * Everything on the calendar in a range, by start: what recurs as often as it happens, releases until the end
 * of their last soak, and each milestone of those that are not over on the day by which it is reached.
 */
export function agendaOf(facts: AgendaFacts, range: Interval): Outcome<AgendaItem[]> {
  const items: AgendaItem[] = [];
  for (const entry of facts.entries) {
    const times = occurrences(entry.period, range);
    if (!times.ok) return times;
    for (const time of times.value)
      items.push({
        ...time,
        isAllDay: lastsDays(entry.period),
        name: entry.name,
        kind: entry.kind,
        entry,
      });
  }
  const others = facts.releases.flatMap(({ placed, isOpen }) => (placed === null || !isOpen ? [] : [placed]));
  for (const release of facts.releases) items.push(...releaseItems(release, others, facts.zone));
  for (const { from, to, name } of facts.holidays)
    items.push({ ...daysBetween(facts.zone, from, to), isAllDay: true, name, kind: 'dayOff', person: null });
  for (const { person, daysOff } of facts.absences)
    for (const { from, to, name } of daysOff)
      items.push({ ...daysBetween(facts.zone, from, to), isAllDay: true, name, kind: 'dayOff', person });
  return accept(
    items
      .filter((item) => overlap(item.kind === 'release' ? { ...item, end: item.soakEnd } : item, range))
      .sort((one, other) => one.start - other.start || Number(other.isAllDay) - Number(one.isAllDay)),
  );
}

const lastsDays = ({ start, end }: Period): boolean => !start.includes('T') && !end.includes('T');

function daysBetween(zone: string, from: string, to: string): Interval {
  const { dayStart } = openZone(zone);
  return { start: dayStart(from), end: dayStart(addDays(to, 1)) };
}

function releaseItems(
  release: AgendaRelease,
  others: readonly ScheduledRelease[],
  zone: string,
): AgendaItem[] {
  const { placed, timeline, isOpen, id, version } = release;
  const name = `v${version}`;
  // The deployment is the release itself.
  const milestones = timeline.filter(({ key }) => isOpen && key !== 'deployment');
  const items = milestones.map(
    ({ key, end }): AgendaItem => ({
      ...daysBetween(zone, end, end),
      isAllDay: true,
      name,
      kind: 'milestone',
      release,
      key,
    }),
  );
  if (placed === null) return items;
  const rivals = isOpen ? others.filter((other) => other.id !== id) : [];
  const { window, soakEnd } = placed;
  const conflicts = findConflicts(placed, rivals);
  return [...items, { ...window, isAllDay: false, name, kind: 'release', release, soakEnd, conflicts }];
}
