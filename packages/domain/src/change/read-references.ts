import type { Reference, ReferenceKind } from './change.ts';

/** Names that look like a ticket key but are standards, ciphers and the like. */
const NOT_TICKETS = new Set(
  'AES BASE CP CRC CWE COVID EC ECMA EN ES FIPS GB GPT HTTP IE IEEE ISO JIS JSR MD PEP RFC RSA SHA SSL TLS US UTF WCAG WIN'.split(
    ' ',
  ),
);

/** Longest word worth looking at: GitHub's limits for owner (39) and repository (100), and a number. */
const LONGEST = 160;

/**
 * Ids in a text, each once, in order of appearance: `#12`, `org/repo#12`, `GH-12` (issue), `REQ-003`
 * (requirement), `BUG-123` (bug), `ABC-9` (ticket), `CVE-…` and `GHSA-…` (vulnerability).
 */
export function readReferences(text: string): Reference[] {
  const found = new Map<string, Reference>();
  for (const word of wordsOf(text))
    for (const raw of word.includes('#') ? [word] : word.split('/')) {
      const kind = kindOf(raw);
      if (kind !== null && !found.has(raw)) found.set(raw, { raw, kind });
    }
  return [...found.values()];
}

/** No id is without one of them. */
const MARK = /[#-]/g;

/** Runs of characters that an id may hold, with a mark in them, without the full stop or dash after them. */
function* wordsOf(text: string): Generator<string> {
  let after = 0;
  for (;;) {
    MARK.lastIndex = after;
    const mark = MARK.exec(text)?.index;
    if (mark === undefined) return;
    let start = mark;
    while (start > after && isIdCharacter(text.charCodeAt(start - 1))) start -= 1;
    after = mark + 1;
    while (after < text.length && isIdCharacter(text.charCodeAt(after))) after += 1;
    let end = after;
    while (end > start && './-'.includes(text.charAt(end - 1))) end -= 1;
    if (end - start >= 2 && end - start <= LONGEST) yield text.slice(start, end);
  }
}

/** Letters, digits and `# - . / _`: with the slash, a URL's path stays one word and its fragment is no issue. */
function isIdCharacter(code: number): boolean {
  if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return true;
  return code === 35 || code === 45 || code === 46 || code === 47 || code === 95;
}

// Words are short (LONGEST) and every pattern is anchored at both ends, so matching cannot run away.
const ISSUE = /^(?:[A-Za-z0-9][\w.-]*\/[\w.-]+)?#\d{1,9}$/;
const GITHUB = /^gh-\d{1,9}$/i;
const VULNERABILITY = /^(?:CVE-\d{4}-\d{4,9}|GHSA(?:-[0-9a-z]{4}){3})$/i;
const KEYED = /^([A-Z][A-Z0-9]{1,9})(?:-[A-Z][A-Z0-9]{0,19}){0,3}-\d{1,9}$/;
const TICKET = /^[A-Z][A-Z0-9]{1,9}-\d{1,9}$/;

function kindOf(word: string): ReferenceKind | null {
  if (ISSUE.test(word) || GITHUB.test(word)) return 'issue';
  if (VULNERABILITY.test(word)) return 'vulnerability';
  const key = KEYED.exec(word)?.[1];
  if (key === 'REQ') return 'requirement';
  if (key === 'BUG') return 'bug';
  return TICKET.test(word) && key !== undefined && !NOT_TICKETS.has(key) ? 'ticket' : null;
}
