import MarkdownIt, { type Token } from 'markdown-it';

export interface Heading {
  readonly level: number;
  readonly text: string;
  /** The anchor: unique in the document, and the same as long as the text is. */
  readonly id: string;
}

export interface MarkdownDocument {
  readonly tokens: readonly Token[];
  readonly headings: readonly Heading[];
}

/** Every address is read as a link; `keepSafe` decides what remains one. */
export const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });
parser.validateLink = () => true;

/**
 * Reads markdown from anywhere into tokens that can do no harm: no HTML, links to the web, to an address for mail and
 * within the document only, and a link to each picture instead of the picture, which would tell a server who reads it.
 */
export function readMarkdown(markdown: string): MarkdownDocument {
  const tokens = withoutTitle(parser.parse(markdown, {}));
  for (const token of tokens) {
    if (token.children !== null)
      token.children = joinIdeographs(keepSafe(token.children.map(pictureAsText)).map(keepSteps));
  }
  markTasks(tokens);
  return { tokens, headings: nameHeadings(tokens) };
}

/** Whether something other than text may follow it: the web, mail, and places of the document itself. */
const isSafeAddress = (address: string): boolean => /^(https?:\/\/|mailto:|#)/i.test(address.trim());

/** The text of inline tokens, without any marks. */
export const plainText = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => (token.type === 'softbreak' || token.type === 'hardbreak' ? ' ' : token.content))
    .join('');

/** A commit's short name, as a link's only text. */
export const isCommitName = (text: string): boolean => /^[0-9a-f]{7,40}$/.test(text);

function withoutTitle(tokens: readonly Token[]): Token[] {
  const isTitle = tokens[0]?.type === 'heading_open' && tokens[0].tag === 'h1';
  return tokens.slice(isTitle ? 3 : 0);
}

function pictureAsText(token: Token): Token {
  if (token.type !== 'image') return token;
  const address = String(token.attrGet('src') ?? '');
  const text = plainText(token.children ?? []) || (/^https?:/i.test(address) ? address : '');
  return Object.assign(Object.create(Object.getPrototypeOf(token)), {
    ...token,
    type: 'text',
    tag: '',
    attrs: null,
    children: null,
    content: text,
  });
}

/** `1.2.0 → 1.3.0` stays on one line. */
function keepSteps(token: Token): Token {
  if (token.type === 'text') token.content = token.content.replace(/(?<=\d\S*) → (?=v?\d)/g, '\u00a0→\u00a0');
  return token;
}

/** Links that lead elsewhere than they may become the text that they were on. */
function keepSafe(tokens: readonly Token[]): Token[] {
  const open: boolean[] = [];
  return tokens.filter((token) => {
    if (token.type === 'link_open') {
      const isSafe = isSafeAddress(String(token.attrGet('href') ?? ''));
      open.push(isSafe);
      return isSafe;
    }
    return token.type !== 'link_close' || open.pop() === true;
  });
}

/** Whether a list entry is a task, from the token that opens it. */
export function taskOf({ meta }: Token): 'open' | 'done' | null {
  const task: unknown = meta?.['task'];
  return task === 'open' || task === 'done' ? task : null;
}

/** `[ ]` and `[x]` at the start of a list entry make a task of it. */
function markTasks(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    const entry = tokens[index - 2];
    const first = token.type === 'inline' ? token.children?.[0] : undefined;
    const [box = '', mark] = /^\[([ xX])\]\s+/.exec(first?.content ?? '') ?? [];
    if (entry?.type !== 'list_item_open' || first?.type !== 'text' || mark === undefined) continue;
    entry.meta = { ...entry.meta, task: mark === ' ' ? 'open' : 'done' };
    first.content = first.content.slice(box.length);
  }
}

const IDEOGRAPHIC = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** A line of Japanese goes on without a space where its source was broken. */
function joinIdeographs(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ type }, index) => {
    if (type !== 'softbreak') return true;
    const [before, after] = [tokens[index - 1]?.content ?? '', tokens[index + 1]?.content ?? ''];
    return !(IDEOGRAPHIC.test([...before].at(-1) ?? '') && IDEOGRAPHIC.test([...after][0] ?? ''));
  });
}

function nameHeadings(tokens: readonly Token[]): Heading[] {
  const taken = new Set<string>();
  return tokens.flatMap((token, index) => {
    if (token.type !== 'heading_open') return [];
    const text = plainText(tokens[index + 1]?.children ?? []).trim();
    const id = uniqueId(text, taken);
    token.attrSet('id', id);
    return [{ level: Number(token.tag.slice(1)), text, id }];
  });
}

function uniqueId(text: string, taken: Set<string>): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const slug = words.join('-') || 'section';
  let id = slug;
  for (let count = 2; taken.has(id); count++) id = `${slug}-${count}`;
  taken.add(id);
  return id;
}

/** Headings for a table of contents: none where the document can be overlooked without one. */
export function contentsOf({ headings }: MarkdownDocument): readonly Heading[] {
  const chapters = headings.filter(({ level }) => level <= 3);
  const top = chapters.filter(({ level }) => level <= 2);
  if (chapters.length < 4) return [];
  return chapters.length <= 40 || top.length < 4 ? chapters : top;
}

/** For each heading's anchor, the one of the heading that it stands under. */
export function parentsOf({ headings }: MarkdownDocument): ReadonlyMap<string, string> {
  const above: Heading[] = [];
  const parents = new Map<string, string>();
  for (const heading of headings) {
    while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop();
    const parent = above.at(-1);
    if (parent !== undefined) parents.set(heading.id, parent.id);
    above.push(heading);
  }
  return parents;
}

/** What stands before the first heading, and all from it on. */
export function splitPreface({ tokens }: MarkdownDocument): readonly [readonly Token[], readonly Token[]] {
  const first = tokens.findIndex(({ type, level }) => type === 'heading_open' && level === 0);
  const end = first === -1 ? tokens.length : first;
  return [tokens.slice(0, end), tokens.slice(end)];
}
