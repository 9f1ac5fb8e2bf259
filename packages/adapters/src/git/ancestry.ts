import type { Commit } from '@tminus/domain';

/** Learns from a walk, commit by commit, what its tip builds on. */
export interface Ancestry {
  visit(commit: Pick<Commit, 'sha' | 'parents'>): void;
  /** Whether the walk itself came to this commit. */
  holds(sha: string): boolean;
  /** Whether the tip is this commit or has it as an ancestor, as far as the walk shows. */
  proves(sha: string): boolean;
}

/**
 * A walk from a tip that leaves out what some base reaches proves whether the base is an ancestor: on a way from the
 * tip to such a base, the last commit before it is no part of what the base reaches, so the walk gives it, with the
 * base as a parent. Nothing needs to be asked beforehand, which would take a walk of its own.
 */
export function trackAncestry(tip: string): Ancestry {
  const held = new Set<string>();
  const proven = new Set([tip]);
  return {
    visit({ sha, parents }) {
      held.add(sha);
      proven.add(sha);
      for (const parent of parents) proven.add(parent);
    },
    holds: (sha) => held.has(sha),
    proves: (sha) => proven.has(sha),
  };
}
