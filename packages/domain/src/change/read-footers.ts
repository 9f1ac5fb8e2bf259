import type { Footer } from './change.ts';
import { endsOfFences } from './ends-of-fences.ts';
import { endOfWord } from './read-header.ts';

export const BREAKING = 'BREAKING CHANGE';
/**
 * Either spelling of the specification or the plural, below at most three blanks, as an item of a list, a heading
 * or in bold, with a colon of either width. Each part can match in one way only.
 */
const BREAKING_NOTE =
  /^ {0,3}(?:[*-] +|#{1,6} +)?(?:\*\*)?BREAKING[ -]CHANGES?(?:\*\*)?(?:([:：])(?:\*\*)?|(?= #)|$)/;
/** Users must know: found below blanks too, and the text often starts on the next line. */
const NOTABLE = new Set(['deprecated', 'security']);
/** What `git cherry-pick -x` writes behind the message. */
const CHERRY_PICKED = '(cherry picked from commit ';

/**
 * Footers of a message body (Conventional Commits 1.0.0, rules 8 to 12 and 16): a footer starts after a
 * blank line or another footer, a breaking note on any line, and each ends where the next one starts. A line
 * that only says `BREAKING CHANGE`, at the start of a paragraph, is a note whose text follows. What a fenced
 * block of code holds is text.
 *
 * @param lines without blanks at their ends
 */
export function readFooters(lines: readonly string[]): Footer[] {
  const fences = endsOfFences(lines);
  const footers: { token: string; text: string[] }[] = [];
  let open: string[] | null = null;
  let mayStart = true;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const start = line === '' ? null : footerStart(line, mayStart);
    if (start !== null) {
      open = [start.value];
      footers.push({ token: start.token, text: open });
    } else if (line.startsWith(CHERRY_PICKED)) open = null;
    else open?.push(line);
    mayStart = line === '' || footers.length > 0;
    const end = fences.get(index);
    if (end === undefined) continue;
    for (; index < end; index += 1) open?.push(lines[index + 1] ?? '');
  }
  return footers.map(({ token, text }) => ({ token, value: text.join('\n').trim() }));
}

function footerStart(line: string, mayStart: boolean): Footer | null {
  const note = line.includes('BREAKING') ? BREAKING_NOTE.exec(line) : null;
  if (note !== null && (mayStart || note[0] !== line || note[1] !== undefined))
    return { token: BREAKING, value: line.slice(note[0].length).trim() };
  if (!mayStart) return null;
  const text = line.startsWith(' ') ? line.slice(indent(line)) : line;
  const end = endOfWord(text, false);
  if (end === 0) return null;
  const token = text.slice(0, end);
  const rest = text.slice(end);
  if (text !== line || rest === ':') {
    if (!NOTABLE.has(token.toLowerCase())) return null;
  }
  if (rest.startsWith(': ') || rest === ':') return { token, value: rest.slice(1).trim() };
  return rest.startsWith(' #') ? { token, value: rest.slice(1).trim() } : null;
}

/** Blanks before the text, three at most: behind four of them Markdown has code. */
function indent(line: string): number {
  let at = 0;
  while (at < 3 && line.charAt(at) === ' ') at += 1;
  return at;
}

/** Whether a footer of that name is there, in any case. */
export function hasFooter(footers: readonly Footer[], token: string): boolean {
  return footers.some((footer) => footer.token.toLowerCase() === token);
}

/** Texts of every footer of that name, in any case, without empty ones. */
export function footerTexts(footers: readonly Footer[], token: string): string[] {
  return footers
    .filter((footer) => footer.token.toLowerCase() === token && footer.value !== '')
    .map(({ value }) => value);
}
