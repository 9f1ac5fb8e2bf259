import type { Change } from '../change/change.ts';
import type { Increment } from '../change/change-type.ts';
import type { ErrorParams } from '../error/refusal.ts';
import type { VersionPolicy } from './version-policy.ts';

/** One component as its history and the configuration tell. */
export interface VersionFacts {
  readonly name: string;
  /** Null when nothing was released yet. */
  readonly current: string | null;
  /** Since the current version, newest first. */
  readonly changes: readonly Change[];
  /** From its package file; 0.1.0 when left out. */
  readonly firstVersion?: string | null;
  readonly dependsOn: readonly string[];
  /** Ranges that it declares of its dependencies, by name. */
  readonly ranges?: Readonly<Record<string, string>>;
  readonly policy?: VersionPolicy;
  /** The branch that is released from; its name may keep versions within a line, as `1.4.x` does. */
  readonly branch?: string | null;
}

export const FORCED_INCREMENTS = ['major', 'minor', 'patch'] as const;

/** Somebody's word against what the changes ask for. */
export interface ForcedIncrement {
  readonly increment: (typeof FORCED_INCREMENTS)[number];
  readonly reason: string;
  /** These components, changed or not; null for every one that has something to release, or the only one there is. */
  readonly components: readonly string[] | null;
}

export interface VersionQuestion {
  /** All of a workspace; those that their groups or dependents name must be among them to count. */
  readonly components: readonly VersionFacts[];
  /** `YYYY-MM-DD`, for calendar versions. */
  readonly today: string;
  /** A SemVer identifier such as `rc`: what moves becomes a pre-release of that channel. */
  readonly channel?: string;
  readonly force?: ForcedIncrement;
  /** The commit that has the tag of this version outside this history, or null when the version is free. */
  readonly takenBy?: (component: string, version: string) => string | null;
}

/** Which rule said something. */
export type VersionLayer =
  | 'own'
  | 'ignored'
  | 'forced'
  | 'releaseAs'
  | 'calendar'
  | 'group'
  | 'dependency'
  | 'taken'
  | 'branch'
  | 'fragment';

/** One sentence of why: a message key and its values. */
export interface VersionExplanation {
  readonly layer: VersionLayer;
  readonly code: string;
  readonly params: ErrorParams;
}

export interface VersionDecision {
  readonly name: string;
  readonly current: string | null;
  readonly next: string;
  readonly increment: Increment;
  /** What decided: one of the explanations. */
  readonly reason: { readonly code: string; readonly params: ErrorParams };
  /** What every rule said, in the order in which they apply. */
  readonly explanation: readonly VersionExplanation[];
  /** How many changes there are, those that move nothing and reverted ones included. */
  readonly changes: number;
}
