import type { Change } from '../change/change.ts';
import type { Increment } from '../change/change-type.ts';
import type { SectionRules } from '../changelog/section.ts';
import { compareIncrements, incrementOf } from './increment.ts';

export interface HighestChange {
  readonly change: Change;
  readonly increment: Increment;
}

/**
 * The change that moves the version furthest; of several, the one that came first. Null when none moves it.
 *
 * @param changes newest first
 */
export function highestChange(
  changes: readonly Change[],
  types: Readonly<Record<string, Increment>> = {},
  sections?: SectionRules,
): HighestChange | null {
  let highest: HighestChange | null = null;
  for (const change of changes) {
    const increment = incrementOf(change, types, sections);
    if (increment !== 'none' && (highest === null || compareIncrements(increment, highest.increment) >= 0))
      highest = { change, increment };
  }
  return highest;
}

/** Its type, or what it is called where the commit has none. */
export const typeNameOf = ({ type, reverts }: Change): string =>
  type ?? (reverts.length > 0 ? 'revert' : 'commit');

/** How messages name a commit. */
export const shortSha = (sha: string): string => sha.slice(0, 7);
