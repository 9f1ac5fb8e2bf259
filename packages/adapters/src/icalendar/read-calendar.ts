import { accept, checkPeriod, type Outcome, type Period, type Refusal, refuse } from '@tminus/domain';
import type { ImportedCalendar, ImportedEvent, ZoneChoice } from '@tminus/engine';
import { eventLines } from './content-lines.ts';
import { inZone, type RawEvent, readEvent, timeText } from './read-event.ts';

const MOST_BYTES = 2_000_000;

/**
 * Reads an iCalendar file (RFC 5545): what recurs as a rule with its exceptions, what replaces single occurrences as
 * events of their own. Refuses files over 2 MB or 5,000 events, and what is no calendar, with its line; a single event
 * that cannot be kept (an unknown zone, a rule that is none or happens too often, no length) is skipped and told. No
 * rule is expanded.
 */
export function readCalendar(
  text: string,
  zones: ZoneChoice = { floating: 'UTC', aliases: {} },
): Outcome<ImportedCalendar> {
  if (Buffer.byteLength(text) > MOST_BYTES) return refuse('calendar.fileTooLarge', { limit: MOST_BYTES });
  const blocks = eventLines(text);
  if (!blocks.ok) return blocks;
  const skipped: { line: number; summary: string; refusal: Refusal }[] = [];
  const raw: RawEvent[] = [];
  for (const block of blocks.value) {
    const read = readEvent(block, zones);
    if (!('code' in read)) raw.push(read);
    else if (read.code === 'calendar.fileInvalid') return { ok: false, refusal: read };
    else skipped.push({ line: block.line, summary: '', refusal: read });
  }
  const replaced = replacedByUid(raw);
  const events: ImportedEvent[] = [];
  for (const event of raw) {
    const except = event.recurrenceId === null ? (replaced.get(event.uid) ?? []) : [];
    for (const period of periodsOf(event, except)) {
      const refusal = checkPeriod(period);
      if (refusal === null) events.push(imported(event, period));
      else skipped.push({ line: event.line, summary: event.summary, refusal });
    }
  }
  return accept({ events, skipped });
}

function replacedByUid(events: readonly RawEvent[]): Map<string, RawEvent[]> {
  const replaced = new Map<string, RawEvent[]>();
  for (const event of events)
    if (event.recurrenceId !== null) replaced.set(event.uid, [...(replaced.get(event.uid) ?? []), event]);
  return replaced;
}

const imported = (event: RawEvent, period: Period): ImportedEvent => ({
  uid: event.uid,
  summary: event.summary,
  description: event.description,
  categories: event.categories,
  status: event.status,
  period,
  replaces: event.recurrenceId === null ? null : timeText(event.recurrenceId),
});

/** One period for each rule, and one for each time that was added. */
function periodsOf(event: RawEvent, replacing: readonly RawEvent[]): Period[] {
  const { start, length, rules, excluded, added } = event;
  const gone = [
    ...excluded,
    ...replacing.flatMap(({ recurrenceId }) => (recurrenceId === null ? [] : [recurrenceId])),
  ].map((time) => timeText(inZone(time, start)));
  const except = [...new Set(gone)].sort();
  const at = (wall: number, rule: string | null): Period => ({
    start: timeText({ ...start, wall }),
    // A date as the end belongs to the period.
    end: timeText({ ...start, wall: wall + length - (start.isDate ? 86_400_000 : 0) }),
    zone: start.zone,
    rule,
    ...(except.length > 0 && { except }),
  });
  const recurring = rules.length === 0 ? [at(start.wall, null)] : rules.map((rule) => at(start.wall, rule));
  return [...recurring, ...added.map((time) => at(inZone(time, start).wall, null))];
}
