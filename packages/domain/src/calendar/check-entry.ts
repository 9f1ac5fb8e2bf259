import type { Refusal } from '../error/refusal.ts';
import type { CalendarEntry } from './calendar-entries.ts';
import { checkPeriod } from './occurrences.ts';
import type { TeamCalendar } from './team-calendar.ts';

type Without<Entry, Name extends PropertyKey> = Entry extends unknown ? Omit<Entry, Name> : never;

/** What somebody wants to put on the calendar, before it has an id. */
export type EntryDraft = Without<CalendarEntry, 'id' | 'createdAt' | 'createdBy'>;

/** Where an entry stands, and where alone it is changed. */
export type EntrySource = 'tminus.yaml' | 'added';

/** The names that a kind of entry has on a calendar, whatever their case. */
export interface NamedEntry {
  readonly kind: CalendarEntry['kind'];
  readonly id: string;
  readonly name: string;
  readonly source: EntrySource;
}

/** Everything that the configuration puts on the calendar, in the form of entries. */
export function configuredEntries(calendar: TeamCalendar): readonly (EntryDraft & { readonly id: string })[] {
  return [
    ...calendar.freezes.map((each) => ({ ...each, kind: 'freeze' as const })),
    ...calendar.trains.map((each) => ({ ...each, kind: 'train' as const })),
    ...calendar.changeWindows.map((each) => ({ ...each, kind: 'window' as const })),
    ...calendar.peaks.map((each) => ({ ...each, kind: 'peak' as const })),
  ];
}

/** Why a draft cannot be put on the calendar: its period, a component that there is not, a name that is taken; else null. */
export function checkEntry(
  draft: EntryDraft,
  others: readonly NamedEntry[],
  components: readonly string[],
): Refusal | null {
  const bad = checkPeriod(draft.period);
  if (bad !== null) return bad;
  const named = 'components' in draft ? (draft.components ?? []) : [];
  const unknown = named.find((name) => !components.includes(name));
  if (unknown !== undefined)
    return { code: 'component.unknown', params: { name: unknown, known: components.join(', ') } };
  const twin = others.find(({ kind, name }) => kind === draft.kind && sameName(name, draft.name));
  if (twin === undefined) return null;
  return {
    code: 'calendar.duplicate',
    params: { name: twin.name, source: twin.source === 'added' ? twin.id : twin.source },
  };
}

const sameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other);
const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/**
 * The entry that a reference means: by its id, else by its name. Refuses a name that nothing has, and one that several
 * have.
 */
export function entryCalled<Entry extends { readonly id: string; readonly name: string }>(
  entries: readonly Entry[],
  ref: string,
): { readonly entry: Entry } | { readonly refusal: Refusal } {
  const byId = entries.find(({ id }) => id === ref);
  if (byId !== undefined) return { entry: byId };
  const named = entries.filter(({ name }) => sameName(name, ref));
  const [entry] = named;
  if (entry === undefined) {
    const known = entries.map(({ name }) => name).join(', ');
    return { refusal: { code: 'calendar.entryNotFound', params: { name: ref, known: known || '–' } } };
  }
  if (named.length === 1) return { entry };
  const ids = named.map(({ id }) => id).join(', ');
  return { refusal: { code: 'calendar.entryAmbiguous', params: { name: ref, ids } } };
}
