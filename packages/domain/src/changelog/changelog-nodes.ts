/** A piece of a release's part in a changelog file. */
export interface Node {
  /** `keep` is what stands between the marks that protect it, `text` whatever else people write. */
  readonly kind: 'heading' | 'entry' | 'keep' | 'text';
  /** Lines as they are written, without empty ones at their end. */
  readonly text: string;
  /** Empty lines after it. */
  readonly gap: number;
}

const KEEP = /^\s*<!--\s*tminus:keep\b.*?-->\s*$/;
const KEEP_END = /<!--\s*\/tminus:keep\s*-->/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const BULLET = /^ ?[-*+]\s/;
const HEADING = /^#{1,6}\s/;
const COMMENT = /^\s*<!--/;
const INDENTED = /^(?: {2,}|\t)/;
const isBlank = (line: string): boolean => line.trim() === '';

/** Index after the protected or fenced lines that begin here; null where none begin, or where they never end. */
export function endOfShielded(lines: readonly string[], start: number): number | null {
  const line = lines[start] ?? '';
  const fence = FENCE.exec(line)?.[1];
  if (fence === undefined && !KEEP.test(line)) return null;
  const closes = (other: string): boolean =>
    fence === undefined
      ? KEEP_END.test(other)
      : other.trim().startsWith(fence) && other.replaceAll(fence.charAt(0), '').trim() === '';
  for (let at = start + 1; at < lines.length; at += 1) if (closes(lines[at] ?? '')) return at + 1;
  return null;
}

/** Takes text apart; put together again by `writeNodes`, it is the same but for empty lines at its start and end. */
export function readNodes(text: string): Node[] {
  const lines = text.split('\n');
  const nodes: Node[] = [];
  for (let at = 0; at < lines.length; ) {
    if (isBlank(lines[at] ?? '')) {
      at += 1;
      continue;
    }
    const [kind, end] = pieceAt(lines, at);
    let next = end;
    while (next < lines.length && isBlank(lines[next] ?? '')) next += 1;
    nodes.push({ kind, text: lines.slice(at, end).join('\n'), gap: next - end });
    at = next;
  }
  return nodes;
}

function pieceAt(lines: readonly string[], start: number): [kind: Node['kind'], end: number] {
  const line = lines[start] ?? '';
  const shielded = endOfShielded(lines, start);
  if (shielded !== null) return [KEEP.test(line) ? 'keep' : 'text', shielded];
  if (HEADING.test(line)) return ['heading', start + 1];
  if (BULLET.test(line)) return ['entry', endOfEntry(lines, start + 1)];
  // A comment is a piece of its own: marks are found wherever they stand.
  if (COMMENT.test(line) && line.includes('-->')) return ['text', start + 1];
  return ['text', endOfBlock(lines, start + 1)];
}

/** A paragraph ends at an empty line, and wherever something else begins. */
function endOfBlock(lines: readonly string[], start: number): number {
  let at = start;
  while (at < lines.length && !isBlank(lines[at] ?? '') && !beginsPiece(lines, at)) at += 1;
  return at;
}

const beginsPiece = (lines: readonly string[], at: number): boolean => {
  const line = lines[at] ?? '';
  return BULLET.test(line) || HEADING.test(line) || COMMENT.test(line) || endOfShielded(lines, at) !== null;
};

/** A list item goes on with the lines of its paragraph, and after empty lines with what is indented below it. */
function endOfEntry(lines: readonly string[], start: number): number {
  let end = endOfBlock(lines, start);
  for (let at = end; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isBlank(line)) continue;
    if (!INDENTED.test(line)) break;
    end = at + 1;
  }
  return end;
}

/** The text of pieces, each followed by its empty lines, without those at the end. */
export const writeNodes = (nodes: readonly Node[]): string =>
  nodes
    .map(({ text, gap }) => text + '\n'.repeat(gap + 1))
    .join('')
    .trimEnd();
