import { escapeMarkdown } from '../changelog/escape-markdown.ts';

/** Lines that tools append to messages, and that tell a reader of release notes nothing. */
const TRAILER = /^(?:\(cherry picked from commit [0-9a-f]{7,64}\)|PR[ -]Close:? #\d+)$/i;
const FENCE = /^\s*(?:```|~~~)/;
const LIST_ITEM = /^\s*(?:[-+*]|\d+[.)])\s/;

/**
 * An author's own markdown, made fit for a document that others read: without trailers of tools and HTML comments,
 * without the indentation that all its lines share, with every fence closed, code that was only indented fenced, and
 * headings as bold text, so that the outline stays the document's. Empty when nothing is left.
 */
export function tidyText(text: string): string {
  const lines = dedent(
    withoutComments(text)
      .split('\n')
      .filter((line) => !TRAILER.test(line.trim())),
  );
  return boldHeadings(fenceIndented(closeFence(lines)))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** Its first paragraph as one line, for whoever needs the gist. */
export function firstParagraph(text: string): string {
  const [first = ''] = text.split(/\n\s*\n/, 1);
  return first
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim();
}

/** A comment that is never closed is text. */
const withoutComments = (text: string): string =>
  text.includes('```') ? text : text.replaceAll(/<!--[\s\S]*?-->/g, '');

/**
 * The first line stands behind a footer's name and says nothing about the indentation of the others, unless it begins a
 * list: then they may be its entry's.
 */
function dedent([first = '', ...rest]: readonly string[]): string[] {
  if (LIST_ITEM.test(first)) return [first.trim(), ...rest.map((line) => line.trimEnd())];
  const indents = rest
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const shared = indents.length === 0 ? 0 : Math.min(...indents);
  return [first.trim(), ...rest.map((line) => line.slice(shared).trimEnd())];
}

/** The sign that must end the fence after each line, null outside of one: a fence ends with the sign that began it. */
function openFences(lines: readonly string[]): (string | null)[] {
  let open: string | null = null;
  return lines.map((line) => {
    const mark = FENCE.exec(line)?.[0].trim() ?? null;
    if (mark !== null) open = open === null ? mark : open === mark ? null : open;
    return open;
  });
}

/** Whether each line is code, or a fence around it. */
function inCode(lines: readonly string[]): boolean[] {
  const open = openFences(lines);
  return lines.map((line, at) => FENCE.test(line) || (open[at] ?? null) !== null);
}

function closeFence(lines: readonly string[]): string[] {
  const open = openFences(lines).at(-1) ?? null;
  return open === null ? [...lines] : [...lines, open];
}

/** Blocks that only their indentation shows to be code; below a list entry it is the entry's own text. */
function fenceIndented(lines: readonly string[]): string[] {
  const made: string[] = [];
  const fenced = inCode(lines);
  let isInList = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const isFenced = fenced[at] === true;
    const isText = line.trim() !== '' && !line.startsWith(' ');
    if (!isFenced && isText) isInList = LIST_ITEM.test(line);
    const isCode =
      !isFenced &&
      !isInList &&
      /^ {2,}\S/.test(line) &&
      !LIST_ITEM.test(line) &&
      (lines[at - 1] ?? '').trim() === '';
    if (!isCode) {
      made.push(line);
      continue;
    }
    const end = lines.findIndex((each, place) => place > at && each.trim() !== '' && !each.startsWith('  '));
    const block = lines.slice(at, end === -1 ? undefined : end);
    while (block.at(-1)?.trim() === '') block.pop();
    made.push('```', ...dedent(['', ...block]).slice(1), '```');
    at += block.length - 1;
  }
  return made;
}

function boldHeadings(lines: readonly string[]): string[] {
  const fenced = inCode(lines);
  return lines.map((line, at) => {
    const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(line)?.[1];
    return heading === undefined || fenced[at] === true ? line : `**${heading}**`;
  });
}

/** What would make a list, heading, quote or rule of a text that begins with it. */
const BLOCK_START = /^(?:#{1,6}(?=\s)|>|[-+](?=\s)|[-=_]{3}|\d+(?=[.)]\s)|~~~)/;

/** Tags, emphasis by stars or by underscores at the edge of a word, and links. */
const INLINE_MARKUP = /[<*]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\](?=\()/gu;

/** A one-line text as markdown that shows it as it is written, but for what stands between backticks. */
export function inline(text: string): string {
  const line = escapeMarkdown(text.replaceAll(/\s+/g, ' ').trim(), INLINE_MARKUP);
  return BLOCK_START.test(line) ? line.replace(BLOCK_START, (mark) => escapeStart(mark)) : line;
}

/** A number is escaped at what follows it. */
const escapeStart = (mark: string): string => (/^\d/.test(mark) ? `${mark}\\` : `\\${mark}`);

/** Markdown of an author's own inside an entry: it keeps its lines, but no HTML. */
export const block = (text: string, indent = 2): string =>
  escapeMarkdown(text, /</g).replaceAll(/\n(?!\n|$)/g, `\n${' '.repeat(indent)}`);

/** Begins with a capital letter, as a sentence does; a name in code's own spelling (`ngFor`, `npm:x`) stays as it is. */
export function sentence(text: string): string {
  const [word = ''] = text.split(' ', 1);
  return /^\p{Ll}+[,:]?$/u.test(word) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
