import type { Reference, ReferenceKind } from './change.ts';
import { findIds, findPatterns, type PlacedReference, type ReferencePattern } from './reference-pattern.ts';

/** Names that look like a ticket key but are standards, ciphers and the like. */
const NOT_TICKETS = new Set(
  'AES BASE CP CRC CWE COVID EC ECMA EN ES FIPS GB GPT HTTP IE IEEE ISO JIS JSR MD PEP RFC RSA SHA SSL TLS US UTF WCAG WIN'.split(
    ' ',
  ),
);

/** Longest word worth looking at: GitHub's limits for owner (39) and repository (100), and a number. */
const LONGEST = 160;

const GHSA_LENGTH = 'GHSA-xxxx-xxxx-xxxx'.length;

/**
 * Ids in a text, each once, in order of appearance: `#12`, `org/repo#12`, `GH-12` (issue), `REQ-003`
 * (requirement), `BUG-123` (bug), `ABC-9` (ticket), `CVE-…` and `GHSA-…` (vulnerability), and what is written
 * like one of the patterns or is one of the ids, which go before the forms that are always read.
 */
export function readReferences(
  text: string,
  patterns: readonly ReferencePattern[] = [],
  ids: readonly string[] = [],
): Reference[] {
  const known = knownReferences(text);
  if (patterns.length === 0 && ids.length === 0) return once(known);
  return once(apart([...findPatterns(text, patterns), ...findIds(text, ids), ...known]));
}

/** By position, without overlaps: the earlier one, then the longer one, then the one that came first. */
function apart(found: readonly PlacedReference[]): PlacedReference[] {
  let end = 0;
  return found
    .toSorted((left, right) => left.at - right.at || right.raw.length - left.raw.length)
    .filter(({ at, raw }) => {
      if (at < end) return false;
      end = at + raw.length;
      return true;
    });
}

function once(found: readonly PlacedReference[]): Reference[] {
  if (found.length === 0) return [];
  const byRaw = new Map<string, Reference>();
  for (const { raw, kind } of found) if (!byRaw.has(raw)) byRaw.set(raw, { raw, kind });
  return [...byRaw.values()];
}

function knownReferences(text: string): PlacedReference[] {
  const found: PlacedReference[] = [];
  let after = 0;
  // No id is without one of the two.
  let sign = text.indexOf('#');
  let dash = text.indexOf('-');
  while (sign !== -1 || dash !== -1) {
    const mark = sign === -1 || (dash !== -1 && dash < sign) ? dash : sign;
    let start = mark;
    let hasDigit = false;
    for (; start > after; start -= 1) {
      const sort = sortOf(text.charCodeAt(start - 1));
      if (sort === OTHER) break;
      hasDigit ||= sort === DIGIT;
    }
    for (after = mark + 1; after < text.length; after += 1) {
      const sort = sortOf(text.charCodeAt(after));
      if (sort === OTHER) break;
      hasDigit ||= sort === DIGIT;
    }
    // Ids of GHSA may have none, but end with four letters; no other word is worth cutting out.
    if (hasDigit || after - start >= GHSA_LENGTH) addReferences(found, text, start, after);
    if (sign !== -1 && sign < after) sign = text.indexOf('#', after);
    if (dash !== -1 && dash < after) dash = text.indexOf('-', after);
  }
  return found;
}

/** Adds the ids of one word. */
function addReferences(found: PlacedReference[], text: string, from: number, after: number): void {
  // A number sign too many is a slip: `##12`.
  let start = from;
  while (text.startsWith('##', start)) start += 1;
  let end = after;
  // A full stop, a dash or a slash behind an id is none of its own.
  while (end > start && './-'.includes(text.charAt(end - 1))) end -= 1;
  if (end - start < 2 || end - start > LONGEST) return;
  const word = text.slice(start, end);
  let at = start;
  for (const raw of word.includes('#') ? [word] : word.split('/')) {
    const kind = kindOf(raw);
    if (kind !== null) found.push({ at, raw, kind });
    at += raw.length + 1;
  }
}

const OTHER = 0;
const SIGN = 1;
const DIGIT = 2;

/** Letters, digits and `# - . / _`: with the slash, a URL's path stays one word and its fragment is no issue. */
function sortOf(code: number): number {
  if (code >= 97 && code <= 122) return SIGN;
  if (code >= 48 && code <= 57) return DIGIT;
  if ((code >= 65 && code <= 90) || (code >= 45 && code <= 47)) return SIGN;
  return code === 35 || code === 95 ? SIGN : OTHER;
}

// Words are short (LONGEST) and every pattern is anchored at both ends, so matching cannot run away.
const ISSUE = /^(?:[A-Za-z0-9][\w.-]*\/[\w.-]+)?#\d{1,9}$/;
const GITHUB = /^gh-\d{1,9}$/i;
const VULNERABILITY = /^(?:CVE-\d{4}-\d{4,9}|GHSA(?:-[0-9a-z]{4}){3})$/i;
const KEYED = /^([A-Z][A-Z0-9]{1,9})(?:-[A-Z][A-Z0-9]{0,19}){0,3}-\d{1,9}$/;
const TICKET = /^[A-Z][A-Z0-9]{1,9}-\d{1,9}$/;

function kindOf(word: string): ReferenceKind | null {
  // Every form but GHSA's ends with a digit, which few words with a dash in them do.
  const last = word.charCodeAt(word.length - 1);
  if ((last < 48 || last > 57) && word.length !== GHSA_LENGTH) return null;
  if (ISSUE.test(word) || GITHUB.test(word)) return 'issue';
  if (VULNERABILITY.test(word)) return 'vulnerability';
  const key = KEYED.exec(word)?.[1];
  if (key === 'REQ') return 'requirement';
  if (key === 'BUG') return 'bug';
  return TICKET.test(word) && key !== undefined && !NOT_TICKETS.has(key) ? 'ticket' : null;
}
