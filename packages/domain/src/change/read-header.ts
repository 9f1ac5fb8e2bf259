import { meaningOf } from './change-type.ts';

/** First line of a conventional commit. */
export interface Header {
  /** Lower case. */
  readonly type: string;
  /** Null when there is none, or nothing in its parentheses. */
  readonly scope: string | null;
  /** Whether `!` stands before the colon. */
  readonly breaking: boolean;
  readonly subject: string;
  /** Whether it is written as the specification wants it. */
  readonly conforms: boolean;
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isBlank = (code: number): boolean => code === 32 || code === 9;

const COLON = 58;
const OPEN = 40;
const MARK = 33;
const SLASH = 47;

/** Index after the run of letters, digits, `-` and `_` (when allowed) that begins with a letter at 0; 0 when there is none. */
export function endOfWord(line: string, underscore: boolean): number {
  if (!isLetter(line.charCodeAt(0))) return 0;
  let at = 1;
  for (; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (!isLetter(code) && !isDigit(code) && code !== 45 && !(underscore && code === 95)) break;
  }
  return at;
}

/**
 * Reads `type(scope)!: subject` (Conventional Commits 1.0.0, rules 1 to 5, 13 and 15), from left to right
 * without going back. Empty parentheses are no scope. Null when the line is anything else.
 */
export function readHeader(line: string): Header | null {
  let at = endOfWord(line, true);
  if (at === 0) return null;
  const type = line.slice(0, at).toLowerCase();
  let scope: string | null = null;
  if (line.charCodeAt(at) === OPEN) {
    const close = line.indexOf(')', at);
    if (close === -1) return null;
    scope = line.slice(at + 1, close).trim();
    if (scope.includes('(')) return null;
    at = close + 1;
  }
  const breaking = line.charCodeAt(at) === MARK;
  if (breaking) at += 1;
  if (line.charCodeAt(at) !== COLON || !isBlank(line.charCodeAt(at + 1))) return null;
  const subject = line.slice(at + 1).trim();
  return subject === ''
    ? null
    : { type, scope: scope === '' ? null : scope, breaking, subject, conforms: true };
}

/** What a Japanese or Chinese keyboard writes for the signs of a header. */
const FULL_WIDTH: Readonly<Record<string, string>> = { '：': ':', '（': '(', '）': ')', '！': '!' };

/** A picture in front of the type, as a sign or by its name: `📝 docs: …`, `:memo: docs: …`. */
const PICTURE = /^(?:(?:\p{Extended_Pictographic}|\u200d|\ufe0f){1,16}|:[a-z0-9_+-]{1,40}:)\s+/u;

/** The type where the scope belongs: `(chore): …`. */
const ENCLOSED = /^\(([A-Za-z]{1,20})\)(?=!?:)/;

/**
 * Reads what was meant as a header and misses the form: no blank after the colon, blanks before the scope or
 * the colon, `!` before the scope, full-width signs, a picture in front, the type in parentheses. Only types
 * that have a meaning are believed, so that a sentence, a URL or `a::b` is none. Such a header does not
 * conform, and counts all the same.
 */
export function readLooseHeader(written: string): Header | null {
  const picture = PICTURE.exec(written);
  const line = (picture === null ? written : written.slice(picture[0].length)).replace(ENCLOSED, '$1');
  const end = endOfWord(line, true);
  const type = line.slice(0, end).toLowerCase();
  if (end === 0 || meaningOf(type) === null) return null;
  const signAt = (index: number): string => FULL_WIDTH[line.charAt(index)] ?? line.charAt(index);
  const skipBlanks = (from: number): number => {
    let index = from;
    while (isBlank(line.charCodeAt(index))) index += 1;
    return index;
  };
  let scope: string | null = null;
  let breaking = false;
  let at = skipBlanks(end);
  for (; ; at = skipBlanks(at)) {
    if (signAt(at) === '!' && !breaking) {
      breaking = true;
      at += 1;
    } else if (signAt(at) === '(' && scope === null) {
      const start = at + 1;
      at = start;
      while (at < line.length && signAt(at) !== ')') at += 1;
      scope = line.slice(start, at).trim();
      at += 1;
    } else break;
  }
  const next = line.charCodeAt(at + 1);
  if (signAt(at) !== ':' || next === COLON || next === SLASH) return null;
  const subject = line.slice(at + 1).trim();
  return subject === '' ? null : { type, scope: scope || null, breaking, subject, conforms: false };
}
