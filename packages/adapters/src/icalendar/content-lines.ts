import { accept, type Outcome, refuse } from '@tminus/domain';

/** A line as its writer meant it, unfolded, and the number of the line of the file where it begins. */
export interface ContentLine {
  readonly text: string;
  readonly line: number;
  readonly name: string;
}

/** The lines of one VEVENT, its BEGIN and END included. */
export interface EventLines {
  readonly lines: readonly ContentLine[];
  readonly line: number;
}

const MOST_EVENTS = 5_000;
const DEEPEST = 5;

/** Joins what was folded (RFC 5545, section 3.1), in time linear in the text; takes lines that end with LF alone. */
function unfold(text: string): ContentLine[] {
  const parts: { line: number; pieces: string[] }[] = [];
  text.split('\n').forEach((raw, index) => {
    const piece = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const last = parts.at(-1);
    if (/^[ \t]/.test(piece) && last !== undefined) last.pieces.push(piece.slice(1));
    else if (piece !== '') parts.push({ line: index + 1, pieces: [piece] });
  });
  return parts.map(({ line, pieces }) => {
    const whole = pieces.join('');
    return { text: whole, line, name: (/^[A-Za-z0-9-]+(?=[;:])/.exec(whole)?.[0] ?? '').toUpperCase() };
  });
}

/** The events of a file, each by its lines; refuses what is no iCalendar file, naming the line. */
export function eventLines(text: string): Outcome<EventLines[]> {
  const lines = unfold(text.replace(/^\ufeff/, ''));
  const events: EventLines[] = [];
  const open: string[] = [];
  let event: { lines: ContentLine[]; line: number } | null = null;
  for (const content of lines) {
    const { name, line } = content;
    const wrong = (problem: string) => refuse('calendar.fileInvalid', { line, problem });
    if (name === '') return wrong(shortened(content.text));
    const value = content.text
      .slice(name.length + 1)
      .trim()
      .toUpperCase();
    if (name === 'BEGIN') {
      if (open.length === 0 && value !== 'VCALENDAR') return wrong(shortened(content.text));
      open.push(value);
      if (open.length > DEEPEST) return wrong(shortened(content.text));
      if (value === 'VEVENT' && event === null) event = { lines: [], line };
    }
    if (open.length === 0) return wrong(shortened(content.text));
    // Alarms and other parts of an event say nothing of its time.
    if (event !== null && open.at(-1) === 'VEVENT') event.lines.push(content);
    if (name === 'END') {
      if (open.pop() !== value) return wrong(shortened(content.text));
      if (value === 'VEVENT' && event !== null) {
        events.push(event);
        event = null;
        if (events.length > MOST_EVENTS) return refuse('calendar.tooManyEvents', { limit: MOST_EVENTS });
      }
    }
  }
  if (open.length > 0 || lines.length === 0)
    return refuse('calendar.fileInvalid', { line: lines.at(-1)?.line ?? 1, problem: 'END:VCALENDAR' });
  return accept(events);
}

/** Enough of a line to be found again. */
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
