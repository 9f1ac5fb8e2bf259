import type { Change } from '../change/change.ts';
import { complianceFindings } from '../compliance/compliance-findings.ts';
import type { ComplianceNeed } from '../compliance/regime.ts';
import {
  type ComplianceRequirement,
  type ComplianceState,
  complianceState,
  type NamedCompliance,
  requirementsFor,
} from '../compliance/requirements.ts';
import { decideIntake } from '../intake/decide-intake.ts';
import type { Intake } from '../intake/intake.ts';
import type { KnownIssue } from '../notes/known-issues.ts';
import { type PlannedMigration, plannedKnownIssues, plannedMigrations } from '../notes/planned-notes.ts';
import type { ReleaseType } from '../release/policy.ts';
import type { PastRelease } from '../risk/risk-facts.ts';
import type { LimitedItem } from '../scope/bundles.ts';
import { type LimitedScope, limitScope, scopeFindings } from '../scope/limit-scope.ts';
import { riskPoints, type ScopeLimits } from '../scope/scope-limits.ts';
import type { Steering } from '../steering/steering.ts';
import { steeringFindings } from '../steering/steering-findings.ts';
import {
  type Compatibility,
  checkCompatibility,
  type DependentComponent,
} from '../version/check-compatibility.ts';
import type { Finding } from './finding.ts';
import type { Plan, PlannedComponent } from './plan.ts';
import type { ScopedComponent } from './plan-scope.ts';

/** What is known about a workspace beside its changes, before its plan is reviewed. */
export interface ReviewInput {
  readonly steering: Steering;
  /** Paths of the commits that go out; null where they were not read. */
  readonly changedPaths: readonly string[] | null;
  /** Releases that are over, the newest first. */
  readonly history: readonly PastRelease[];
  /** All components of the workspace. */
  readonly workspace: readonly (DependentComponent & { readonly path: string })[];
  readonly compliance: { readonly configured: NamedCompliance; readonly release: NamedCompliance };
  /** How much a release may hold. */
  readonly limits: ScopeLimits;
  /** What marketing and sales are to announce. */
  readonly announcements: readonly string[];
  readonly hasCalendar: boolean;
  readonly stakeholders: number;
}

/** What a plan was found to be, before its date is chosen. */
export interface PlanReview {
  readonly intake: Intake;
  readonly compatibility: Compatibility;
  readonly limited: LimitedScope;
  readonly requirements: readonly ComplianceRequirement[];
  readonly compliance: ComplianceState;
  readonly migrations: readonly PlannedMigration[];
  readonly knownIssues: readonly KnownIssue[];
  readonly findings: readonly Finding[];
}

export interface ReviewedPlan extends Pick<Plan, 'features' | 'fixes' | 'breaking' | 'allowSelfApproval'> {
  readonly type: ReleaseType;
  /** As asked for; null when it follows from the changes. */
  readonly requestedType: ReleaseType | null;
  readonly approvers: number;
  readonly components: readonly PlannedComponent[];
  readonly scoped: readonly (Omit<ScopedComponent, 'name'> & { readonly name: string })[];
}

/** Looks at what is released: whether it needs a formal release, what fits together, what is too much, and what rules ask. */
export function reviewPlan(plan: ReviewedPlan, input: ReviewInput): PlanReview {
  const { scoped, components } = plan;
  const changes = scoped.flatMap((each) => each.changes);
  const fragments = scoped.flatMap((each) => each.fragments ?? []);
  const noted = components.map(({ name, from, to }) => ({ name, from, to }));
  const migrations = plannedMigrations(changes, fragments, noted);
  const compatibility = checkCompatibility(input.workspace);
  const limited = limitScope(limitedItems(plan), input.limits);
  const requirements = requirementsFor({
    type: plan.type,
    components: components.map(({ name }) => name),
    configured: input.compliance.configured,
    release: input.compliance.release,
    steering: input.steering.compliance,
  });
  const compliance = complianceState(requirements, metByPlan(plan));
  return {
    intake: intakeOf(plan, input, changes, requirements),
    compatibility,
    limited,
    requirements,
    compliance,
    migrations,
    knownIssues: plannedKnownIssues(changes, fragments, noted),
    findings: [
      ...steeringFindings(input.steering, input.workspace),
      ...compatibility.findings,
      ...scopeFindings(limited),
      ...complianceFindings([input.compliance.configured, input.compliance.release], compliance),
    ],
  };
}

/** Features and fixes, each once, however many components they touch. */
function limitedItems({ features, fixes, breaking }: ReviewedPlan): LimitedItem[] {
  const broken = new Set(breaking.map(({ sha, subject }) => `${sha} ${subject}`));
  const items = new Map<string, LimitedItem>();
  for (const [kind, list] of [['feature', features] as const, ['fix', fixes] as const])
    for (const { component, sha, subject, refs } of list) {
      const key = `${sha} ${subject}`;
      const known = items.get(key);
      const isBreaking = broken.has(key) ? 1 : 0;
      items.set(key, {
        id: known?.id ?? (sha === '' ? subject : `${sha.slice(0, 10)} ${subject}`),
        kind: known?.kind ?? kind,
        priority: null,
        components: [...new Set([...(known?.components ?? []), component])],
        changes: 1,
        breaking: isBreaking,
        risk: riskPoints({ kind, changes: 1, breaking: isBreaking, migrations: 0 }),
        dependsOn: [],
        refs: refs.map(({ raw }) => raw),
        isSecurity: refs.some((reference) => reference.kind === 'vulnerability'),
      });
    }
  return [...items.values()];
}

/** What the plan itself is evidence of; the rest comes with gates and approvals. */
function metByPlan({ allowSelfApproval, components, features }: ReviewedPlan): ReadonlySet<ComplianceNeed> {
  const met = new Set<ComplianceNeed>([
    'change_record',
    'risk_assessment',
    'impact_assessment',
    'audit_trail',
  ]);
  if (!allowSelfApproval) met.add('segregation_of_duties');
  if (components.some(({ publishedOnly }) => publishedOnly !== true)) met.add('rollback_plan');
  if (features.every(({ refs }) => refs.length > 0)) met.add('traceability');
  return met;
}

function intakeOf(
  plan: ReviewedPlan,
  input: ReviewInput,
  changes: readonly Change[],
  requirements: readonly ComplianceRequirement[],
): Intake {
  const { components, features, fixes } = plan;
  return decideIntake({
    components: components.map(({ name }) => name),
    experimental: [],
    infrastructural: [],
    teams: null,
    versionsMove: components.some(({ from, to }) => from !== to),
    changedPaths: input.changedPaths,
    features: features.length,
    fixes: fixes.length,
    stakeholders: input.stakeholders,
    approvers: plan.approvers,
    target: components.some(({ publishedOnly }) => publishedOnly !== true) ? 'production' : null,
    hasCalendar: input.hasCalendar,
    train: null,
    type: plan.requestedType,
    compliance: [...new Set(requirements.map(({ reference, name }) => reference ?? name))],
    announcements: input.announcements,
    publishesNotes: true,
    isFormal: true,
    authors: new Set(changes.map(({ author }) => author)).size,
  });
}
