import { type BranchPatterns, branchName } from '../branch/branch-name.ts';
import { type DateText, isWorkingDay } from '../calendar/working-days.ts';
import type { Increment } from '../change/change-type.ts';
import { orderByDependency } from '../component/dependency-order.ts';
import { accept, type Outcome, refuse } from '../error/refusal.ts';
import {
  type PolicyStep,
  type ReleasePolicy,
  type ReleaseType,
  STRATEGY_STEPS,
  type Strategy,
} from '../release/policy.ts';
import { compareIncrements } from '../version/increment.ts';
import { schemeOf } from '../version/scheme-of.ts';
import type { VersionPolicy } from '../version/version-policy.ts';
import { digestPlan } from './digest.ts';
import { plannedGates } from './gates.ts';
import { leadingComponent, movingComponents } from './leading-component.ts';
import type { Finding, Plan, PlannedComponent, RollbackCriteria } from './plan.ts';
import { planScope, type ScopedComponent } from './plan-scope.ts';
import { highestIncrement, productVersion } from './product-version.ts';
import { earliestReleaseDate, planTimeline } from './timeline.ts';

/** A component's part before the type of the release is known; what the configuration leaves open is null. */
export type ComponentPart = Omit<PlannedComponent, 'strategy' | 'steps' | 'stepsFrom'> & {
  readonly strategy: Strategy | null;
  readonly steps: readonly PolicyStep[] | null;
};

export interface PlanInput {
  /** Components that have something to release, with the changes that go out. */
  readonly components: readonly ({ readonly part: ComponentPart } & Omit<ScopedComponent, 'name'>)[];
  /** The product's version now; null when it was never released. */
  readonly productVersion: string | null;
  /** How the product's own versions are counted. */
  readonly versioning: Pick<VersionPolicy, 'calendar' | 'initialDevelopment'>;
  /** Asked for by name; null derives it from the changes. */
  readonly type: ReleaseType | null;
  readonly policies: Readonly<Record<ReleaseType, ReleasePolicy>>;
  readonly today: DateText;
  readonly releaseDate: DateText | null;
  readonly manager: string;
  readonly allowSelfApproval: boolean;
  readonly rollback: RollbackCriteria;
  readonly findings: readonly Finding[];
  readonly branches: BranchPatterns;
  /** A reason to give a hotfix, security or patch release a larger increment than its type allows. */
  readonly forceReason: string | null;
}

const LARGEST: Readonly<Record<ReleaseType, Increment>> = {
  major: 'major',
  minor: 'minor',
  patch: 'patch',
  hotfix: 'patch',
  security: 'patch',
};

/**
 * Makes a plan from facts; pure. Refuses when there is nothing to release, when the increment is
 * larger than the type allows, and when the date is earlier than notice and work permit.
 */
export function buildPlan(input: PlanInput): Outcome<Plan> {
  if (input.components.length === 0) return refuse('release.nothingToRelease');
  const ordered = orderByDependency(input.components.map(({ part }) => part));
  if (!ordered.ok) return ordered;
  const increment = highestIncrement(ordered.value);
  const type = input.type ?? (increment === 'none' ? 'patch' : increment);
  if (compareIncrements(increment, LARGEST[type]) > 0 && input.forceReason === null)
    return refuse('release.incrementTooLarge', { type, increment });

  const policy = input.policies[type];
  const earliest = earliestReleaseDate(input.today, policy);
  const releaseDate = input.releaseDate ?? earliest.date;
  if (releaseDate < earliest.date)
    return refuse('plan.dateTooEarly', {
      date: releaseDate,
      binding: earliest.binding,
      earliest: earliest.date,
    });

  const scheme = schemeOf(input.versioning, input.today);
  const version = productVersion(input.productVersion, ordered.value, scheme);
  const components = ordered.value.map((part) => withSteps(part, policy));
  const plan: Omit<Plan, 'digest'> = {
    version,
    type,
    branch: branchName(input.branches, type === 'hotfix' ? 'hotfix' : 'release', version),
    releaseDate,
    manager: input.manager,
    components,
    ...planScope(input.components.map(({ part, ...rest }) => ({ name: part.name, ...rest }))),
    timeline: planTimeline(type, policy, releaseDate),
    gates: plannedGates(type, policy),
    approvers: policy.approvers,
    allowSelfApproval: input.allowSelfApproval,
    rollback: input.rollback,
    findings: [
      ...input.findings,
      ...planFindings(input, { type, increment, version, releaseDate, earliest }),
      ...stepsNotTaken(components),
    ],
  };
  return accept({ ...plan, digest: digestPlan(plan) });
}

/** The configuration's strategy and steps go before the policy's. */
function withSteps(part: ComponentPart, policy: ReleasePolicy): PlannedComponent {
  if (part.steps === null && part.strategy === null)
    return { ...part, strategy: policy.strategy, steps: policy.steps, stepsFrom: 'policy' };
  const strategy = part.strategy ?? policy.strategy;
  return { ...part, strategy, steps: part.steps ?? STRATEGY_STEPS[strategy], stepsFrom: 'configuration' };
}

interface Planned {
  readonly type: ReleaseType;
  readonly increment: Increment;
  readonly version: string;
  readonly releaseDate: DateText;
  readonly earliest: { readonly date: DateText; readonly binding: 'notice' | 'work' };
}

function planFindings(input: PlanInput, planned: Planned): Finding[] {
  const { type, increment, version, releaseDate, earliest } = planned;
  const findings: Finding[] = [];
  if (input.releaseDate === null)
    findings.push({ code: `plan.finding.earliest.${earliest.binding}`, params: { date: earliest.date } });
  if (!isWorkingDay(releaseDate))
    findings.push({ code: 'plan.finding.dayOff', params: { date: releaseDate } });
  if (input.allowSelfApproval) findings.push({ code: 'plan.finding.selfApproval', params: {} });
  if (compareIncrements(increment, LARGEST[type]) > 0)
    findings.push({
      code: 'plan.finding.forcedIncrement',
      params: { type, increment, reason: input.forceReason ?? '' },
    });
  const broken = hiddenBreaks(input, planned);
  if (broken.length > 0)
    findings.push({
      code: 'plan.finding.breakingBelowMajor',
      params: { version, components: broken.join(', ') },
    });
  return findings;
}

/** Components whose own steps are written down, and are not those by which all of the release moves. */
function stepsNotTaken(components: readonly PlannedComponent[]): Finding[] {
  const lead = leadingComponent(components);
  return movingComponents(components)
    .filter(
      ({ steps, stepsFrom }) => stepsFrom === 'configuration' && !haveSameShares(steps, lead?.steps ?? []),
    )
    .map(({ name }) => ({
      code: 'plan.finding.stepsNotTaken',
      params: { component: name, lead: lead?.name ?? name },
    }));
}

const haveSameShares = (left: readonly PolicyStep[], right: readonly PolicyStep[]): boolean =>
  left.length === right.length &&
  left.every(
    ({ percent, soakMs }, index) => percent === right[index]?.percent && soakMs === right[index]?.soakMs,
  );

/** Components whose own versions make less than a major of what breaks, which users of a stable product may not expect. */
function hiddenBreaks({ components, versioning }: PlanInput, { increment, version }: Planned): string[] {
  if (increment === 'major' || version.startsWith('0.') || versioning.calendar !== null) return [];
  return components
    .filter(
      ({ part, changes }) => part.from?.startsWith('0.') === true && changes.some(({ breaking }) => breaking),
    )
    .map(({ part }) => part.name);
}
