import type { FragmentProblem } from './fragment.ts';

export interface Field {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

export interface FrontMatter {
  readonly fields: readonly Field[];
  /** What follows the front matter. */
  readonly text: string;
  /** Line on which `text` begins. */
  readonly textLine: number;
  readonly problems: readonly FragmentProblem[];
}

const FENCE = /^---\s*$/;
const FIELD = /^([A-Za-z][A-Za-z-]*):(?:\s+(.*))?$/;

/**
 * Takes a fragment's file apart: `key: value` lines between two lines of `---`, then text. Comments are whole lines that
 * begin with `#`, a value may stand between quotes. It is no YAML: `refs: #12` is the reference that it looks like.
 */
export function readFrontMatter(path: string, text: string): FrontMatter {
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n')
    .split('\n');
  if (!FENCE.test(lines[0] ?? '')) return { fields: [], text: lines.join('\n'), textLine: 1, problems: [] };
  const end = lines.findIndex((line, index) => index > 0 && FENCE.test(line));
  if (end < 0)
    return {
      fields: [],
      text: '',
      textLine: 1,
      problems: [{ path, line: 1, code: 'unclosed', params: {} }],
    };
  const fields: Field[] = [];
  const problems: FragmentProblem[] = [];
  for (const [index, written] of lines.slice(1, end).entries()) {
    const line = index + 2;
    if (/^\s*(?:#|$)/.test(written)) continue;
    const [, key = '', value = ''] = FIELD.exec(written.trimEnd()) ?? [];
    if (key === '') problems.push({ path, line, code: 'line', params: { got: written.trim() } });
    else if (fields.some((field) => field.key === key))
      problems.push({ path, line, code: 'twice', params: { key } });
    else fields.push({ key, value: unquoted(value), line });
  }
  return { fields, text: lines.slice(end + 1).join('\n'), textLine: end + 2, problems };
}

/** `[a, "b"]` or `a, b` as its items. */
export const itemsOf = (value: string): string[] =>
  value
    .replace(/^\[(.*)\]$/, '$1')
    .split(',')
    .map((item) => unquoted(item.trim()))
    .filter((item) => item !== '');

const unquoted = (value: string): string => /^(["'])(.*)\1$/.exec(value.trim())?.[2] ?? value.trim();
