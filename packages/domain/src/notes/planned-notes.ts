import type { Change } from '../change/change.ts';
import type { Fragment } from '../fragment/fragment.ts';
import { type KnownIssue, knownIssuesOf } from './known-issues.ts';
import type { Told } from './note-item.ts';
import type { NotedComponent } from './noted-component.ts';
import { migrationsOfFragments, type UpgradeInstruction, upgradeOf } from './upgrade.ts';

/** Work that taking a version asks for, and whether it can be undone. */
export interface PlannedMigration extends UpgradeInstruction {
  /** Whether its own words say that there is no way back. */
  readonly isIrreversible: boolean;
}

const IRREVERSIBLE =
  /\birreversibl[ey]\b|\bnot reversible\b|\bone[- ]way\b|\b(?:cannot|can't|can not) be (?:undone|reverted|reversed|rolled back)\b|不可逆|元に戻せ(?:ない|ません)|戻せ(?:ない|ません)|取り消せ(?:ない|ません)/i;

/**
 * Migrations of a release (R-19), from `Migration:` footers and fragments, in the words of the release notes. What merely
 * breaks is not among them.
 *
 * @param changes without reverted pairs
 * @param components that the release moves, to which fragments belong that name none
 */
export function plannedMigrations(
  changes: readonly Change[],
  fragments: readonly Fragment[] = [],
  components: readonly NotedComponent[] = [],
): PlannedMigration[] {
  const footers = uniqueChanges(changes)
    .flatMap(upgradeOf)
    .filter(({ breaking }) => !breaking);
  return [...footers, ...migrationsOfFragments(fragments, components)].map((instruction) => ({
    ...instruction,
    isIrreversible: IRREVERSIBLE.test(`${instruction.subject}\n${instruction.text}`),
  }));
}

/** Known issues of a release (R-19), from fragments and `Known-Issue:` footers, in the words of the release notes. */
export const plannedKnownIssues = (
  changes: readonly Change[],
  fragments: readonly Fragment[] = [],
  components: readonly NotedComponent[] = [],
): KnownIssue[] => knownIssuesOf(uniqueChanges(changes), fragments, components);

/** A change of several components is listed with each of them, and told once. */
function uniqueChanges(changes: readonly Change[]): Told[] {
  const byKey = new Map(changes.map((change) => [`${change.sha}#${change.index}`, change]));
  return [...byKey.values()].map((change) => ({
    change,
    components: change.components,
    section: null,
    description: null,
  }));
}
