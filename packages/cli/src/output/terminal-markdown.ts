import { columns, fit, wrap } from './terminal.ts';

const FENCE = /^\s*(?:```|~~~)/;
const HEADING = /^#{1,6} /;
const MARK = /^(\s*(?:(?:[-*+]|\d+[.)])\s+|>\s*)?)(.*?)( {2})?$/;
const LINK = /\[([^\]]*)\]\((?:<[^>]*>|[^)]*)\)/g;
/** A column is never narrower, however wide the others are. */
const NARROWEST = 6;

/**
 * Markdown as a terminal of so many columns shows it best: paragraphs and list entries are broken between words, and
 * tables are aligned, without the addresses of their links and with their widest columns cut. Code stays as it is.
 */
export function terminalMarkdown(text: string, width: number): string {
  const shown: string[] = [];
  const lines = text.split('\n');
  let isCode = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (FENCE.test(line)) isCode = !isCode;
    if (!isCode && line.startsWith('|')) {
      const end = lines.findIndex((other, index) => index > at && !other.startsWith('|'));
      const rows = lines.slice(at, end < 0 ? undefined : end);
      shown.push(...alignedTable(rows, width));
      at += rows.length - 1;
    } else if (isCode || FENCE.test(line) || HEADING.test(line) || columns(line) <= width) shown.push(line);
    else shown.push(...broken(line, width));
  }
  return shown.join('\n');
}

/** Further lines stand below the text of the first, and two blanks at the end still break the line. */
function broken(line: string, width: number): string[] {
  const [, mark = '', words = '', end = ''] = MARK.exec(line) ?? [];
  const indent = mark.includes('>') ? mark : ' '.repeat(columns(mark));
  const parts = wrap(words, Math.max(width - columns(mark), NARROWEST));
  return parts.map(
    (part, index) => `${index === 0 ? mark : indent}${part}${index === parts.length - 1 ? end : ''}`,
  );
}

function alignedTable(rows: readonly string[], width: number): string[] {
  const [head = [], , ...body] = rows.map(cellsOf);
  const cells = [head, ...body];
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => columns(row[column] ?? ''))));
  const total = (): number => widths.reduce((sum, one) => sum + one + 3, 1);
  while (total() > width) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  const written = cells.map(
    (row) => `| ${widths.map((one, column) => fit(row[column] ?? '', one)).join(' | ')} |`,
  );
  const rule = `|${widths.map((one) => '-'.repeat(one + 2)).join('|')}|`;
  return [written[0] ?? '', rule, ...written.slice(1)];
}

const cellsOf = (row: string): string[] =>
  row
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll(LINK, '$1').trim());
