import type { EventResource } from '@tminus/contract';
import { color, oneLine } from './terminal.ts';

/** `12:34:56  text`, in UTC as the log has it, on one line. */
export function eventLine({ at, text, type }: EventResource): string {
  const paint = /rollback|failed|unreachable|incident|refused|rejected/.test(type)
    ? color.red
    : /deployed|succeeded|approved|promoted/.test(type)
      ? color.green
      : (line: string) => line;
  return `${color.dim(at.slice(11, 19))}  ${paint(oneLine(text))}`;
}
