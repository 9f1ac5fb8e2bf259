import { readHeader } from '../change/read-header.ts';
import { nearestWord } from './nearest-word.ts';

/** What people write for a type; a word of the list itself goes first. */
const ALIASES: Readonly<Record<string, string>> = {
  feature: 'feat',
  features: 'feat',
  enhancement: 'feat',
  bug: 'fix',
  bugfix: 'fix',
  hotfix: 'fix',
  fixes: 'fix',
  doc: 'docs',
  documentation: 'docs',
  tests: 'test',
  testing: 'test',
  performance: 'perf',
  refactoring: 'refactor',
  formatting: 'style',
  dependencies: 'build',
  deps: 'build',
  sec: 'security',
  deprecated: 'deprecate',
  removed: 'remove',
};

/** First words of a plain sentence, and the type that they tell. */
const VERBS: readonly (readonly [RegExp, string])[] = [
  [/^(?:add(?:s|ed)?|introduc(?:e|es|ed)|implement(?:s|ed)?|support(?:s|ed)?|allow(?:s|ed)?)$/i, 'feat'],
  [/^(?:fix(?:es|ed)?|correct(?:s|ed)?|repair(?:s|ed)?|resolv(?:e|es|ed)|prevent(?:s|ed)?)$/i, 'fix'],
  [/^(?:document(?:s|ed)?)$/i, 'docs'],
  [
    /^(?:refactor(?:s|ed)?|renam(?:e|es|ed)|mov(?:e|es|ed)|extract(?:s|ed)?|simplif(?:y|ies|ied))$/i,
    'refactor',
  ],
  [/^(?:optimi[sz](?:e|es|ed)|speed(?:s|ed)?)$/i, 'perf'],
  [/^(?:bump(?:s|ed)?|upgrad(?:e|es|ed)|updat(?:e|es|ed))$/i, 'chore'],
];

/** The type of the list that a word stands for or is nearest to; null when there is none. */
export function intendedType(word: string, types: readonly string[]): string | null {
  const lower = word.toLowerCase();
  if (types.includes(lower)) return lower;
  const alias = Object.hasOwn(ALIASES, lower) ? ALIASES[lower] : undefined;
  if (alias !== undefined && types.includes(alias)) return alias;
  return nearestWord(lower, types);
}

/** `type`, `(scope)` or `[scope]`, `!` and a colon or dash in any spacing, then the subject. */
const LOOSE =
  /^\[?([A-Za-z][\w-]{0,29})\]?[ \t]*(?:[([]([^()[\]]{0,80})[)\]])?[ \t]*(!)?[ \t]*(?:[:：]|[ \t][-–—])[ \t]*(!)?[ \t]*(\S.*)$/u;
const BRACKETED = /^\[([A-Za-z][\w-]{0,29})\][ \t]*(\S.*)$/u;

/**
 * A header that conforms to Conventional Commits 1.0.0 and says the same, with a type of the list; null when it cannot be
 * told what was meant. What comes out, taken in again, comes out as it is.
 */
export function repairHeader(line: string, types: readonly string[]): string | null {
  const text = line.trim();
  const header = readHeader(text);
  if (header !== null) {
    const type = intendedType(header.type, types);
    return type === null ? null : write(type, header.scope, header.breaking, header.subject);
  }
  return loose(text, types) ?? bracketed(text, types) ?? sentence(text, types);
}

function loose(text: string, types: readonly string[]): string | null {
  const match = LOOSE.exec(text);
  if (match === null) return null;
  const [, word = '', scope = '', before, after, subject = ''] = match;
  const type = intendedType(word, types);
  return type === null ? null : write(type, scope.trim() || null, (before ?? after) !== undefined, subject);
}

function bracketed(text: string, types: readonly string[]): string | null {
  const [, word = '', subject = ''] = BRACKETED.exec(text) ?? [];
  const type = word === '' ? null : intendedType(word, types);
  return type === null ? null : write(type, null, false, subject);
}

/** `feat add x` lacks the colon alone; `Add x` tells its type by its verb. */
function sentence(text: string, types: readonly string[]): string | null {
  const [first = '', ...rest] = text.split(/\s+/);
  if (rest.length === 0) return null;
  if (types.includes(first)) return write(first, null, false, rest.join(' '));
  const type = VERBS.find(([verb]) => verb.test(first))?.[1];
  if (type === undefined || !types.includes(type)) return null;
  return write(type, null, false, [first.toLowerCase(), ...rest].join(' '));
}

function write(type: string, scope: string | null, breaking: boolean, subject: string): string {
  return `${type}${scope === null ? '' : `(${scope})`}${breaking ? '!' : ''}: ${withoutFullStop(subject.trim())}`;
}

const FULL_STOPS = ['.', '。', '．'];

/** Of either script, several in turn; an ellipsis stays. */
export function withoutFullStop(subject: string): string {
  let end = subject.length;
  for (;;) {
    const last = subject.charAt(end - 1);
    if (end < 2 || !FULL_STOPS.includes(last) || subject.charAt(end - 2) === last) break;
    end -= 1;
    while (end > 0 && subject.charAt(end - 1).trim() === '') end -= 1;
  }
  return subject.slice(0, end);
}
