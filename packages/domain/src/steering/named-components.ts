import type { NamedComponent } from './steering.ts';
import type { SteeringLine } from './steering-lines.ts';

/** A component of the workspace, as far as texts may name it. */
export interface KnownComponent {
  readonly name: string;
  /** `.` for the whole repository. */
  readonly path: string;
}

/** In the plural, or with what follows: `Payment Service` is the name of one. */
const ABOUT_COMPONENTS =
  /\b(?:components|(?:micro)?services|modules|packages|applications|apps)\b|\b(?:component|service|module|package)\s(?:organi[sz]ation|structure|architecture|map|overview|list|catalogu?e?|inventory|layout)\b|^(?:主要|主な|各)?(?:コンポーネント|(?:マイクロ)?サービス|モジュール|パッケージ|アプリケーション)(?:の?(?:構成|一覧|構造|概要))?$/i;
/** Headings that speak of components without naming any. */
const NOT_ABOUT =
  /\b(?:levels?|objectives?|dependencies|rules|conventions?|naming|guidelines|communication|interactions?)\b|依存|規約|命名/i;
const MOST = 500;

/**
 * Names that a file gives to components: outermost items, first cells, and headings right below a heading about components. A
 * name has four words at most.
 */
export function namedComponents(lines: readonly SteeringLine[]): NamedComponent[] {
  const found = new Map<string, NamedComponent>();
  const isAbout = (heading: string): boolean => {
    // Behind a name may stand its path, `services/api`.
    const [title = ''] = heading.split(/[`(（]/);
    return ABOUT_COMPONENTS.test(title) && !NOT_ABOUT.test(title);
  };
  for (const line of lines) {
    if (found.size >= MOST) break;
    // Right below, so that lists of what a component does are not taken for components.
    if (line.kind === 'text' || line.kind === 'code' || !isAbout(line.heading)) continue;
    if (line.kind === 'item' && !line.isOutermost) continue;
    // Below the title of a document stand its chapters.
    if (line.kind === 'heading' && (line.depth < 2 || isAbout(line.text))) continue;
    const name = nameIn(line.kind === 'row' ? (line.cells[0] ?? '') : line.text);
    if (name !== null && !found.has(componentKey(name)))
      found.set(componentKey(name), { name, line: line.number });
  }
  return [...found.values()];
}

/** The name at the start of an item, in bold, as code or a link, or up to what explains it. */
function nameIn(text: string): string | null {
  const marked = /^(?:\*\*|__)?(?:`|\[(?=[^\]]{1,80}\]\())?([^`*[\]]{1,80})/.exec(text)?.[1] ?? '';
  const [name = ''] = marked.split(/:\s|:$|：|\s[-–—]+\s|\s?[(（]|\s=/);
  const trimmed = name
    .replace(/^\d+\.\s+/, '')
    .replace(/^\.\//, '')
    .replace(/\/+$/, '')
    .trim();
  const isName =
    /^[\p{L}\p{N}@][\p{L}\p{N}\p{M}@._/ -]{0,59}$/u.test(trimmed) && trimmed.split(' ').length <= 4;
  return isName ? trimmed : null;
}

/** Names that differ only in case, signs, scope or a word such as "service" are the same. */
function componentKey(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/^@[^/]*\//, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  const stem = plain.replace(/(?:service|component|module|package|サービス|コンポーネント|モジュール)$/, '');
  return stem === '' ? plain : stem;
}

/** Whether a name of a text means a component: by its name, or its path or the end of that. */
export function namesComponent(written: string, { name, path }: KnownComponent): boolean {
  const key = componentKey(written);
  return (
    key === componentKey(name) ||
    (path !== '.' && (key === componentKey(path) || key === componentKey(lastOf(path))))
  );
}

const lastOf = (path: string): string => path.split('/').at(-1) ?? path;

/** Those components that a file names anywhere: in a sentence, a tree of directories, a table. */
export function mentionedComponents(
  lines: readonly SteeringLine[],
  known: readonly KnownComponent[],
): string[] {
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const token of text.toLowerCase().split(/[^\p{L}\p{N}@._/-]+/u)) {
      const word = token.replace(/^(?:\.\/|\/)/, '').replace(/[./]+$/, '');
      if (word === '') continue;
      words.add(word);
      if (word.includes('/')) words.add(lastOf(word));
    }
  }
  const keys = new Set(namedComponents(lines).map(({ name }) => componentKey(name)));
  return known
    .filter(({ name, path }) => {
      const ways = [name, ...(path === '.' ? [] : [path, lastOf(path)])].map((way) => way.toLowerCase());
      return ways.some((way) => words.has(way) || keys.has(componentKey(way)));
    })
    .map(({ name }) => name);
}
