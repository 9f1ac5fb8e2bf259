import type { ErrorParams } from '../error/refusal.ts';
import type { ReleaseType } from '../release/policy.ts';

/** The four conditions of R-01; any of them calls for release management. */
export const NEEDS = ['software', 'severalParts', 'stakeholders', 'production'] as const;
export type Need = (typeof NEEDS)[number];

/** The nine cases of R-02, in their order. */
export const USE_CASES = [
  'severalTeams',
  'versions',
  'notes',
  'approvals',
  'changeWindow',
  'train',
  'emergency',
  'compliance',
  'announcements',
] as const;
export type UseCase = (typeof USE_CASES)[number];

/** The five cases of R-03 that need no formal release. */
export const SCREENS = [
  'simpleFeature',
  'developmentPush',
  'infrastructureOnly',
  'configurationOnly',
  'experimental',
] as const;
export type Screen = (typeof SCREENS)[number];

/** What is asked before a release is planned. What nobody knows is null. */
export interface IntakeFacts {
  /** Components that would be released, by name. */
  readonly components: readonly string[];
  /** Those among them that are marked as experiments or prototypes. */
  readonly experimental: readonly string[];
  /** Those among them whose product is infrastructure itself: a Helm chart, a Terraform module. */
  readonly infrastructural: readonly string[];
  /** Teams that own these components; null where nobody says who owns what. */
  readonly teams: number | null;
  /** Whether a version of any of them moves. */
  readonly versionsMove: boolean;
  /** Of the commits that would go out, each path once, relative to its repository; null when they were not read. */
  readonly changedPaths: readonly string[] | null;
  /** How many features and fixes would go out. */
  readonly features: number;
  readonly fixes: number;
  /** People or groups that are to be told or asked. */
  readonly stakeholders: number;
  /** Roles that must approve. */
  readonly approvers: number;
  readonly target: 'production' | 'staging' | 'development' | null;
  /** Whether windows, freezes or business hours are configured. */
  readonly hasCalendar: boolean;
  /** The release train that it would leave with. */
  readonly train: string | null;
  /** As asked for; null when it is derived from the changes. */
  readonly type: ReleaseType | null;
  /** Regimes that apply, for example `SOX`. */
  readonly compliance: readonly string[];
  /** Announcements that marketing or sales asked for. */
  readonly announcements: readonly string[];
  /** Whether notes or documentation are to be published. */
  readonly publishesNotes: boolean;
  /** False only where a team said that it releases without a formal process (configuration, or the request itself). */
  readonly isFormal: boolean;
  /** People whose commits would go out. */
  readonly authors: number;
}

/** One sentence of why: a message key and its values. */
export interface IntakeReason<Id extends string> {
  readonly id: Id;
  readonly code: string;
  readonly params: ErrorParams;
}

/** Whether formal release management applies to what somebody wants to release, and why. */
export interface Intake {
  readonly applies: boolean;
  /** Conditions of R-01 that hold. */
  readonly reasons: readonly IntakeReason<Need>[];
  /** Cases of R-02 that hold. */
  readonly useCases: readonly IntakeReason<UseCase>[];
  /** Cases of R-03 that hold; the first one is the reason where nothing outweighs them. */
  readonly screenedOut: readonly IntakeReason<Screen>[];
  /** Cases of R-02 that call for a formal release although it would have been screened out. */
  readonly outweighedBy: readonly UseCase[];
}
