import { STEERING_LIMIT } from './steering.ts';

/** A line of a markdown file, freed of its marks. */
export interface SteeringLine {
  /** From 1. */
  readonly number: number;
  readonly kind: 'heading' | 'item' | 'row' | 'text' | 'code';
  readonly text: string;
  /** Of a heading, 1 to 6; else 0. */
  readonly level: number;
  /** Whether a list item stands at the outermost level. */
  readonly isOutermost: boolean;
  /** Of a table's row. */
  readonly cells: readonly string[];
  /** The heading that it stands under, of a heading the one above it; empty without. */
  readonly heading: string;
  /** Of that heading; 0 without. */
  readonly depth: number;
}

/** What lies beyond is no sentence that anybody reads. */
const LONGEST_LINE = 2_000;

/**
 * The lines of a markdown file that say something, each read once; empty lines, comments, rules and heads of tables are
 * left out. Takes time in proportion to the text, and reads no more than the limit.
 */
export function steeringLines(text: string): SteeringLine[] {
  const lines: SteeringLine[] = [];
  const headings: string[] = [];
  let fence: string | null = null;
  let isComment = false;
  const raw = text.slice(0, STEERING_LIMIT).split(/\r\n|[\n\r]/);
  for (const [index, written] of raw.entries()) {
    const uncommented: { readonly text: string; readonly isOpen: boolean } =
      fence === null
        ? withoutComments(written.slice(0, LONGEST_LINE), isComment)
        : { text: written.slice(0, LONGEST_LINE), isOpen: false };
    isComment = uncommented.isOpen;
    const line = uncommented.text;
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const mark = /^(?:```|~~~)/.exec(trimmed)?.[0];
    if (mark !== undefined && (fence === null || fence === mark)) {
      fence = fence === null ? mark : null;
      continue;
    }
    const level = fence === null ? levelOf(trimmed) : 0;
    if (level > 0) headings.length = Math.min(headings.length, level - 1);
    const place = { number: index + 1, heading: headings.at(-1) ?? '', depth: headings.length };
    if (fence !== null) {
      lines.push({ ...place, kind: 'code', text: trimmed, level: 0, isOutermost: false, cells: [] });
    } else if (level > 0) {
      const title = trimmed.slice(level).replace(/#+$/, '').trim();
      lines.push({ ...place, kind: 'heading', text: title, level, isOutermost: false, cells: [] });
      // Where a level is skipped, the one above stands in for it.
      while (headings.length < level - 1) headings.push(headings.at(-1) ?? '');
      headings.push(title);
    } else if (trimmed.startsWith('|')) {
      if (isRule(trimmed) || isRule(raw[index + 1]?.slice(0, LONGEST_LINE).trim() ?? '')) continue;
      const cells = trimmed
        .slice(1)
        .split('|')
        .map((cell) => cell.trim());
      lines.push({ ...place, kind: 'row', text: cells.join(' '), level: 0, isOutermost: false, cells });
    } else {
      const item = /^(?:[-*+]|\d{1,9}[.)])[ \t]/.exec(trimmed)?.[0];
      const indent = line.length - line.trimStart().length;
      const body =
        item === undefined
          ? trimmed
          : trimmed
              .slice(item.length)
              .replace(/^\[[ xX]\] /, '')
              .trim();
      lines.push({
        ...place,
        kind: item === undefined ? 'text' : 'item',
        text: body,
        level: 0,
        isOutermost: indent < 2,
        cells: [],
      });
    }
  }
  return lines;
}

const levelOf = (line: string): number => /^(#{1,6})[ \t]/.exec(line)?.[1]?.length ?? 0;

/** `|---|:--|`, which parts the head of a table from its rows. */
const isRule = (line: string): boolean =>
  line.startsWith('|') && line.includes('-') && /^[|:\- \t]+$/.test(line);

function withoutComments(
  line: string,
  isInside: boolean,
): { readonly text: string; readonly isOpen: boolean } {
  let text = '';
  let at = 0;
  let isOpen = isInside;
  while (at < line.length) {
    const next = line.indexOf(isOpen ? '-->' : '<!--', at);
    if (!isOpen) text += line.slice(at, next === -1 ? undefined : next);
    if (next === -1) break;
    at = next + (isOpen ? 3 : 4);
    isOpen = !isOpen;
  }
  return { text, isOpen };
}
