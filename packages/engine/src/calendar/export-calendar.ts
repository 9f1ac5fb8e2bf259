import {
  type AgendaItem,
  type AgendaRelease,
  accept,
  agendaOf,
  type Interval,
  localDate,
  type Outcome,
  openZone,
  type Period,
  type StandingEntry,
  type Translate,
  writeLocalTime,
} from '@tminus/domain';
import type { Store } from '../release/store.ts';
import type { Workspace } from '../workspace.ts';
import type { CalendarEvent, CalendarFiles } from './calendar-files.ts';
import { productOf } from './calendar-product.ts';
import { type AgendaDependencies, agendaFacts } from './read-agenda.ts';
import { readRange } from './time-range.ts';

export interface ExportRequest {
  /** Null for three months ago. */
  readonly from: string | null;
  /** Null for three years ahead. */
  readonly to: string | null;
}

export type ExportDependencies = AgendaDependencies & {
  readonly workspace: Pick<Workspace, 'calendar' | 'people' | 'productName'>;
  readonly store: Pick<Store, 'calendarEntries' | 'releases' | 'release'>;
  readonly calendarFiles: Pick<CalendarFiles, 'write'>;
};

const DAY_MS = 86_400_000;
const BEHIND_DAYS = 92;
const AHEAD_DAYS = 3 * 366;
const MOST_DAYS = 10 * 366;

/** When what the configuration says was made is not known: one moment for all of it, so that a file changes only with it. */
const CONFIGURED_AT = Date.UTC(2026, 0, 1);

/**
 * The calendar as a file: releases in their windows, freezes, trains, change windows and peaks with their rules, each
 * milestone on its day. Refuses what `readRange` refuses. The same calendar gives the same text on the same day.
 */
export async function exportCalendar(
  deps: ExportDependencies,
  asked: ExportRequest,
  translate: Translate,
): Promise<Outcome<string>> {
  const { calendar, productName } = deps.workspace;
  const zone = calendar.team.zone;
  const today = openZone(zone).dayStart(localDate(deps.clock.now(), zone));
  const date = (instant: number): string => localDate(instant, zone);
  const range = readRange(
    {
      from: asked.from ?? date(today - BEHIND_DAYS * DAY_MS),
      to: asked.to ?? date(today + AHEAD_DAYS * DAY_MS),
      zone,
    },
    deps.clock.now(),
    MOST_DAYS,
  );
  if (!range.ok) return range;
  const items = await itemsIn(deps, range.value);
  if (!items.ok) return items;
  const revisions = await revisionsOf(deps.store, items.value);
  const events = items.value.flatMap((item) => eventOf(item, revisions, zone, translate) ?? []);
  const name = translate('calendar.file.name', { product: productName });
  return accept(deps.calendarFiles.write(events, { name, product: productOf(deps.workspace) }));
}

/** What happens in the range: of what recurs, once. */
async function itemsIn(deps: ExportDependencies, range: Interval): Promise<Outcome<AgendaItem[]>> {
  const items = agendaOf(await agendaFacts(deps, range), range);
  if (!items.ok) return items;
  const seen = new Set<string>();
  return accept(
    items.value.filter((item) => {
      if (!('entry' in item)) return true;
      const isNew = !seen.has(item.entry.id);
      seen.add(item.entry.id);
      return isNew;
    }),
  );
}

/** How often each thing was saved, by id; 0 for what the configuration says. */
async function revisionsOf(
  store: Pick<Store, 'calendarEntries' | 'release'>,
  items: readonly AgendaItem[],
): Promise<ReadonlyMap<string, number>> {
  const entries = await store.calendarEntries();
  const revisions = new Map(entries.map(({ value, revision }) => [value.id, revision - 1]));
  const ids = new Set(items.flatMap((item) => ('release' in item ? [item.release.id] : [])));
  for (const id of ids) revisions.set(id, ((await store.release(id))?.revision ?? 1) - 1);
  return revisions;
}

/** Null for what is nobody else's business: who is away. */
function eventOf(
  item: AgendaItem,
  revisions: ReadonlyMap<string, number>,
  zone: string,
  translate: Translate,
): CalendarEvent | null {
  switch (item.kind) {
    case 'dayOff':
      return null;
    case 'release':
      return releaseEvent(item, revisions, translate);
    case 'milestone':
      return milestoneEvent(item, revisions, zone, translate);
    default:
      return entryEvent(item.entry, revisions, translate);
  }
}

function entryEvent(
  entry: StandingEntry,
  revisions: ReadonlyMap<string, number>,
  translate: Translate,
): CalendarEvent {
  const stampedAt = 'createdAt' in entry ? Number(entry.createdAt) : CONFIGURED_AT;
  const blocked =
    'blocks' in entry ? entry.blocks.map((type) => translate(`release.type.${type}`).toLowerCase()) : [];
  const about = [
    ...(blocked.length > 0 ? [translate('calendar.agenda.blocks', { types: blocked.join(', ') })] : []),
    ...('components' in entry && entry.components !== null ? [entry.components.join(', ')] : []),
  ];
  return {
    id: entry.id,
    summary: titleOf(entry, translate),
    description: about.length === 0 ? null : about.join('\n'),
    categories: [entry.kind],
    status: 'CONFIRMED',
    isBusy: entry.kind === 'freeze',
    period: entry.period,
    sequence: revisions.get(entry.id) ?? 0,
    stampedAt,
    modifiedAt: null,
  };
}

/** What a file calls an entry: its name, and what it is. */
export const titleOf = ({ kind, name }: Pick<StandingEntry, 'kind' | 'name'>, translate: Translate): string =>
  translate('calendar.file.entry', { kind: translate(`calendar.kind.${kind}`), name });

const stampOf = (sequence: number): number => CONFIGURED_AT + sequence * 1_000;

function releaseEvent(
  { release, start, end, soakEnd, name, conflicts }: Extract<AgendaItem, { kind: 'release' }>,
  revisions: ReadonlyMap<string, number>,
  translate: Translate,
): CalendarEvent {
  const sequence = revisions.get(release.id) ?? 0;
  const components = release.placed?.components.join(', ') ?? '';
  const soak = translate('calendar.file.soak', { until: `${writeLocalTime(soakEnd).replace('T', ' ')} UTC` });
  const told = conflicts.map((conflict) =>
    translate('calendar.agenda.conflict', {
      release: `v${conflict.version}`,
      with: [...conflict.components, ...conflict.people].join(', '),
    }),
  );
  return {
    id: release.id,
    summary: `${name} (${translate(`release.type.${release.type}`).toLowerCase()})`,
    description: [components, soak, ...told].join('\n'),
    categories: ['release'],
    status: isFirm(release) ? 'CONFIRMED' : 'TENTATIVE',
    isBusy: true,
    period: { start: writeLocalTime(start), end: writeLocalTime(end), zone: 'UTC', rule: null },
    sequence,
    stampedAt: stampOf(sequence),
    modifiedAt: null,
  };
}

const isFirm = ({ status }: AgendaRelease): boolean =>
  !['planning', 'rejected', 'planning_failed', 'execution_failed'].includes(status);

function milestoneEvent(
  { release, key, start, name }: Extract<AgendaItem, { kind: 'milestone' }>,
  revisions: ReadonlyMap<string, number>,
  zone: string,
  translate: Translate,
): CalendarEvent {
  const sequence = revisions.get(release.id) ?? 0;
  const date = localDate(start, zone);
  const period: Period = { start: date, end: date, zone, rule: null };
  return {
    id: `${release.id}-${key}`,
    summary: `${name}: ${translate(`plan.milestone.${key}`)}`,
    description: null,
    categories: ['milestone'],
    status: isFirm(release) ? 'CONFIRMED' : 'TENTATIVE',
    isBusy: false,
    period,
    sequence,
    stampedAt: stampOf(sequence),
    modifiedAt: null,
  };
}
