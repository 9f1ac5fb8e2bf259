import { type Features, featuresOf, type Identity, similarity } from './identity.ts';

export interface Match {
  /** Place in the list of generated entries. */
  readonly generated: number;
  /** Whether the words are the generator's own, so that it may change them. */
  readonly isExact: boolean;
}

/**
 * Finds the generated entry that each written one stands for; null for those that a person added. Every entry is used
 * once: first those with the same commit and words, then the same words, then, best first, those that were reworded.
 * What remains unmatched never influences a match, so that generating again finds the same ones.
 */
export function matchEntries(
  written: readonly Identity[],
  generated: readonly Identity[],
): readonly (Match | null)[] {
  const matches: (Match | null)[] = written.map(() => null);
  const taken = new Set<number>();
  const shas = new Set(generated.flatMap(({ sha }) => sha ?? []));
  const take = (from: number, to: number, isExact: boolean): void => {
    matches[from] = { generated: to, isExact };
    taken.add(to);
  };
  const takeEqual = (keyOf: KeyOf, writtenKeyOf: KeyOf): void => {
    const places = placesBy(generated, keyOf, taken);
    for (const [index, one] of written.entries()) {
      const key = writtenKeyOf(one);
      const place = matches[index] !== null || key === null ? undefined : places.get(key)?.shift();
      if (place !== undefined) take(index, place, true);
    }
  };
  const commitAndWords: KeyOf = ({ sha, words }) => (sha === null ? null : `${sha} ${words}`);
  takeEqual(commitAndWords, commitAndWords);
  // A commit that is there has an entry of its own; one that is not was rebased, and is known by its words.
  const hasOwn = ({ sha }: Identity): boolean => sha !== null && shas.has(sha);
  takeEqual(
    ({ words }) => words,
    (one) => (hasOwn(one) ? null : one.words),
  );
  for (const { from, to } of reworded(written, generated, matches, taken, hasOwn))
    if (matches[from] === null && !taken.has(to)) take(from, to, false);
  return matches;
}

type KeyOf = (one: Identity) => string | null;

function placesBy(
  entries: readonly Identity[],
  keyOf: KeyOf,
  taken: ReadonlySet<number>,
): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, one] of entries.entries()) {
    const key = keyOf(one);
    if (key === null || taken.has(index)) continue;
    const same = places.get(key);
    if (same === undefined) places.set(key, [index]);
    else same.push(index);
  }
  return places;
}

/** Pairs that may be the same change, surest first. Only entries with a word, an id or a commit in common are compared. */
function reworded(
  written: readonly Identity[],
  generated: readonly Identity[],
  matches: readonly (Match | null)[],
  taken: ReadonlySet<number>,
  hasOwn: (one: Identity) => boolean,
): readonly { readonly from: number; readonly to: number }[] {
  const left = [...written.keys()].filter((index) => matches[index] === null);
  if (left.length === 0) return [];
  const features = generated.map((one, index) => (taken.has(index) ? null : featuresOf(one)));
  const index = new Map<string, number[]>();
  for (const [place, one] of features.entries())
    for (const term of one === null ? [] : termsOf(one)) {
      const places = index.get(term);
      if (places === undefined) index.set(term, [place]);
      else places.push(place);
    }
  const pairs = left.flatMap((from) => {
    const identity = written[from];
    if (identity === undefined) return [];
    const mine = featuresOf(identity);
    const near = new Set(termsOf(mine).flatMap((term) => index.get(term) ?? []));
    return [...near].flatMap((to) => {
      const other = features[to];
      if (other === null || other === undefined) return [];
      if (hasOwn(mine) && mine.sha !== other.sha) return [];
      const score = similarity(mine, other);
      return score > 0 ? [{ from, to, score }] : [];
    });
  });
  return pairs.sort((one, two) => two.score - one.score || one.from - two.from || one.to - two.to);
}

const termsOf = ({ sha, tokens, refs }: Features): string[] => [
  ...(sha === null ? [] : [`commit ${sha}`]),
  ...[...refs].map((ref) => `id ${ref}`),
  ...tokens,
];
