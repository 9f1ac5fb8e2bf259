import {
  accept,
  type CalendarEntry,
  canonicalJson,
  checkEntry,
  checkZone,
  type EntryDraft,
  type ErrorParams,
  importedId,
  LANGUAGES,
  type Outcome,
  type ReleaseType,
  translator,
  USUALLY_FROZEN,
} from '@tminus/domain';
import { isConflict } from '../release/act-on-release.ts';
import type { Stored } from '../release/store.ts';
import type { CalendarFiles, ImportedEvent } from './calendar-files.ts';
import { productOf } from './calendar-product.ts';
import { type EntryDependencies, entryEvent, listEntries } from './change-entries.ts';
import { titleOf } from './export-calendar.ts';

export const IMPORTED_KINDS = ['freeze', 'peak', 'window'] as const;
export type ImportedKind = (typeof IMPORTED_KINDS)[number];

export interface ImportRequest {
  readonly text: string;
  readonly as: ImportedKind;
  /** Null leaves it to what is there, or to what a freeze usually blocks. */
  readonly blocks: readonly ReleaseType[] | null;
  readonly components: readonly string[] | null;
  readonly impact: number | null;
  /** Where days and floating times are meant; null for the calendar's zone. */
  readonly zone: string | null;
  readonly aliases: Readonly<Record<string, string>>;
  readonly dryRun: boolean;
  readonly actor: string;
}

/** Why an event was left out: the code of an error or of a message under `calendar.skipped.`. */
export interface SkippedEvent {
  readonly line: number | null;
  readonly summary: string;
  readonly code: string;
  readonly params: ErrorParams;
}

export interface ImportResult {
  readonly added: readonly CalendarEntry[];
  readonly changed: readonly CalendarEntry[];
  readonly removed: readonly CalendarEntry[];
  readonly unchanged: number;
  readonly skipped: readonly SkippedEvent[];
}

type ImportDependencies = Omit<EntryDependencies, 'workspace'> & {
  readonly workspace: EntryDependencies['workspace'] & { readonly productName: string };
  readonly calendarFiles: Pick<CalendarFiles, 'read'>;
};

const ATTEMPTS = 3;
const LONGEST_NAME = 200;

/**
 * Puts the events of a calendar file on the calendar, all at once. What came from the same event before is changed, never
 * doubled; what is cancelled there goes. Names may be there twice, as they often are in such files. Refuses a file that
 * is none; a single event that cannot be kept is told.
 */
export async function importCalendar(
  deps: ImportDependencies,
  request: ImportRequest,
): Promise<Outcome<ImportResult>> {
  const { calendar } = deps.workspace;
  const floating = request.zone ?? calendar.constraints.zone ?? calendar.team.zone;
  for (const zone of [floating, ...Object.values(request.aliases)]) {
    const unknown = checkZone(zone);
    if (unknown !== null) return { ok: false, refusal: unknown };
  }
  const read = deps.calendarFiles.read(request.text, { floating, aliases: request.aliases });
  if (!read.ok) return read;
  const unreadable = read.value.skipped.map(({ line, summary, refusal }) => ({ line, summary, ...refusal }));
  for (let attempt = 1; ; attempt += 1) {
    const work = await sortEvents(deps, request, read.value.events);
    const { added, changed, removed, unchanged } = work;
    const result = {
      added,
      changed: changed.map(({ value }) => value),
      removed: removed.map(({ value }) => value),
    };
    const skipped = [...unreadable, ...work.skipped];
    const isIdle = added.length + changed.length + removed.length === 0;
    if (request.dryRun || isIdle) return accept({ ...result, unchanged, skipped });
    try {
      await save(deps, request.actor, work);
      return accept({ ...result, unchanged, skipped });
    } catch (error) {
      if (!isConflict(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

interface Sorted {
  readonly added: CalendarEntry[];
  readonly changed: Stored<CalendarEntry>[];
  readonly removed: Stored<CalendarEntry>[];
  unchanged: number;
  readonly skipped: SkippedEvent[];
}

/** What each event comes to, beside what is there. */
async function sortEvents(
  deps: ImportDependencies,
  request: ImportRequest,
  events: readonly ImportedEvent[],
): Promise<Sorted> {
  const listed = await listEntries(deps);
  const stored = new Map(listed.flatMap((each) => (each.stored === null ? [] : [[each.id, each.stored]])));
  const configured = new Set(listed.flatMap((each) => (each.stored === null ? [each.id] : [])));
  const components = deps.workspace.components.map(({ name }) => name);
  const sorted: Sorted = { added: [], changed: [], removed: [], unchanged: 0, skipped: [] };
  const skip = (event: ImportedEvent, code: string, params: ErrorParams = {}): void =>
    void sorted.skipped.push({ line: null, summary: event.summary, code, params });
  const idOf = idsOf(productOf(deps.workspace));
  for (const event of events) {
    const { id, isOurs } = idOf(event);
    const present = stored.get(id);
    if (isOurs && present === undefined) {
      if (configured.has(id)) skip(event, 'calendar.configured', { name: event.summary });
      else skip(event, 'calendar.skipped.ours');
    } else if (event.status === 'CANCELLED') {
      if (present === undefined) skip(event, 'calendar.skipped.cancelled');
      else sorted.removed.push(present);
    } else {
      const draft =
        isOurs && present !== undefined
          ? ownDraft(event, present.value)
          : draftOf(event, request, present?.value);
      const bad = checkEntry(draft, [], components);
      const value = { ...draft, id, ...authorship(present?.value, request.actor, deps.clock.now()) };
      if (bad !== null) skip(event, bad.code, bad.params);
      else if (present === undefined) sorted.added.push(value);
      else if (canonicalJson(present.value) === canonicalJson(value)) sorted.unchanged += 1;
      else sorted.changed.push({ value, revision: present.revision });
    }
  }
  return sorted;
}

const authorship = (present: CalendarEntry | undefined, actor: string, now: number) => ({
  createdAt: present?.createdAt ?? now,
  createdBy: present?.createdBy ?? actor,
});

/** Ids by UID: what we wrote ourselves keeps its own. */
function idsOf(product: string): (event: ImportedEvent) => { readonly id: string; readonly isOurs: boolean } {
  const counts = new Map<string, number>();
  const ending = `@${product}`;
  return ({ uid, replaces }) => {
    const key = JSON.stringify([uid, replaces]);
    const nth = counts.get(key) ?? 0;
    counts.set(key, nth + 1);
    if (uid.endsWith(ending) && replaces === null && nth === 0)
      return { id: uid.slice(0, -ending.length), isOurs: true };
    return { id: importedId({ uid, replaces, nth }), isOurs: false };
  };
}

function draftOf(
  event: ImportedEvent,
  request: ImportRequest,
  present: CalendarEntry | undefined,
): EntryDraft {
  const name = nameOf(event, present);
  const { period } = event;
  switch (request.as) {
    case 'freeze': {
      const before = present?.kind === 'freeze' ? present : null;
      const blocks = request.blocks ?? before?.blocks ?? USUALLY_FROZEN;
      return {
        kind: 'freeze',
        name,
        period,
        blocks,
        components: request.components ?? before?.components ?? null,
      };
    }
    case 'peak': {
      const before = present?.kind === 'peak' ? present.impact : null;
      return { kind: 'peak', name, period, impact: request.impact ?? before ?? 1 };
    }
    case 'window':
      return { kind: 'window', name, period };
  }
}

/** What we wrote ourselves stays what it is, whatever the rest of the file is taken for. */
function ownDraft(event: ImportedEvent, present: CalendarEntry): EntryDraft {
  const { id: _id, createdAt: _at, createdBy: _by, ...draft } = present;
  return { ...draft, name: nameOf(event, present), period: event.period };
}

/** The title that an export gave an entry is no new name of it. */
function nameOf({ summary, uid }: ImportedEvent, present: CalendarEntry | undefined): string {
  const isOurs = LANGUAGES.some(
    (language) => present !== undefined && titleOf(present, translator(language)) === summary,
  );
  return isOurs && present !== undefined ? present.name : (summary.trim() || uid).slice(0, LONGEST_NAME);
}

async function save(
  { store, clock }: ImportDependencies,
  actor: string,
  { added, changed, removed }: Sorted,
): Promise<void> {
  const at = clock.now();
  await store.commit({
    calendar: { put: [...added.map((value) => ({ value, revision: 0 })), ...changed], remove: removed },
    events: [
      ...added.map((value) => entryEvent('calendar.entry_added', value, actor, at)),
      ...changed.map(({ value }) => entryEvent('calendar.entry_changed', value, actor, at)),
      ...removed.map(({ value }) => entryEvent('calendar.entry_removed', value, actor, at)),
    ],
  });
}
