import { BrokenText, DEPTH, type PlacedSpan } from './span.ts';
import { tomlLexer } from './toml-lexer.ts';

export interface TomlSpan extends PlacedSpan {
  /** Strings on one line can be edited; the rest is numbers, dates, booleans and strings of several lines. */
  readonly isText: boolean;
}

/**
 * Every value of a TOML 1.0 text with its place, in the order of the text: tables, dotted keys, inline tables and lists
 * all give the same paths. Reads what is a little wrong; throws `BrokenText` where the structure cannot be followed.
 */
export function scanToml(text: string): TomlSpan[] {
  const found: TomlSpan[] = [];
  const lexer = tomlLexer(text);
  const tables = tablePaths();
  let table: readonly string[] = [];

  const readValue = (path: readonly string[], depth: number): void => {
    const sign = lexer.peek();
    if (depth > DEPTH) throw new BrokenText(lexer.at());
    if (sign === '[') readList(path, depth);
    else if (sign === '{') readInline(path, depth);
    else {
      const { start, end, value, isText } = lexer.isQuote() ? lexer.readString() : lexer.readWord();
      found.push({ path, start, end, value, isText });
    }
  };
  const readList = (path: readonly string[], depth: number): void => {
    lexer.expect('[');
    for (let index = 0; lexer.skipLines() !== ']'; index += 1) {
      readValue([...path, `${index}`], depth + 1);
      if (lexer.skipLines() !== ',') break;
      lexer.expect(',');
    }
    lexer.expect(']');
  };
  const readInline = (path: readonly string[], depth: number): void => {
    lexer.expect('{');
    while (lexer.skipLines() !== '}') {
      readPair(path, depth + 1);
      if (lexer.skipLines() !== ',') break;
      lexer.expect(',');
    }
    lexer.expect('}');
  };
  const readPair = (path: readonly string[], depth: number): void => {
    const key = lexer.readKey();
    if (path.length + key.length > DEPTH) throw new BrokenText(lexer.at());
    lexer.skipSpace();
    lexer.expect('=');
    lexer.skipSpace();
    readValue([...path, ...key], depth);
  };

  while (lexer.skipLines() !== '') {
    if (lexer.peek() === '[') table = tables.enter(lexer.readHeading());
    else readPair(table, 0);
    lexer.expectLineEnd();
  }
  return found;
}

/** Where headings lead: `[[a]]` opens the next item of a list, and `[a.b]` after it lies inside that item. */
function tablePaths(): {
  enter(heading: { readonly key: readonly string[]; readonly isItem: boolean }): readonly string[];
} {
  const counts = new Map<string, number>();
  return {
    enter({ key, isItem }) {
      const path: string[] = [];
      for (const [index, part] of key.entries()) {
        path.push(part);
        const name = path.join('\0');
        if (isItem && index === key.length - 1) counts.set(name, (counts.get(name) ?? 0) + 1);
        const count = counts.get(name);
        if (count !== undefined) path.push(`${count - 1}`);
      }
      return path;
    },
  };
}
