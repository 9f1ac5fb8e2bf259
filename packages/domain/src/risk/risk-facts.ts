import type { DateText } from '../calendar/working-days.ts';
import type { ReleaseType, RiskLevel } from '../release/policy.ts';
import type { ReleaseStatus } from '../release/release.ts';

/** A component's part, as far as risk goes. */
export interface RiskyComponent {
  readonly name: string;
  readonly dependsOn: readonly string[];
  readonly increment: 'major' | 'minor' | 'patch' | 'none';
  readonly changes: number;
  /** Whether nothing of it serves yet, so that there is no version to compare with or to go back to. */
  readonly isFirstVersion: boolean;
  /** Whether nothing of it runs; what was published stays published. */
  readonly isPublishedOnly: boolean;
}

/** A release that is over, or as far as it came. */
export interface PastRelease {
  readonly type: ReleaseType;
  readonly outcome: ReleaseStatus;
  /** Number of changes in it. */
  readonly changes: number;
}

/** Something that must be done to data or installations. */
export interface RiskyMigration {
  readonly text: string;
  /** Whether there is no way back once it is done. */
  readonly isIrreversible: boolean;
}

/** A freeze, a peak or another time that a release should not run into. */
export interface NearFreeze {
  readonly name: string;
  /** Whole days from the release date until it begins; 0 or less is within it. */
  readonly days: number;
}

export interface Absence {
  readonly person: string;
  readonly role: string;
  readonly from: DateText;
  readonly to: DateText;
  /** Whether the release waits for this person: a required approver without a deputy, or the release manager. */
  readonly isNeeded: boolean;
}

/** All that a register is made from. What nobody knows is null, and never counts as good. */
export interface RiskFacts {
  readonly type: ReleaseType;
  readonly components: readonly RiskyComponent[];
  /** How many components the workspace has. */
  readonly allComponents: number;
  /** Breaking changes. */
  readonly breaking: number;
  readonly migrations: readonly RiskyMigration[];
  /** Newest first, without this release. */
  readonly history: readonly PastRelease[];
  /** Components without a passing test suite. */
  readonly untested: readonly string[] | null;
  /** The longest chain of dependencies among the components of the release: 0 when none depends on another. */
  readonly dependencyDepth: number;
  /** Pairs of components whose declared range leaves the version out that they will meet. */
  readonly incompatible: readonly string[];
  readonly freezes: readonly NearFreeze[];
  readonly away: readonly Absence[];
  /** Components of the release that only one person has changed or may approve. */
  readonly singleOwners: readonly { readonly component: string; readonly person: string }[];
  /** Requirements without evidence, by name. */
  readonly openCompliance: readonly string[];
  /** In calendar days; null where the type needs none. */
  readonly notice: { readonly needed: number; readonly given: number } | null;
  /** Probability, 0 to 1, that the work is done by the release date. */
  readonly onTime: number | null;
  /** Features and fixes of the scope that the release does not hold yet, of all that it should. */
  readonly scope: { readonly unfinished: number; readonly planned: number };
  /** How many changes, features … the release has above its tolerance. */
  readonly scopeOverLimit: number;
  readonly businessImpact: RiskLevel | null;
  /** Whether the way back was rehearsed. */
  readonly isRollbackTested: boolean | null;
  /** Features large enough for a flag that have none. */
  readonly featuresWithoutFlag: readonly string[];
  readonly knownIssues: number;
}
