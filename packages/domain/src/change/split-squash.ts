import { meaningOf } from './change-type.ts';
import { type Header, readHeader } from './read-header.ts';

export interface SquashEntry {
  readonly header: Header;
  readonly lines: readonly string[];
}

export interface SplitBody {
  /** What belongs to the commit's own header. */
  readonly own: readonly string[];
  readonly entries: readonly SquashEntry[];
}

/**
 * Takes the list entries that are conventional headers (`* feat: …`, `- fix(api)!: …`) out of a body, as
 * forges write them when they squash a branch. Only types of the table count, so that `- Note: …` stays text.
 *
 * With blank lines between entries each one carries its own commit's message, footers included. Without,
 * it is a plain list, and what follows the list after a blank line belongs to the commit itself.
 */
export function splitSquash(body: readonly string[]): SplitBody {
  const own: string[] = [];
  const entries: { header: Header; lines: string[] }[] = [];
  let parted = false;
  for (const [index, line] of body.entries()) {
    const header = entryHeader(line);
    if (header === null) (entries.at(-1)?.lines ?? own).push(line);
    else {
      if (entries.length > 0 && body[index - 1]?.trim() === '') parted = true;
      entries.push({ header, lines: [] });
    }
  }
  const last = entries.at(-1);
  if (last !== undefined && !parted) {
    const blank = last.lines.findIndex((line) => line.trim() === '');
    if (blank !== -1) for (const line of last.lines.splice(blank)) own.push(line);
  }
  return { own, entries };
}

function entryHeader(line: string): Header | null {
  const text = line.trimStart();
  if (!text.startsWith('* ') && !text.startsWith('- ')) return null;
  const header = readHeader(text.slice(2).trimStart());
  return header !== null && meaningOf(header.type) !== null ? header : null;
}
