import { meaningOf } from './change-type.ts';
import { endsOfFences } from './ends-of-fences.ts';
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
 * Takes the conventional headers out of a body: entries of a list (`* feat: …`, `- fix(api)!: …`), as forges
 * write them when they squash a branch, and first lines of paragraphs (`fix: …`), as git puts messages
 * together. Only types of the table count, so that `- Note: …` stays text, and so does all code.
 *
 * Behind a paragraph's first line, and with blank lines between the entries of a list, each one carries its own
 * commit's message, footers included. Without, it is a plain list, and what follows the list after a blank line
 * belongs to the commit itself.
 *
 * @param body lines without blanks at their ends
 * @param title line that holds nothing but a title, which any type may begin; -1 when there is none
 */
export function splitSquash(body: readonly string[], title: number): SplitBody {
  let own: readonly string[] = body;
  const entries: { header: Header; lines: string[] }[] = [];
  let parted = false;
  const fences = endsOfFences(body);
  for (let index = 0; index < body.length; index += 1) {
    const line = body[index] ?? '';
    const last = entries.at(-1);
    const startsParagraph = index === 0 || body[index - 1] === '';
    const header = listedHeader(line) ?? (startsParagraph ? paragraphHeader(line, index === title) : null);
    const end = fences.get(index);
    if (end !== undefined) {
      for (; index < end; index += 1) last?.lines.push(body[index] ?? '');
      last?.lines.push(body[end] ?? '');
    } else if (header === null) last?.lines.push(line);
    else {
      if (last === undefined) own = body.slice(0, index);
      if (!isListed(line) || (last !== undefined && startsParagraph)) parted = true;
      entries.push({ header, lines: [] });
    }
  }
  const last = entries.at(-1);
  const blank = last === undefined || parted ? -1 : last.lines.indexOf('');
  if (last === undefined || blank === -1) return { own, entries };
  return { own: [...own, ...last.lines.splice(blank)], entries };
}

const LISTED = /^\s*[*-] /;
const isListed = (line: string): boolean => LISTED.test(line);

function listedHeader(line: string): Header | null {
  return isListed(line) ? known(readHeader(line.trimStart().slice(2).trimStart())) : null;
}

/** Unless it is a title: lower case and more than an id, unlike the footers `Fix: #12` and `Security: …`. */
function paragraphHeader(line: string, isTitle: boolean): Header | null {
  if (isTitle) return known(readHeader(line));
  const code = line.charCodeAt(0);
  if (code < 97 || code > 122) return null;
  const header = known(readHeader(line));
  if (header === null || header.subject.startsWith('#')) return null;
  return header.type === 'security' && header.scope === null ? null : header;
}

function known(header: Header | null): Header | null {
  return header !== null && meaningOf(header.type) !== null ? header : null;
}
