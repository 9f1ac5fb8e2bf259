import pc from 'picocolors';

/** What a person waits for goes to stderr, what they asked for to stdout. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);
export const print = (text: string): void =>
  void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
export const printJson = (document: unknown): void => print(JSON.stringify(document, null, 2));

export const isTerminal = (): boolean => process.stdout.isTTY === true;

export const color = pc;

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** Columns that a text takes: escapes take none, East Asian wide characters two. */
function columns(text: string): number {
  let width = 0;
  for (const char of text.replace(ESCAPES, '')) width += isWide(char.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe6f) ||
  (code >= 0xff00 && code <= 0xff60) ||
  (code >= 0xffe0 && code <= 0xffe6) ||
  (code >= 0x1f300 && code <= 0x1faff) ||
  (code >= 0x20000 && code <= 0x3fffd);

/** Fills up with spaces, or cuts with `…`, to exactly this many columns; colours in a cut text are dropped. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const missing = width - columns(text);
  if (missing >= 0) return align === 'left' ? text + ' '.repeat(missing) : ' '.repeat(missing) + text;
  let cut = '';
  let used = 0;
  for (const char of text.replace(ESCAPES, '')) {
    const next = columns(char);
    if (used + next > width - 1) break;
    cut += char;
    used += next;
  }
  return `${cut}…${' '.repeat(Math.max(0, width - used - 1))}`;
}

/** Rows in columns as wide as their widest cell, two spaces apart. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, columns(cell));
  return rows
    .map((row) =>
      row
        .map((cell, index) => (index === row.length - 1 ? cell : fit(cell, widths[index] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
