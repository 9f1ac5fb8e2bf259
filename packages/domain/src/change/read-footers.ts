import type { Footer } from './change.ts';
import { endOfWord } from './read-header.ts';

export const BREAKING = 'BREAKING CHANGE';
const BREAKING_SPELLINGS = ['BREAKING CHANGE', 'BREAKING-CHANGE', 'BREAKING CHANGES'];
/** Their text often starts on the next line. */
const MAY_END_THE_LINE = new Set(['deprecated', 'security']);

/**
 * Footers of a message body (Conventional Commits 1.0.0, rules 8 to 12 and 16): a footer starts after a
 * blank line or another footer, a breaking note on any line, and each ends where the next one starts.
 */
export function readFooters(lines: readonly string[]): Footer[] {
  const footers: { token: string; text: string[] }[] = [];
  let mayStart = true;
  for (const line of lines) {
    const start = footerStart(line);
    if (start !== null && (mayStart || footers.length > 0 || start.token === BREAKING))
      footers.push({ token: start.token, text: [start.value] });
    else footers.at(-1)?.text.push(line);
    mayStart = line.trim() === '';
  }
  return footers.map(({ token, text }) => ({ token, value: text.join('\n').trim() }));
}

function footerStart(line: string): Footer | null {
  for (const spelling of BREAKING_SPELLINGS) {
    if (!line.startsWith(spelling)) continue;
    const rest = line.slice(spelling.length);
    if (rest.startsWith(':')) return { token: BREAKING, value: rest.slice(1).trim() };
    if (rest.startsWith(' #')) return { token: BREAKING, value: rest.slice(1).trim() };
  }
  const end = endOfWord(line, false);
  if (end === 0) return null;
  const token = line.slice(0, end);
  const rest = line.slice(end);
  const separated = rest.startsWith(': ') || (rest === ':' && MAY_END_THE_LINE.has(token.toLowerCase()));
  if (separated) return { token, value: rest.slice(1).trim() };
  return rest.startsWith(' #') ? { token, value: rest.slice(1).trim() } : null;
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
