import type { Factor } from '../calendar/window/factor.ts';
import type { DateText } from '../calendar/working-days.ts';
import type { Reference } from '../change/change.ts';
import type { PlannedMessage } from '../communication/communication-plan.ts';
import type { ComplianceRequirement, ComplianceState } from '../compliance/requirements.ts';
import type { ErrorParams } from '../error/refusal.ts';
import type { Intake } from '../intake/intake.ts';
import type { KnownIssue } from '../notes/known-issues.ts';
import type { PlannedMigration } from '../notes/planned-notes.ts';
import type { ApproverRole, PolicyStep, ReleaseType, Strategy } from '../release/policy.ts';
import type { RiskRegister } from '../risk/risk.ts';
import type { LimitedScope } from '../scope/limit-scope.ts';
import type { CompatibilityPair } from '../version/check-compatibility.ts';
import type { Finding } from './finding.ts';
import type { PlannedMilestone } from './milestone.ts';
import type { PlannedTask } from './plan-schedule.ts';

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

/** A gate of the release; what nobody has evaluated yet is listed as such, never as open. */
export interface PlannedGate {
  readonly gate: string;
  readonly verdict: 'unevaluated';
  readonly owner: string;
}

export interface RollbackCriteria {
  /** Shares between 0 and 1. */
  readonly errorRate: number;
  readonly slowRate: number;
  readonly slowAfterMs: number;
}

/** When traffic moves: every change up to 100 %, then the last soak. Epoch ms. */
export interface PlannedWindow {
  readonly start: number;
  readonly end: number;
  readonly soakEnd: number;
  /** IANA name of the zone in which people read it. */
  readonly zone: string;
}

/** What was worked out about a plan, and changes with the days; nobody approves it. */
export interface PlanAssessment {
  /** The work, backwards from the date, with the slack that is left from today. */
  readonly tasks: readonly PlannedTask[];
  /** Ids of tasks that drive each other up to the deployment. */
  readonly criticalPath: readonly string[];
  readonly forecast: Forecast;
  /** Of the window, by X-15. */
  readonly score: number;
  readonly factors: readonly Factor[];
  /** Who is told what, when and how. */
  readonly messages: readonly PlannedMessage[];
  readonly risks: RiskRegister;
  /** Why formal release management applies. */
  readonly intake: Intake;
  /** Declared ranges against the versions that they meet. */
  readonly compatibility: readonly CompatibilityPair[];
  /** How the scope stands against the tolerance of risk. */
  readonly limited: LimitedScope;
  /** What rules ask of the release, and what of it is still open. */
  readonly compliance: {
    readonly requirements: readonly ComplianceRequirement[];
    readonly open: ComplianceState['open'];
  };
}

/** When the work would be done, by chance: dates by which so many percent of the simulated runs are. */
export interface Forecast {
  readonly p50: DateText;
  readonly p80: DateText;
  readonly p95: DateText;
  /** Share of the runs that keep the release date, 0 … 1. */
  readonly onTime: number;
}

/** What is released, when, how, and who must agree. `digest` covers what people approve: see `digestPlan`. */
export interface Plan {
  readonly version: string;
  readonly type: ReleaseType;
  readonly branch: string;
  readonly releaseDate: string;
  /** Absent in plans of programs that had no calendar. */
  readonly window?: PlannedWindow;
  readonly manager: string;
  /** In dependency order: a component comes after everything it depends on. */
  readonly components: readonly PlannedComponent[];
  readonly features: readonly ScopeItem[];
  readonly fixes: readonly ScopeItem[];
  readonly breaking: readonly ScopeItem[];
  /** What else the changelog tells, as changed, deprecated or removed; plans made before it was told have none. */
  readonly further?: readonly ScopeItem[];
  /** What taking it asks of its users; absent where it is nothing. */
  readonly migrations?: readonly PlannedMigration[];
  readonly knownIssues?: readonly KnownIssue[];
  /** How many changes the changelog leaves out. */
  readonly otherChanges: number;
  readonly timeline: readonly PlannedMilestone[];
  readonly gates: readonly PlannedGate[];
  readonly approvers: readonly ApproverRole[];
  readonly allowSelfApproval: boolean;
  readonly rollback: RollbackCriteria;
  readonly findings: readonly Finding[];
  /** Absent in plans of programs that made none. */
  readonly assessment?: PlanAssessment;
  readonly digest: string;
}
