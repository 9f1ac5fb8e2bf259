import type { Edit } from './span.ts';

/** What stands in a comment on the line of a version. */
const MARK = /tminus:version(?![:\w-])/;
const BLOCK_START = 'tminus:version:start';
const BLOCK_END = 'tminus:version:end';

/** A version as SemVer or PEP 440 write it, which is no part of a longer number or word. */
const VERSION =
  /(?<![\w.])v?(\d+\.\d+\.\d+(?:(?:a|b|rc|\.dev)\d+|(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?))(?!\w|\.\d)/g;

export type MarkedEdits =
  | { readonly ok: true; readonly edits: readonly Edit[]; readonly isMarked: boolean }
  /** A marked line without a version, or a block that does not end. Offset of its line. */
  | {
      readonly ok: false;
      readonly offset: number;
      readonly code: 'manifest.noVersion' | 'manifest.blockOpen';
    };

/**
 * The versions on lines with `tminus:version` in them, and on lines between `tminus:version:start` and
 * `tminus:version:end`. On such a line a version that is known, the new one or a previous one, wins over whatever only
 * looks like one; of several others the first counts, wherever it stands.
 */
export function editMarkedLines(text: string, to: string, previous: readonly string[]): MarkedEdits {
  const edits: Edit[] = [];
  const known = [to, ...previous].sort((left, right) => right.length - left.length);
  let isMarked = false;
  let blockStart: number | null = null;
  let number = 0;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next;
    const line = text.slice(at, end);
    number += 1;
    if (line.includes(BLOCK_END)) blockStart = null;
    else if (line.includes(BLOCK_START)) blockStart = at;
    else if (blockStart !== null || MARK.test(line)) {
      const spans = versionsIn(line, known);
      if (spans.length === 0 && blockStart === null)
        return { ok: false, offset: at, code: 'manifest.noVersion' };
      for (const [start, length] of spans)
        edits.push({ field: `line ${number}`, start: at + start, end: at + start + length, to });
    }
    isMarked ||= edits.length > 0 || blockStart !== null;
    at = end + 1;
  }
  return blockStart === null
    ? { ok: true, edits, isMarked }
    : { ok: false, offset: blockStart, code: 'manifest.blockOpen' };
}

/** Places and lengths of one version in a line. */
function versionsIn(line: string, known: readonly string[]): (readonly [number, number])[] {
  for (const version of known) {
    const places = placesOf(line, version);
    if (places.length > 0) return places.map((start) => [start, version.length]);
  }
  const first = [...line.matchAll(VERSION)][0]?.[1];
  return first === undefined ? [] : placesOf(line, first).map((start) => [start, first.length]);
}

/** Where a version stands by itself: `1.2.0` neither in `11.2.0`, nor in `1.2.0.1` or `1.2.0rc1`. */
function placesOf(line: string, version: string): number[] {
  const places: number[] = [];
  for (let at = line.indexOf(version); at !== -1; at = line.indexOf(version, at + version.length)) {
    const isStart = /(?:^|[^\w.]|(?:^|\W)v)$/.test(line.slice(Math.max(0, at - 2), at));
    if (isStart && !/^(?:\w|\.\d)/.test(line.slice(at + version.length, at + version.length + 2)))
      places.push(at);
  }
  return places;
}

const WHOLE = /^(\uFEFF?\s*v?)(\d[^\s]*)\s*$/;

/** A file that holds a version and nothing else; null when it holds something else. */
export function wholeVersion(text: string): { readonly start: number; readonly value: string } | null {
  if (text.length > 300) return null;
  const [, lead = '', value] = WHOLE.exec(text) ?? [];
  return value === undefined || !/^\d+\.\d+\.\d+/.test(value) ? null : { start: lead.length, value };
}
