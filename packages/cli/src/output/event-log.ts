import type { EventResource } from '@tminus/contract';
import { eventPaint } from './event-line.ts';
import { color, columns, fit, oneLine, wrap } from './terminal.ts';

const ACTOR = 14;
const INDENT = 6 + 2 + 8 + 2 + ACTOR + 2;
/** Narrower, words have no room. */
const NARROWEST = 16;

/**
 * Events of the log as lines of so many columns: number, time (UTC), who, what; why on a line of its own. Each day has
 * a heading; `day` is the one that stands already. Words that are longer than a line stand out.
 */
export function eventLogLines(
  events: readonly EventResource[],
  width: number,
  day: string | null = null,
): string[] {
  const room = Math.max(NARROWEST, width - INDENT);
  let heading = day;
  return events.flatMap((event) => {
    const date = event.at.slice(0, 10);
    const headings = date === heading ? [] : [color.bold(date)];
    heading = date;
    return [...headings, ...linesOf(event, room)];
  });
}

function linesOf({ seq, at, actor, type, text, reason }: EventResource, room: number): string[] {
  // Who it was stands beside it already.
  const [first = '', ...rest] = wrap(oneLine(text.replaceAll(actor, nameOf(actor))), room);
  const paint = eventPaint(type);
  // An old number may be longer than its column; then the line is, too.
  const number = String(seq);
  const head = [
    color.dim(columns(number) > 6 ? number : fit(number, 6, 'right')),
    color.dim(at.slice(11, 19)),
    fit(nameOf(actor), ACTOR),
    paint(first),
  ].join('  ');
  const why = reason === null || reason === '' || text.includes(reason) ? [] : wrap(oneLine(reason), room);
  const below = [...rest.map(paint), ...why.map((line) => color.dim(line))];
  return [head, ...below.map((line) => ' '.repeat(INDENT) + line)];
}

/** `Mika <mika@example.org>` is Mika. */
const nameOf = (actor: string): string => actor.replace(/\s*<[^<>]*>$/, '') || actor;
