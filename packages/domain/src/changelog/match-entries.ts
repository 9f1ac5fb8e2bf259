import { type Features, featuresOf, type Identity, similarity } from './identity.ts';

export interface Match {
  /** Place in the list of generated entries. */
  readonly generated: number;
  /** Whether the words are the generator's own, so that it may change them. */
  readonly isExact: boolean;
  /** Place in the list of what the generated entry was before, when the written one is still that. */
  readonly former: number | null;
}

/**
 * Finds the generated entry that each written one stands for; null for those that a person added. Every entry is used
 * once: first those with the same commit and words, then the same words, then, best first, those that were reworded.
 * What remains unmatched never influences a match, so that generating again finds the same ones.
 *
 * @param former what generated entries were before they had their words, by their place
 */
export function matchEntries(
  written: readonly Identity[],
  generated: readonly Identity[],
  former: readonly (readonly Identity[])[] = [],
): readonly (Match | null)[] {
  const matches: (Match | null)[] = written.map(() => null);
  const taken = new Set<number>();
  const shas = new Set(generated.flatMap(({ sha }) => sha ?? []));
  const take = (from: number, to: number, isExact: boolean, before: number | null = null): void => {
    matches[from] = { generated: to, isExact, former: before };
    taken.add(to);
  };
  const current = generated.map((identity, place): Candidate => ({ identity, place, former: null }));
  const earlier = former.flatMap((own, place) =>
    own.map((identity, at): Candidate => ({ identity, place, former: at })),
  );
  const takeEqual = (among: readonly Candidate[], keyOf: KeyOf, writtenKeyOf: KeyOf): void => {
    const candidates = candidatesBy(among, keyOf);
    for (const [index, one] of written.entries()) {
      const key = matches[index] === null ? writtenKeyOf(one) : null;
      const same = (key === null ? undefined : candidates.get(key)) ?? [];
      while (same[0] !== undefined && taken.has(same[0].place)) same.shift();
      const [found] = same;
      if (found !== undefined) take(index, found.place, true, found.former);
    }
  };
  const commitAndWords: KeyOf = ({ sha, words }) => (sha === null ? null : `${sha} ${words}`);
  const words: KeyOf = (one) => one.words;
  // A commit that is there has an entry of its own; one that is not was rebased, and is known by its words.
  const hasOwn = ({ sha }: Identity): boolean => sha !== null && shas.has(sha);
  const wordsAlone: KeyOf = (one) => (hasOwn(one) ? null : one.words);
  for (const among of [current, earlier]) {
    takeEqual(among, commitAndWords, commitAndWords);
    takeEqual(among, words, wordsAlone);
  }
  for (const { from, to } of reworded(written, [...current, ...earlier], matches, taken, hasOwn))
    if (matches[from] === null && !taken.has(to)) take(from, to, false);
  return matches;
}

type KeyOf = (one: Identity) => string | null;

/** A generated entry in its own words, or in those that it had before. */
interface Candidate {
  readonly identity: Identity;
  readonly place: number;
  readonly former: number | null;
}

function candidatesBy(among: readonly Candidate[], keyOf: KeyOf): ReadonlyMap<string, Candidate[]> {
  const found = new Map<string, Candidate[]>();
  for (const candidate of among) {
    const key = keyOf(candidate.identity);
    if (key === null) continue;
    const same = found.get(key);
    if (same === undefined) found.set(key, [candidate]);
    else same.push(candidate);
  }
  return found;
}

/** Pairs that may be the same change, surest first. Only entries with a word, an id or a commit in common are compared. */
function reworded(
  written: readonly Identity[],
  candidates: readonly Candidate[],
  matches: readonly (Match | null)[],
  taken: ReadonlySet<number>,
  hasOwn: (one: Identity) => boolean,
): readonly { readonly from: number; readonly to: number }[] {
  const left = [...written.keys()].filter((index) => matches[index] === null);
  if (left.length === 0) return [];
  const features = candidates.map(({ identity, place }) =>
    taken.has(place) ? null : { ...featuresOf(identity), generated: place },
  );
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
      return score > 0 ? [{ from, to: other.generated, score }] : [];
    });
  });
  return pairs.sort((one, two) => two.score - one.score || one.from - two.from || one.to - two.to);
}

const termsOf = ({ sha, tokens, refs }: Features): string[] => [
  ...(sha === null ? [] : [`commit ${sha}`]),
  ...[...refs].map((ref) => `id ${ref}`),
  ...tokens,
];
