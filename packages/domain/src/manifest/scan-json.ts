import { BrokenText, DEPTH, type PlacedSpan } from './span.ts';

const SPACE = /[ \t\n\r]*/y;
const WORD = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/**
 * Every string value of a JSON text (RFC 8259; a byte order mark may come first) with its place, in the order of the
 * text. Throws `BrokenText` for what is no JSON, or nested deeper than `DEPTH`.
 */
export function scanJson(text: string): PlacedSpan[] {
  const found: PlacedSpan[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;

  const skip = (): string => {
    SPACE.lastIndex = at;
    SPACE.exec(text);
    at = SPACE.lastIndex;
    return text.charAt(at);
  };
  const expect = (sign: string): void => {
    if (skip() !== sign) throw new BrokenText(at);
    at += 1;
  };
  const readValue = (path: readonly string[]): void => {
    const sign = skip();
    if (path.length > DEPTH) throw new BrokenText(at);
    if (sign === '{') readMembers(path);
    else if (sign === '[') readItems(path);
    else if (sign === '"') {
      const { end, value } = readString(text, at);
      found.push({ path, start: at + 1, end: end - 1, value });
      at = end;
    } else {
      WORD.lastIndex = at;
      if (WORD.exec(text) === null) throw new BrokenText(at);
      at = WORD.lastIndex;
    }
  };
  const readMembers = (path: readonly string[]): void => {
    at += 1;
    if (skip() !== '}')
      do {
        if (skip() !== '"') throw new BrokenText(at);
        const key = readString(text, at);
        at = key.end;
        expect(':');
        readValue([...path, key.value]);
      } while (isNext(','));
    expect('}');
  };
  const readItems = (path: readonly string[]): void => {
    at += 1;
    let index = 0;
    if (skip() !== ']')
      do {
        readValue([...path, `${index}`]);
        index += 1;
      } while (isNext(','));
    expect(']');
  };
  const isNext = (sign: string): boolean => {
    if (skip() !== sign) return false;
    at += 1;
    return true;
  };

  readValue([]);
  if (skip() !== '') throw new BrokenText(at);
  return found;
}

function readString(text: string, start: number): { readonly end: number; readonly value: string } {
  let at = start + 1;
  for (; text[at] !== '"'; at += text[at] === '\\' ? 2 : 1)
    if (at >= text.length) throw new BrokenText(start);
  try {
    return { end: at + 1, value: JSON.parse(text.slice(start, at + 1)) as string };
  } catch (error) {
    if (error instanceof SyntaxError) throw new BrokenText(start);
    throw error;
  }
}
