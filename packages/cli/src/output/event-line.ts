import type { EventResource } from '@tminus/contract';
import { color, oneLine } from './terminal.ts';

/** The colour of an event: red for what went wrong, green for what was reached. */
export function eventPaint(type: string): (text: string) => string {
  if (/rollback|failed|unreachable|incident|refused|rejected/.test(type)) return color.red;
  return /deployed|succeeded|approved|promoted/.test(type) ? color.green : (text) => text;
}

/** `12:34:56  text`, in UTC as the log has it, on one line. */
export const eventLine = ({ at, text, type }: EventResource): string =>
  `${color.dim(at.slice(11, 19))}  ${eventPaint(type)(oneLine(text))}`;
