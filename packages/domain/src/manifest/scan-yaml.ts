import { BrokenText, type PlacedSpan } from './span.ts';

const KEY = /^(?:"([^"\\]*)"|'([^']*)'|([A-Za-z_][\w.-]*))[ \t]*:(?=[ \t\r]|$)/;
/** An anchor or a tag before a value. */
const PROPERTY = /[&!][^\s]*[ \t]+/y;

/**
 * Values on the lines of the outermost keys of a YAML 1.2 block mapping, in its first document; what those keys hold
 * below is passed over, and so are values that are lists, mappings, aliases or texts of several lines.
 * Throws `BrokenText` for a document in another form.
 */
export function scanYamlTop(text: string): PlacedSpan[] {
  const found: PlacedSpan[] = [];
  let hasBegun = false;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next;
    const line = text.slice(at, end);
    let after = end + 1;
    if (/^(?:---|\.\.\.)(?=\s|$)/.test(line)) {
      if (hasBegun) break;
    } else if (!/^(?:[ \t\r#%]|$)/.test(line) && !/^- |^-$/.test(line)) {
      const key = KEY.exec(line);
      if (key === null) throw new BrokenText(at);
      hasBegun = true;
      const value = valueAt(text, at + key[0].length, end);
      if (value.span !== null) found.push({ path: [key[1] ?? key[2] ?? key[3] ?? ''], ...value.span });
      after = Math.max(after, value.after);
    } else if (line.startsWith('-') && !hasBegun) throw new BrokenText(at);
    at = after;
  }
  return found;
}

function valueAt(
  text: string,
  from: number,
  lineEnd: number,
): { span: Omit<PlacedSpan, 'path'> | null; after: number } {
  let start = from;
  while (text[start] === ' ' || text[start] === '\t') start += 1;
  PROPERTY.lastIndex = start;
  for (let match = PROPERTY.exec(text); match !== null && match.index + match[0].length <= lineEnd; ) {
    start = match.index + match[0].length;
    PROPERTY.lastIndex = start;
    match = PROPERTY.exec(text);
  }
  const sign = text.charAt(start);
  if (start >= lineEnd || '#|>*'.includes(sign)) return { span: null, after: 0 };
  if (sign === '"' || sign === "'") {
    const end = quotedEnd(text, start);
    const value = text.slice(start + 1, end);
    const isPlain = end <= lineEnd && !/[\\']/.test(value);
    return { span: isPlain ? { start: start + 1, end, value } : null, after: lineAfter(text, end) };
  }
  if (sign === '[' || sign === '{') return { span: null, after: lineAfter(text, flowEnd(text, start)) };
  const line = text.slice(start, lineEnd);
  const comment = line.search(/[ \t]#/);
  const value = (comment === -1 ? line : line.slice(0, comment)).trimEnd();
  return { span: { start, end: start + value.length, value }, after: 0 };
}

/** Where the closing quote stands. */
function quotedEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\' && quote === '"') at += 1;
    else if (text[at] === quote) {
      if (quote !== "'" || text[at + 1] !== "'") return at;
      at += 1;
    }
  }
  throw new BrokenText(start);
}

/** Where a list or mapping in brackets ends. */
function flowEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const isStart = /[\s,:[{]/.test(text.charAt(at - 1));
    if ((sign === '"' || sign === "'") && isStart) at = quotedEnd(text, at);
    else if (sign === '#' && /\s/.test(text.charAt(at - 1))) at = lineAfter(text, at) - 1;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new BrokenText(start);
}

function lineAfter(text: string, at: number): number {
  const next = text.indexOf('\n', at);
  return next === -1 ? text.length : next + 1;
}
