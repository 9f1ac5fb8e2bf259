/** First line of a conventional commit. */
export interface Header {
  /** Lower case. */
  readonly type: string;
  readonly scope: string | null;
  /** Whether `!` stands before the colon. */
  readonly breaking: boolean;
  readonly subject: string;
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

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
 * without going back. Null when the line is anything else.
 */
export function readHeader(line: string): Header | null {
  let at = endOfWord(line, true);
  if (at === 0) return null;
  const type = line.slice(0, at).toLowerCase();
  let scope: string | null = null;
  if (line[at] === '(') {
    const close = line.indexOf(')', at);
    if (close === -1) return null;
    scope = line.slice(at + 1, close).trim();
    if (scope === '' || scope.includes('(')) return null;
    at = close + 1;
  }
  const breaking = line[at] === '!';
  if (breaking) at += 1;
  if (line[at] !== ':' || (line[at + 1] !== ' ' && line[at + 1] !== '\t')) return null;
  const subject = line.slice(at + 1).trim();
  return subject === '' ? null : { type, scope, breaking, subject };
}
