import type { Change } from '../change/change.ts';
import { type Increment, meaningOf } from '../change/change-type.ts';
import { hasFooter } from '../change/read-footers.ts';
import { type SectionRules, sectionOf } from '../changelog/section.ts';

const RANK: Readonly<Record<Increment, number>> = { none: 0, patch: 1, minor: 2, major: 3 };

/** Negative when the first moves a version less far than the second. */
export function compareIncrements(left: Increment, right: Increment): number {
  return RANK[left] - RANK[right];
}

/**
 * How far one change moves a version of 1.0.0 or later: breaking → major; features and
 * deprecations → minor; whatever else the changelog shows → patch; the rest moves nothing. `types` may say otherwise of
 * a type, but not of what breaks or is deprecated; `sections` are those of the changelog.
 */
export function incrementOf(
  change: Change,
  types: Readonly<Record<string, Increment>> = {},
  sections?: SectionRules,
): Increment {
  if (change.breaking) return 'major';
  const type = change.type ?? '';
  const own = Object.hasOwn(types, type) ? types[type] : undefined;
  const section = sectionOf(change, sections);
  if (section === 'deprecated' || hasFooter(change.footers, 'deprecated'))
    return own === 'major' ? own : 'minor';
  if (own !== undefined) return own;
  const increment = meaningOf(type)?.increment ?? 'none';
  return increment === 'none' && section !== null ? 'patch' : increment;
}

/** What a change does before 1.0.0, where SemVer 2.0.0 (rule 4) promises nothing. */
export interface InitialDevelopment {
  readonly breaking: 'major' | 'minor' | 'patch';
  readonly feature: 'minor' | 'patch';
}

export const INITIAL_DEVELOPMENT: InitialDevelopment = { breaking: 'minor', feature: 'minor' };

/** The increment that applies to a version: before 1.0.0 the policy takes the place of SemVer's rules. */
export function incrementFor(version: string, increment: Increment, initial: InitialDevelopment): Increment {
  if (!version.startsWith('0.')) return increment;
  if (increment === 'major') return initial.breaking;
  return increment === 'minor' ? initial.feature : increment;
}
