import type { Commit } from '@tminus/domain';

/** Tells, commit by commit, from which bases a commit can be reached. */
export interface Reachability {
  /** Must be called for every commit, children before their parents. */
  visit(commit: Pick<Commit, 'sha' | 'parents'>): (base: string) => boolean;
}

/**
 * Follows several bases through one walk over history. Each base has a bit; a commit has the bits of its
 * children and, if it is a base, its own, and hands them to its parents. Children come first, so a commit's
 * bits are complete when its turn comes. One pass thus answers what one `git log` for each base would.
 */
export function trackReachability(bases: Iterable<string>): Reachability {
  const bitOf = new Map<string, bigint>();
  for (const base of bases) if (!bitOf.has(base)) bitOf.set(base, 1n << BigInt(bitOf.size));
  // Holds only commits whose child was seen and who were not: the width of the history, not its length.
  const marks = new Map<string, bigint>();
  return {
    visit({ sha, parents }) {
      const mark = (marks.get(sha) ?? 0n) | (bitOf.get(sha) ?? 0n);
      marks.delete(sha);
      if (mark !== 0n) for (const parent of parents) marks.set(parent, (marks.get(parent) ?? 0n) | mark);
      return (base) => (mark & (bitOf.get(base) ?? 0n)) !== 0n;
    },
  };
}
