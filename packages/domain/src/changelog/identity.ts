import { readReferences } from '../change/read-references.ts';

/** What tells whether two entries of a changelog are about the same change. */
export interface Identity {
  /** First digits of the commit that the entry links to; null when it links to none. */
  readonly sha: string | null;
  /** Without links, escapes, marks and line breaks: what a reader reads. */
  readonly words: string;
}

/** What only the comparison of different words needs. */
export interface Features extends Identity {
  readonly tokens: ReadonlySet<string>;
  /** Tokens with digits: versions, ports, years. */
  readonly numbers: ReadonlySet<string>;
  readonly refs: ReadonlySet<string>;
}

const ABBREVIATED = 7;
const COMMIT_LINK = /\s*\(\[`?([0-9a-f]{7,64})`?\]\([^)]*\)\)/g;
/** What generation adds to an entry that was taken back later. */
export const REVERTED_MARK = /\s*\(reverted in [^()]*\)/;

/** How an entry is known: by its commit's link and by its words. */
export function identify(text: string): Identity {
  const sha = [...text.matchAll(COMMIT_LINK)].at(-1)?.[1]?.slice(0, ABBREVIATED) ?? null;
  const words = text
    .replaceAll(COMMIT_LINK, '')
    .replace(REVERTED_MARK, '')
    .replaceAll(/\[([^\]]*?)\\?\]\([^)]*\)/g, '$1')
    .replace(/^\s*[-*+]\s+/, '')
    .replaceAll(/\\([<*])/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return { sha, words };
}

const LABEL = /^(\*\*[^*:]+\*\* )?\*\*([^*/:]+)(?:\/([^*:]+))?:\*\* /;

/**
 * Without the names of components that a product's changelog puts before what is not released yet; under the heading of
 * a component's own release the same entry goes without them.
 */
export function withoutComponents(identity: Identity, names: ReadonlySet<string>): Identity {
  const [label = '', mark = '', listed = '', scope] = LABEL.exec(identity.words) ?? [];
  if (label === '' || !listed.split(', ').every((name) => names.has(name))) return identity;
  const rest = identity.words.slice(label.length);
  return {
    ...identity,
    words: `${mark}${scope === undefined || names.has(scope) ? '' : `**${scope}:** `}${rest}`,
  };
}

const STOP = new Set(
  'a an and are as at be breaking by for from in into is it its no not now of on or so that the this to was when with'.split(
    ' ',
  ),
);
const SCRIPT_WITHOUT_SPACES = /[\u3040-\u30ff\u3400-\u9fff]{2,}/g;

/** Takes the words of an entry apart; text in scripts without spaces becomes its pairs of signs. */
export function featuresOf(identity: Identity): Features {
  const refs = new Set(readReferences(identity.words).map(({ raw }) => raw.toLowerCase()));
  const tokens = new Set<string>();
  const numbers = new Set<string>();
  for (const word of identity.words.toLowerCase().split(/[^\p{L}\p{N}.#/-]+/u)) {
    const token = word.replace(/^[.#/-]+|[.#/-]+$/g, '');
    if (token === '' || STOP.has(token) || refs.has(word) || refs.has(token)) continue;
    if (/\d/.test(token)) numbers.add(token);
    const runs = token.match(SCRIPT_WITHOUT_SPACES);
    if (runs === null) tokens.add(token);
    else
      for (const run of runs)
        for (let at = 1; at < run.length; at += 1) tokens.add(run.slice(at - 1, at + 1));
  }
  return { ...identity, tokens, numbers, refs };
}

/** Reworded entries share more than this of their words; found by the tables of the test. */
const SIMILAR = 0.6;
/** What an id that both name is worth. */
const SHARED_REFERENCE = 0.35;

/**
 * How sure it is that two entries with different words are about the same change: 0 when they are not taken for the
 * same. By the commit; else by the share of common words (Dice's coefficient), where the same id helps. Entries
 * that name different ids, or different numbers, are about different things however alike they read.
 */
export function similarity(left: Features, right: Features): number {
  const share = dice(left.tokens, right.tokens);
  if (left.sha !== null && left.sha === right.sha) return 2 + share;
  if (left.refs.size > 0 && right.refs.size > 0 && !overlap(left.refs, right.refs)) return 0;
  if (left.numbers.size > 0 && right.numbers.size > 0 && !isSame(left.numbers, right.numbers)) return 0;
  const score = share + (overlap(left.refs, right.refs) ? SHARED_REFERENCE : 0);
  return score >= SIMILAR ? score : 0;
}

function dice(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size + right.size === 0) return 0;
  let common = 0;
  for (const token of left) if (right.has(token)) common += 1;
  return (2 * common) / (left.size + right.size);
}

function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  for (const one of left) if (right.has(one)) return true;
  return false;
}

const isSame = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  left.size === right.size && [...left].every((one) => right.has(one));
