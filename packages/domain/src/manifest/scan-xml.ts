import { BrokenText, type PlacedSpan } from './span.ts';

interface Open {
  readonly name: string;
  /** Its pieces of text that are not blank, and whether it has elements inside. */
  readonly pieces: Omit<PlacedSpan, 'path'>[];
  hasElements: boolean;
}

const NAME = /[^\s<>/="'?!]+/y;

/**
 * The text of every element of an XML 1.0 document that holds nothing but one piece of text (CDATA sections count),
 * without the blanks around it, with the names of the elements that it lies in. Comments, processing instructions and
 * the document type are passed over. Throws `BrokenText` where tags do not fit.
 */
export function scanXml(text: string): PlacedSpan[] {
  const found: PlacedSpan[] = [];
  const open: Open[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;

  const past = (end: string, from: number): number => {
    const place = text.indexOf(end, from);
    if (place === -1) throw new BrokenText(at);
    return place + end.length;
  };
  const addText = (start: number, end: number): void => {
    const raw = text.slice(start, end);
    const value = raw.trim();
    if (value === '') return;
    const lead = raw.length - raw.trimStart().length;
    open.at(-1)?.pieces.push({ start: start + lead, end: start + lead + value.length, value });
  };
  const close = (name: string): void => {
    const last = open.at(-1);
    if (last?.name !== name) throw new BrokenText(at);
    const [piece, ...others] = last.pieces;
    if (piece !== undefined && others.length === 0 && !last.hasElements)
      found.push({ path: open.map((each) => each.name), ...piece });
    open.pop();
  };
  const enter = (): number => {
    const name = nameAt(text, at + 1);
    const end = tagEnd(text, at);
    const parent = open.at(-1);
    if (parent !== undefined) parent.hasElements = true;
    if (text[end - 2] !== '/') open.push({ name, pieces: [], hasElements: false });
    return end;
  };

  while (at < text.length) {
    const next = text.indexOf('<', at);
    addText(at, next === -1 ? text.length : next);
    if (next === -1) break;
    at = next;
    if (text.startsWith('<!--', at)) at = past('-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) {
      const end = past(']]>', at + 9);
      addText(at + 9, end - 3);
      at = end;
    } else if (text.startsWith('<?', at)) at = past('?>', at + 2);
    else if (text.startsWith('<!', at)) at = pastDocumentType(text, at);
    else if (text.startsWith('</', at)) {
      close(nameAt(text, at + 2));
      at = past('>', at);
    } else at = enter();
  }
  if (open.length > 0) throw new BrokenText(text.length);
  return found;
}

function nameAt(text: string, start: number): string {
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) throw new BrokenText(start);
  return name;
}

/** Past the `>` of a tag; one between quotes belongs to an attribute. */
function tagEnd(text: string, start: number): number {
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
  }
  throw new BrokenText(start);
}

/** Declarations between brackets may hold `>` themselves. */
function pastDocumentType(text: string, start: number): number {
  const close = text.indexOf('>', start);
  const bracket = text.indexOf('[', start);
  const end = bracket !== -1 && bracket < close ? text.indexOf('>', text.indexOf(']', bracket)) : close;
  if (close === -1 || end < close) throw new BrokenText(start);
  return end + 1;
}
