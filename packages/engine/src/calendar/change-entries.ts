import {
  accept,
  type CalendarEntry,
  canonicalJson,
  checkEntry,
  configuredEntries,
  type DomainEvent,
  type EntryDraft,
  type EventType,
  entryCalled,
  type NamedEntry,
  type Outcome,
  refuse,
} from '@tminus/domain';
import type { Clock } from '../ports.ts';
import { isConflict } from '../release/act-on-release.ts';
import type { Precondition, Store, Stored } from '../release/store.ts';
import type { Workspace } from '../workspace.ts';

/** New ids of entries, never given twice. */
export interface EntryIds {
  entry(): string;
}

export interface EntryDependencies {
  readonly workspace: Pick<Workspace, 'calendar' | 'components'>;
  readonly store: Pick<Store, 'calendarEntries' | 'commit'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** An entry and who owns it; `stored` is null for what stands in the configuration. */
export interface ListedEntry extends NamedEntry {
  readonly draft: EntryDraft;
  readonly stored: Stored<CalendarEntry> | null;
}

/** Everything that stands on the calendar, of one kind if asked for: what the configuration says first. */
export async function listEntries(
  { workspace, store }: Pick<EntryDependencies, 'workspace' | 'store'>,
  kind: CalendarEntry['kind'] | null = null,
): Promise<readonly ListedEntry[]> {
  const added = await store.calendarEntries();
  const all: ListedEntry[] = [
    ...configuredEntries(workspace.calendar).map((draft) => ({
      kind: draft.kind,
      id: draft.id,
      name: draft.name,
      source: 'tminus.yaml' as const,
      draft,
      stored: null,
    })),
    ...added.map((stored) => ({
      kind: stored.value.kind,
      id: stored.value.id,
      name: stored.value.name,
      source: 'added' as const,
      draft: stored.value,
      stored,
    })),
  ];
  return all.filter((entry) => kind === null || entry.kind === kind);
}

/** An entry by its id or, of one kind, by its name. */
export async function findEntry(
  deps: Pick<EntryDependencies, 'workspace' | 'store'>,
  ref: string,
  kind: CalendarEntry['kind'] | null = null,
): Promise<Outcome<ListedEntry>> {
  const found = entryCalled(await listEntries(deps, kind), ref);
  return 'entry' in found ? accept(found.entry) : { ok: false, refusal: found.refusal };
}

/** Puts something on the calendar. Refuses names that are taken, components that there are not, and bad periods. */
export async function addEntry(
  deps: EntryDependencies & { readonly ids: EntryIds },
  draft: EntryDraft,
  actor: string,
): Promise<Outcome<ListedEntry>> {
  const bad = checkEntry(draft, await listEntries(deps), namesOf(deps));
  if (bad !== null) return { ok: false, refusal: bad };
  const createdAt = deps.clock.now();
  const value: CalendarEntry = { ...draft, id: deps.ids.entry(), createdAt, createdBy: actor };
  const put = [{ value, revision: 0 }];
  await deps.store.commit({
    calendar: { put },
    events: [entryEvent('calendar.entry_added', value, actor, createdAt)],
  });
  return accept(listed({ value, revision: 1 }));
}

const ATTEMPTS = 5;

/**
 * Changes an entry that somebody put there, as `edit` makes it of what it is; what changes nothing leaves no trace. Refuses
 * what the configuration owns, and what `addEntry` refuses.
 */
export function changeEntry(
  deps: EntryDependencies,
  ref: string,
  edit: (present: EntryDraft) => Outcome<EntryDraft>,
  actor: string,
  precondition?: Precondition<CalendarEntry>,
): Promise<Outcome<ListedEntry>> {
  return onStored(deps, ref, null, precondition, async (stored) => {
    const { id, createdAt, createdBy, ...present } = stored.value;
    const draft = edit(present);
    if (!draft.ok) return draft;
    const others = (await listEntries(deps)).filter((other) => other.id !== id);
    const bad = checkEntry(draft.value, others, namesOf(deps));
    if (bad !== null) return { ok: false, refusal: bad };
    if (canonicalJson(draft.value) === canonicalJson(present)) return accept(listed(stored));
    const value: CalendarEntry = { ...draft.value, id, createdAt, createdBy };
    await deps.store.commit({
      calendar: { put: [{ value, revision: stored.revision }] },
      events: [entryEvent('calendar.entry_changed', value, actor, deps.clock.now())],
    });
    return accept(listed({ value, revision: stored.revision + 1 }));
  });
}

/** Takes something off the calendar, by its id or, of one kind, by its name. Refuses what the configuration owns. */
export function removeEntry(
  deps: EntryDependencies,
  ref: string,
  kind: CalendarEntry['kind'] | null,
  actor: string,
  precondition?: Precondition<CalendarEntry>,
): Promise<Outcome<ListedEntry>> {
  return onStored(deps, ref, kind, precondition, async (stored) => {
    await deps.store.commit({
      calendar: { remove: [stored] },
      events: [entryEvent('calendar.entry_removed', stored.value, actor, deps.clock.now())],
    });
    return accept(listed(stored));
  });
}

/** Acts on an entry that people own; anew when somebody else saved in between. */
async function onStored(
  deps: EntryDependencies,
  ref: string,
  kind: CalendarEntry['kind'] | null,
  precondition: Precondition<CalendarEntry> = () => null,
  act: (stored: Stored<CalendarEntry>) => Promise<Outcome<ListedEntry>>,
): Promise<Outcome<ListedEntry>> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await findEntry(deps, ref, kind);
    if (!found.ok) return found;
    const { stored, name } = found.value;
    if (stored === null) return refuse('calendar.configured', { name });
    const unmet = precondition(stored);
    if (unmet !== null) return { ok: false, refusal: unmet };
    try {
      return await act(stored);
    } catch (error) {
      if (!isConflict(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

const listed = (stored: Stored<CalendarEntry>): ListedEntry => ({
  kind: stored.value.kind,
  id: stored.value.id,
  name: stored.value.name,
  source: 'added',
  draft: stored.value,
  stored,
});

const namesOf = ({ workspace }: EntryDependencies): readonly string[] =>
  workspace.components.map(({ name }) => name);

/** What happened to an entry, with all that it says now, or said last. */
export function entryEvent(type: EventType, entry: CalendarEntry, actor: string, at: number): DomainEvent {
  const { id, kind, name, createdAt: _at, createdBy: _by, ...rest } = entry;
  return { type, at, actor, releaseId: null, subject: name, reason: null, data: { id, kind, ...rest } };
}
