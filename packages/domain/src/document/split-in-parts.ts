/**
 * Cuts a document into parts of at most `limit` lines that, put together, are the document again. A part ends before a
 * heading where it can, else before a paragraph or a list entry, and inside a code fence or an entry only when nothing
 * else is in reach. What follows a part never moves its end, so that a document which was cut off can be continued.
 */
export function splitInParts(text: string, limit: number): readonly string[] {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`a part of ${limit} lines`);
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  if (lines.length <= limit) return [text];
  const ranks = breakRanks(lines);
  const parts: string[] = [];
  let start = 0;
  while (lines.length - start > limit) {
    const end = bestBreak(ranks, start, limit);
    parts.push(lines.slice(start, end).join(''));
    start = end;
  }
  return [...parts, lines.slice(start).join('')];
}

/** How many lines a text has; an end of line at its end begins no other. */
export const countLines = (text: string): number => (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).length;

/** The last of the best places: in the second half of the part, else in the first, else where the part is full. */
function bestBreak(ranks: readonly number[], start: number, limit: number): number {
  const half = start + Math.ceil(limit / 2);
  const full = start + limit;
  return lastBest(ranks, half, full) ?? lastBest(ranks, start + 1, half - 1) ?? full;
}

function lastBest(ranks: readonly number[], from: number, to: number): number | null {
  let best: number | null = null;
  for (let at = from; at <= to; at++) {
    const rank = ranks[at] ?? 0;
    if (rank > 0 && rank >= (best === null ? 0 : (ranks[best] ?? 0))) best = at;
  }
  return best;
}

/** How good it is to break before each line: 4 and 3 a heading, 2 a paragraph, 1 a list entry, 0 not good. */
function breakRanks(lines: readonly string[]): readonly number[] {
  let fence: string | null = null;
  let before = '';
  return lines.map((line) => {
    const inside = fence !== null;
    fence = fenceAfter(fence, line);
    const rank = inside ? 0 : rankOf(line, before.trim() === '');
    before = line;
    return rank;
  });
}

function rankOf(line: string, follows: boolean): number {
  if (/^#{1,2}\s/.test(line)) return 4;
  if (/^#{3,6}\s/.test(line)) return 3;
  if (/^([-*+]|\d{1,9}[.)])\s/.test(line)) return 1;
  return follows && /^\S/.test(line) ? 2 : 0;
}

/** CommonMark 0.31, 4.5: a fence is closed by one of its own kind that is as long at least, and bears no words. */
function fenceAfter(open: string | null, line: string): string | null {
  const mark = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})(.*)$/s.exec(line);
  const [, fence = '', words = ''] = mark ?? [];
  if (open === null) return fence === '' || (fence.startsWith('`') && words.includes('`')) ? null : fence;
  return fence.startsWith(open) && words.trim() === '' ? null : open;
}
