/** A value where it stands in a text: without quotes, as the format reads it. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** A value with its place in the document, outermost key first; places in a list are numbers as text. */
export interface PlacedSpan extends Span {
  readonly path: readonly string[];
}

/** One value of a file that gets another. */
export interface Edit {
  /** For people: where in the document. */
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** Thrown by scanners at the place where a text stops to be of their format; caught where the path is known. */
export class BrokenText extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super(`broken at ${offset}`);
    this.name = 'BrokenText';
    this.offset = offset;
  }
}

/** Deeper nesting than any manifest has; scanners call themselves once per level. */
export const DEPTH = 200;

/** Line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** The text with its edits made, which must not overlap; everything between them stays as it is. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((left, right) => left.start - right.start);
  let result = '';
  let at = 0;
  for (const { start, end, to } of sorted) {
    result += text.slice(at, start) + to;
    at = end;
  }
  return result + text.slice(at);
}

/** Values by their whole path; of several with the same path the last one, as parsers that allow it read them. */
export function byPath(spans: readonly PlacedSpan[]): (...path: readonly string[]) => PlacedSpan | null {
  const found = new Map(spans.map((span) => [span.path.join('\0'), span]));
  return (...path) => found.get(path.join('\0')) ?? null;
}
