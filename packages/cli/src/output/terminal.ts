import pc from 'picocolors';

const opened = new Set<NodeJS.WriteStream>();

/** Writes, also where the reader has gone, as `head` does or a terminal that was closed: no reason to break off. */
function write(stream: NodeJS.WriteStream, text: string | Uint8Array): void {
  if (!opened.has(stream))
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    });
  opened.add(stream);
  stream.write(text);
}

/** Asked for by name only when there is something to write: a stream takes a millisecond to open. */
export const writeOut = (text: string): void => write(process.stdout, text);
export const writeErr = (text: string): void => write(process.stderr, text);

/** Whether all of it has left this process. */
export const isWritten = (): boolean => [...opened].every(({ writableLength }) => writableLength === 0);

let said = 0;
/** How often something was said so far: whoever draws in place looks whether the cursor is still where they left it. */
export const timesSaid = (): number => said;

/** What a person waits for goes to stderr, what they asked for to stdout. */
export const say = (line: string): void => {
  said += 1;
  writeErr(`${line}\n`);
};
/** Something doubtful that is no failure, once each, however many parts of a command come upon it. */
export const warn = (text: string): void => {
  if (warned.has(text)) return;
  warned.add(text);
  say(`${color.yellow('!')} ${oneLine(text)}`);
};
const warned = new Set<string>();
export const print = (text: string): void => writeOut(text.endsWith('\n') ? text : `${text}\n`);
/** A document that is no text, for a file or a pipe. */
export const printBytes = (bytes: Uint8Array): void => write(process.stdout, bytes);
export const printJson = (document: unknown): void => print(JSON.stringify(document, null, 2));

export const isTerminal = (): boolean => process.stdout.isTTY === true;

/** Columns of the terminal that is written to; null where there is none, and nothing has to be cut or broken. */
export const terminalWidth = (): number | null =>
  isTerminal() ? process.stdout.columns || USUAL_WIDTH : null;

const USUAL_WIDTH = 80;

export const color = pc;

const ESCAPE = String.fromCharCode(27);
const COLORS = new RegExp(`${ESCAPE}\\[[0-9;]*m`, 'g');
/** Line breaks, tabs, escapes of other kinds: whatever moves the cursor. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
/** They let a text be read in another order than it is written. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/gu;

/** Text of somebody else as one line that can neither colour nor move nor hide anything. */
export const oneLine = (text: string): string => text.replace(CONTROLS, ' ').replace(DIRECTIONS, '');

/** The same for text that has our colours. */
function keepColors(text: string): string {
  const colors = text.match(COLORS) ?? [];
  return text
    .split(COLORS)
    .map((part, index) => oneLine(part) + (colors[index] ?? ''))
    .join('');
}

/** Columns that a text takes: colours and combining marks take none, East Asian wide characters and emoji two (UAX #11). */
export function columns(text: string): number {
  let width = 0;
  for (const char of text.replace(COLORS, '')) width += columnsOf(char);
  return width;
}

/** U+FE0F makes the character before it an emoji, and so one column wider. */
function columnsOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (isWide(code) || /\p{Emoji_Presentation}/u.test(char)) return 2;
  return code !== 0xfe0f && /[\p{Mn}\p{Me}\p{Cf}]/u.test(char) ? 0 : 1;
}

const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0x3029) ||
  (code >= 0x302e && code <= 0x303e) ||
  (code >= 0x3041 && code <= 0x3098) ||
  (code >= 0x309b && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe6f) ||
  (code >= 0xff00 && code <= 0xff60) ||
  (code >= 0xffe0 && code <= 0xffe6) ||
  (code >= 0x1f200 && code <= 0x1f265) ||
  (code >= 0x20000 && code <= 0x3fffd);

/** Fills up with spaces, or cuts with `…`, to exactly this many columns of one line; colours in a cut text are dropped. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const line = keepColors(text);
  // Signs that take no room are there all the same.
  if (width <= 0) return columns(line) === 0 ? line : '';
  const missing = width - columns(line);
  if (missing >= 0) return align === 'left' ? line + ' '.repeat(missing) : ' '.repeat(missing) + line;
  let cut = '';
  let used = 0;
  for (const char of line.replace(COLORS, '')) {
    const next = columnsOf(char);
    if (used + next > width - 1) break;
    cut += char;
    used += next;
  }
  return `${cut}…${' '.repeat(width - used - 1)}`;
}

/** Japanese has no spaces: a line may break after any of its signs, unless a closing one comes next. */
const JAPANESE_BREAK = /(?<=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff5e])(?![、。，．）」』！？ー\uff5e]|$)/u;

/** Lines of at most this many columns, broken between words; a word that is longer has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/))
    for (const [index, part] of word.split(JAPANESE_BREAK).entries()) {
      const last = lines.at(-1);
      const joined = `${last}${index === 0 ? ' ' : ''}${part}`;
      if (last !== undefined && columns(joined) <= width) lines[lines.length - 1] = joined;
      else lines.push(part);
    }
  return lines;
}

/** Columns of the terminal that stdout is; a file or a pipe takes lines of any length. */
const roomOf = ({ isTTY, columns: room }: NodeJS.WriteStream): number =>
  isTTY === true && room > 0 ? room : Number.POSITIVE_INFINITY;

const GAP = 2;
/** Narrower, words have no room: then lines stand out. */
const NARROWEST = 12;

/**
 * Rows in columns as wide as their widest cell, two spaces apart; each row is one line. Where `room` is less than that, the
 * widest columns give way, and their cells go on below.
 */
export function table(rows: readonly (readonly string[])[], room = roomOf(process.stdout)): string {
  const lines = rows.map((row) => row.map(keepColors));
  const widths: number[] = [];
  for (const line of lines)
    for (const [index, cell] of line.entries()) widths[index] = Math.max(widths[index] ?? 0, columns(cell));
  const fitting = narrowed(widths, room);
  const isNarrow = fitting.some((width, index) => width < (widths[index] ?? 0));
  return lines
    .flatMap((line) => (isNarrow ? foldedRow(line, fitting) : [line]))
    .map((line) =>
      line
        .map((cell, index) => (index === line.length - 1 ? cell : fit(cell, fitting[index] ?? 0)))
        .join(' '.repeat(GAP))
        .trimEnd(),
    )
    .join('\n');
}

/** Widths that fit into the room: the widest column gives way to the next widest, and so on, never below the narrowest. */
function narrowed(widths: readonly number[], room: number): number[] {
  const fitting = [...widths];
  const sum = (): number => fitting.reduce((total, width) => total + width + GAP, -GAP);
  for (let excess = sum() - room; excess > 0 && Number.isFinite(room); excess = sum() - room) {
    const widest = Math.max(...fitting);
    if (widest <= NARROWEST) break;
    const next = Math.max(NARROWEST, ...fitting.filter((width) => width < widest));
    fitting[fitting.lastIndexOf(widest)] = Math.max(next, widest - excess, NARROWEST);
  }
  return fitting;
}

/** A row as several, each of whose cells is within its width. */
function foldedRow(cells: readonly string[], widths: readonly number[]): string[][] {
  const folded = cells.map((cell, index) => foldedCell(cell, widths[index] ?? 0));
  const height = Math.max(...folded.map((parts) => parts.length));
  return Array.from({ length: height }, (_, row) => {
    const parts = folded.map((lines) => lines[row] ?? '');
    return parts.slice(0, parts.findLastIndex((part) => part !== '') + 1);
  });
}

/** Lines of a cell, each in the colours that it begins with; what it is indented by, all of them are. */
function foldedCell(cell: string, width: number): string[] {
  if (columns(cell) <= width) return [cell];
  const text = cell.replace(COLORS, '');
  const indent = ' '.repeat(text.length - text.trimStart().length);
  const [start = ''] = new RegExp(`^\\s*((?:${COLORS.source})+)`).exec(cell)?.slice(1) ?? [];
  const lines = wrap(text.trim(), width - indent.length).flatMap((line) =>
    cutInto(line, width - indent.length),
  );
  return lines.map((line) => indent + (start === '' ? line : `${start}${line}${ESCAPE}[0m`));
}

/** A word too long for its line, in pieces. */
function cutInto(line: string, width: number): string[] {
  const pieces = [''];
  for (const char of line) {
    if (columns((pieces.at(-1) ?? '') + char) > width && pieces.at(-1) !== '') pieces.push('');
    pieces[pieces.length - 1] += char;
  }
  return pieces;
}
