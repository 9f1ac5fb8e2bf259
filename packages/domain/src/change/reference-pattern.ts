import type { Reference, ReferenceKind } from './change.ts';

/** How a team writes its ids: literal text with one `{number}` in it, as `AB#{number}`. */
export interface ReferenceRule {
  readonly pattern: string;
  readonly kind: ReferenceKind;
}

/** A rule made ready for looking through many messages. */
export interface ReferencePattern {
  readonly prefix: string;
  readonly suffix: string;
  readonly kind: ReferenceKind;
}

/** A reference and where it begins. */
export interface PlacedReference extends Reference {
  readonly at: number;
}

const NUMBER = '{number}';
const MOST_DIGITS = 18;

/**
 * Makes a rule ready; null when its pattern is not text with exactly one `{number}`, begins or ends with a
 * blank, has no text in front of the number (every number would be an id), or a digit beside it (the number
 * would have no edge).
 */
export function compileReference({ pattern, kind }: ReferenceRule): ReferencePattern | null {
  const [prefix = '', suffix = '', ...more] = pattern.split(NUMBER);
  if (more.length > 0 || prefix === '' || pattern === prefix || pattern !== pattern.trim()) return null;
  return /\d$/.test(prefix) || /^\d/.test(suffix) || /[\r\n]/.test(pattern) ? null : { prefix, suffix, kind };
}

/**
 * Ids written like one of the patterns, pattern by pattern. An id stands alone: no letter or digit touches it.
 * Linear in the text for each pattern, because the digits of one occurrence are never those of another.
 */
export function findPatterns(text: string, patterns: readonly ReferencePattern[]): PlacedReference[] {
  return patterns.flatMap((pattern) => occurrencesOf(text, pattern));
}

function occurrencesOf(text: string, { prefix, suffix, kind }: ReferencePattern): PlacedReference[] {
  const found: PlacedReference[] = [];
  for (let at = text.indexOf(prefix); at !== -1; at = text.indexOf(prefix, at + 1)) {
    const digits = at + prefix.length;
    let after = digits;
    while (isDigit(text, after)) after += 1;
    const end = after + suffix.length;
    if (after === digits || after - digits > MOST_DIGITS || !text.startsWith(suffix, after)) continue;
    if (joins(text, at - 1, at) || joins(text, end - 1, end)) continue;
    found.push({ at, raw: text.slice(at, end), kind });
  }
  return found;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

const WORD = /[A-Za-z0-9_]/;

/** Whether the characters at two neighbouring places belong to one word; Japanese puts no blanks around an id. */
function joins(text: string, left: number, right: number): boolean {
  return left >= 0 && right < text.length && WORD.test(text.charAt(left)) && WORD.test(text.charAt(right));
}

/** Those of the ids that a text has, in either case; each stands alone, and is no part of a longer one with dashes. */
export function findIds(text: string, ids: readonly string[]): PlacedReference[] {
  if (ids.length === 0) return [];
  const lower = lowerInPlace(text);
  return ids.flatMap((id) => {
    const wanted = id.toLowerCase();
    const found: PlacedReference[] = [];
    for (let at = lower.indexOf(wanted); wanted !== '' && at !== -1; at = lower.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      if (continues(text, at - 1, -1) || continues(text, end, 1)) continue;
      found.push({ at, raw: text.slice(at, end), kind: 'ticket' });
    }
    return found;
  });
}

/** In lower case, every sign at its place: one that would grow or shrink, such as `İ`, stays as it is. */
function lowerInPlace(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replaceAll(/[^\0-\x7f]|[A-Z]+/g, (part) => {
    const small = part.toLowerCase();
    return small.length === part.length ? small : part;
  });
}

/** Whether a word goes on at a place: at once, or behind a dash. */
function continues(text: string, at: number, step: 1 | -1): boolean {
  const next = text.charAt(at) === '-' ? at + step : at;
  return WORD.test(text.charAt(next));
}
