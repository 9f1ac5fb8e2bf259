import type { CalendarEntry, EntryDraft, Outcome, Release, Translate } from '@tminus/domain';
import {
  type Agenda,
  type AgendaRequest,
  addEntry,
  type CalendarFiles,
  changeEntry,
  type EntryIds,
  type ExportRequest,
  exportCalendar,
  type FoundWindows,
  findEntry,
  findWindows,
  type ImportRequest,
  type ImportResult,
  importCalendar,
  type ListedEntry,
  listEntries,
  type OverrideRequest,
  overrideFreeze,
  type PlanDependencies,
  type Precondition,
  readAgenda,
  removeEntry,
  type ShipDependencies,
  type WindowsRequest,
} from '@tminus/engine';

/** What an edge can ask of the calendar. */
export interface CalendarUseCases {
  findWindows(request: WindowsRequest): Promise<Outcome<FoundWindows>>;
  readAgenda(request: AgendaRequest): Promise<Outcome<Agenda>>;
  listCalendarEntries(kind: CalendarEntry['kind'] | null): Promise<readonly ListedEntry[]>;
  findCalendarEntry(ref: string, kind: CalendarEntry['kind'] | null): Promise<Outcome<ListedEntry>>;
  addCalendarEntry(draft: EntryDraft, actor: string): Promise<Outcome<ListedEntry>>;
  changeCalendarEntry(
    ref: string,
    edit: (present: EntryDraft) => Outcome<EntryDraft>,
    actor: string,
    precondition?: Precondition<CalendarEntry>,
  ): Promise<Outcome<ListedEntry>>;
  removeCalendarEntry(
    ref: string,
    kind: CalendarEntry['kind'] | null,
    actor: string,
    precondition?: Precondition<CalendarEntry>,
  ): Promise<Outcome<ListedEntry>>;
  importCalendar(request: ImportRequest): Promise<Outcome<ImportResult>>;
  exportCalendar(request: ExportRequest, translate: Translate): Promise<Outcome<string>>;
  overrideFreeze(
    ref: string,
    request: OverrideRequest,
    precondition?: Precondition<Release>,
  ): Promise<Outcome<Release>>;
  /** In which zone dates are meant that name none. */
  calendarZone(): string;
  /** Now, epoch ms. */
  now(): number;
}

export type CalendarAdapters = {
  readonly ids: EntryIds;
  readonly calendarFiles: CalendarFiles;
};

export const calendarUseCases = (
  deps: Omit<ShipDependencies & PlanDependencies, 'ids'> & CalendarAdapters,
): CalendarUseCases => ({
  findWindows: (request) => findWindows(deps, request),
  readAgenda: (request) => readAgenda(deps, request),
  listCalendarEntries: (kind) => listEntries(deps, kind),
  findCalendarEntry: (ref, kind) => findEntry(deps, ref, kind),
  addCalendarEntry: (draft, actor) => addEntry(deps, draft, actor),
  changeCalendarEntry: (ref, edit, actor, precondition) => changeEntry(deps, ref, edit, actor, precondition),
  removeCalendarEntry: (ref, kind, actor, precondition) => removeEntry(deps, ref, kind, actor, precondition),
  importCalendar: (request) => importCalendar(deps, request),
  exportCalendar: (request, translate) => exportCalendar(deps, request, translate),
  overrideFreeze: (ref, request, precondition) => overrideFreeze(deps, ref, request, precondition),
  calendarZone: () => deps.workspace.calendar.team.zone,
  now: () => deps.clock.now(),
});
