import { BrokenText } from './span.ts';

interface TomlToken {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly isText: boolean;
}

export interface TomlLexer {
  at(): number;
  /** The next character, `''` at the end. */
  peek(): string;
  isQuote(): boolean;
  /** Past spaces and tabs. */
  skipSpace(): void;
  /** Past spaces, line ends and comments, to the next character. */
  skipLines(): string;
  expect(sign: string): void;
  expectLineEnd(): void;
  readKey(): string[];
  readHeading(): { readonly key: readonly string[]; readonly isItem: boolean };
  readString(): TomlToken;
  readWord(): TomlToken;
}

const SPACE = /[ \t]*/y;
const BLANK = /[ \t\r\n]*/y;
const COMMENT = /#[^\n]*/y;
const BARE_KEY = /[A-Za-z0-9_-]+/y;
/** Numbers, booleans, dates; a date and its time may be a space apart. */
const WORD = /[^\s,\]}#=]+(?: \d[^\s,\]}#=]*)?/y;
const LINE_END = /[ \t]*(?:#[^\n]*)?(?:\r?\n|\r?$)/y;

/** Reads the words of a TOML text one after the other; throws `BrokenText` where the next one is another. */
export function tomlLexer(text: string): TomlLexer {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const taken = pattern.exec(text)?.[0] ?? null;
    if (taken !== null) at += taken.length;
    return taken;
  };
  const peek = (): string => text.charAt(at);
  const broken = (): never => {
    throw new BrokenText(at);
  };
  const expect = (sign: string): void => {
    if (!text.startsWith(sign, at)) broken();
    at += sign.length;
  };
  const isQuote = (): boolean => peek() === '"' || peek() === "'";
  const readString = (): TomlToken => {
    const token = stringAt(text, at);
    at = token.after;
    return token;
  };
  const readKey = (): string[] => {
    const key: string[] = [];
    for (;;) {
      take(SPACE);
      key.push(isQuote() ? readString().value : (take(BARE_KEY) ?? broken()));
      take(SPACE);
      if (peek() !== '.') return key;
      at += 1;
    }
  };
  return {
    at: () => at,
    peek,
    isQuote,
    skipSpace: () => void take(SPACE),
    skipLines() {
      do take(BLANK);
      while (take(COMMENT) !== null);
      return peek();
    },
    expect,
    expectLineEnd: () => void (take(LINE_END) ?? broken()),
    readKey,
    readHeading() {
      const isItem = text.startsWith('[[', at);
      expect(isItem ? '[[' : '[');
      const key = readKey();
      expect(isItem ? ']]' : ']');
      return { key, isItem };
    },
    readString,
    readWord() {
      const start = at;
      const value = take(WORD) ?? broken();
      return { start, end: at, value, isText: false };
    },
  };
}

function stringAt(text: string, start: number): TomlToken & { readonly after: number } {
  const quote = text.charAt(start);
  const delimiter = text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
  const isLong = delimiter.length === 3;
  let at = start + delimiter.length;
  while (!text.startsWith(delimiter, at)) {
    if (at >= text.length || (!isLong && text[at] === '\n')) throw new BrokenText(start);
    at += text[at] === '\\' && quote === '"' ? 2 : 1;
  }
  // Up to two quotes may stand before the closing ones.
  while (isLong && text[at + 3] === quote) at += 1;
  const raw = text.slice(start + delimiter.length, at);
  const value = quote === '"' && raw.includes('\\') ? unescaped(raw) : raw;
  return { start: start + delimiter.length, end: at, after: at + delimiter.length, value, isText: !isLong };
}

/** Escapes of names; those of long strings are of no concern here. */
const unescaped = (raw: string): string =>
  raw.replace(/\\(?:u([0-9A-Fa-f]{4})|(["\\]))/g, (_, code: string | undefined, sign: string | undefined) =>
    code === undefined ? (sign ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
