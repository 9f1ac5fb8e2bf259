import type { Reference } from '../change/change.ts';
import type { ErrorParams } from '../error/refusal.ts';
import type { ApproverRole, PolicyStep, ReleaseType, Strategy } from '../release/policy.ts';

/** A component's part in a release. */
export interface PlannedComponent {
  readonly name: string;
  readonly from: string | null;
  readonly to: string;
  readonly increment: 'major' | 'minor' | 'patch' | 'none';
  /** Why this version: a message key and its values. */
  readonly reason: { readonly code: string; readonly params: ErrorParams };
  /** Repository directory and the commit that is released. */
  readonly repo: string;
  readonly sha: string;
  /** The commit of `from`, started again when nothing runs yet; null before the first version. */
  readonly fromSha: string | null;
  readonly path: string;
  readonly dependsOn: readonly string[];
  readonly strategy: Strategy;
  readonly steps: readonly PolicyStep[];
  /** Where strategy and steps come from. */
  readonly stepsFrom: 'policy' | 'configuration';
  /** Whether nothing of it runs, as of a library: it is tagged and published, and no traffic moves. */
  readonly publishedOnly?: boolean;
  readonly changes: number;
}

export interface ScopeItem {
  readonly component: string;
  /** Empty for what only a change fragment tells. */
  readonly sha: string;
  readonly subject: string;
  readonly refs: readonly Reference[];
}

export interface PlannedMilestone {
  /** Message key under `plan.milestone.`. */
  readonly key: 'planning' | 'freeze' | 'staging' | 'testing' | 'approval' | 'deployment' | 'retrospective';
  /** `YYYY-MM-DD`. */
  readonly start: string;
  readonly end: string;
  /** Role vocabulary of R-185. */
  readonly owner: string;
}

/** A gate of the release; what nobody has evaluated yet is listed as such, never as open. */
export interface PlannedGate {
  readonly gate: string;
  readonly verdict: 'unevaluated';
  readonly owner: string;
}

/** Something that the reader of a plan should know; never an error. */
export interface Finding {
  readonly code: string;
  readonly params: ErrorParams;
}

export interface RollbackCriteria {
  /** Shares between 0 and 1. */
  readonly errorRate: number;
  readonly slowRate: number;
  readonly slowAfterMs: number;
}

/** What is released, when, how, and who must agree. `digest` covers everything else in it but `findings`. */
export interface Plan {
  readonly version: string;
  readonly type: ReleaseType;
  readonly branch: string;
  readonly releaseDate: string;
  readonly manager: string;
  /** In dependency order: a component comes after everything it depends on. */
  readonly components: readonly PlannedComponent[];
  readonly features: readonly ScopeItem[];
  readonly fixes: readonly ScopeItem[];
  readonly breaking: readonly ScopeItem[];
  /** What else the changelog tells, as changed, deprecated or removed; plans made before it was told have none. */
  readonly further?: readonly ScopeItem[];
  /** How many changes the changelog leaves out. */
  readonly otherChanges: number;
  readonly timeline: readonly PlannedMilestone[];
  readonly gates: readonly PlannedGate[];
  readonly approvers: readonly ApproverRole[];
  readonly allowSelfApproval: boolean;
  readonly rollback: RollbackCriteria;
  readonly findings: readonly Finding[];
  readonly digest: string;
}
