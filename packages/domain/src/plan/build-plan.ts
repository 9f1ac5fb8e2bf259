import semverGt from 'semver/functions/gt.js';
import semverInc from 'semver/functions/inc.js';
import semverPrerelease from 'semver/functions/prerelease.js';
import { type BranchPatterns, branchName } from '../branch/branch-name.ts';
import { type DateText, isWorkingDay } from '../calendar/working-days.ts';
import type { Change } from '../change/change.ts';
import { meaningOf } from '../change/change-type.ts';
import { orderByDependency } from '../component/dependency-order.ts';
import { accept, type Outcome, refuse } from '../error/refusal.ts';
import {
  type PolicyStep,
  type ReleasePolicy,
  type ReleaseType,
  STRATEGY_STEPS,
  type Strategy,
} from '../release/policy.ts';
import { digestPlan } from './digest.ts';
import { plannedGates } from './gates.ts';
import type { Finding, Plan, PlannedComponent, RollbackCriteria, ScopeItem } from './plan.ts';
import { earliestReleaseDate, planTimeline } from './timeline.ts';

/** A component's part before the type of the release is known; what the configuration leaves open is null. */
export type ComponentPart = Omit<PlannedComponent, 'strategy' | 'steps' | 'stepsFrom'> & {
  readonly strategy: Strategy | null;
  readonly steps: readonly PolicyStep[] | null;
};

export interface PlanInput {
  /** Components that have something to release, with the changes that go out. */
  readonly components: readonly { readonly part: ComponentPart; readonly changes: readonly Change[] }[];
  /** The product's version now; null when it was never released. */
  readonly productVersion: string | null;
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

type Increment = PlannedComponent['increment'];
const RANK: Readonly<Record<Increment, number>> = { none: 0, patch: 1, minor: 2, major: 3 };
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
  if (RANK[increment] > RANK[LARGEST[type]] && input.forceReason === null)
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

  const version = productVersion(input.productVersion, increment, ordered.value);
  const plan: Omit<Plan, 'digest'> = {
    version,
    type,
    branch: branchName(input.branches, type === 'hotfix' ? 'hotfix' : 'release', version),
    releaseDate,
    manager: input.manager,
    components: ordered.value.map((part) => withSteps(part, policy)),
    ...scopeOf(input),
    timeline: planTimeline(type, policy, releaseDate),
    gates: plannedGates(type),
    approvers: policy.approvers,
    allowSelfApproval: input.allowSelfApproval,
    rollback: input.rollback,
    findings: [...input.findings, ...planFindings(input, type, increment, releaseDate, earliest)],
  };
  return accept({ ...plan, digest: digestPlan(plan) });
}

function highestIncrement(parts: readonly ComponentPart[]): Increment {
  return parts
    .map(weightOf)
    .reduce<Increment>((highest, weight) => (RANK[weight] > RANK[highest] ? weight : highest), 'none');
}

/** What a release of this part weighs: its increment, or, for a version that graduates, what its number says. */
function weightOf({ from, to, increment }: ComponentPart): Increment {
  if (from === null || semverPrerelease(from) === null) return increment;
  const [, minor, patch] = to.split(/[-+]/, 1)[0]?.split('.') ?? [];
  if (patch !== '0') return 'patch';
  return minor === '0' ? 'major' : 'minor';
}

/** The configuration's strategy and steps go before the policy's. */
function withSteps(part: ComponentPart, policy: ReleasePolicy): PlannedComponent {
  if (part.steps === null && part.strategy === null)
    return { ...part, strategy: policy.strategy, steps: policy.steps, stepsFrom: 'policy' };
  const strategy = part.strategy ?? policy.strategy;
  return { ...part, strategy, steps: part.steps ?? STRATEGY_STEPS[strategy], stepsFrom: 'configuration' };
}

/**
 * One product version per release: the product's own next, or the highest component version when it has
 * none. Components that share the product's version keep sharing it.
 */
function productVersion(
  current: string | null,
  increment: Increment,
  components: readonly ComponentPart[],
): string {
  const highest = components
    .map(({ to }) => to)
    .reduce((left, right) => (semverGt(right, left) ? right : left));
  if (current === null || components.every(({ from }) => from === current)) return highest;
  return semverInc(current, increment === 'none' ? 'patch' : increment) ?? highest;
}

function scopeOf({ components }: PlanInput): Pick<Plan, 'features' | 'fixes' | 'breaking' | 'otherChanges'> {
  const items = components.flatMap(({ part, changes }) => changes.map((change) => ({ part, change })));
  const pick = (wanted: (change: Change) => boolean): ScopeItem[] =>
    items
      .filter(({ change }) => wanted(change))
      .map(({ part, change }) => ({
        component: part.name,
        sha: change.sha,
        subject: change.subject,
        refs: change.refs,
      }));
  const features = pick(({ type }) => meaningOf(type ?? '')?.section === 'added');
  const fixes = pick(({ type }) => meaningOf(type ?? '')?.section === 'fixed');
  return {
    features,
    fixes,
    breaking: pick((change) => change.breaking),
    otherChanges: items.length - features.length - fixes.length,
  };
}

function planFindings(
  input: PlanInput,
  type: ReleaseType,
  increment: Increment,
  releaseDate: DateText,
  earliest: { date: DateText; binding: 'notice' | 'work' },
): Finding[] {
  const findings: Finding[] = [];
  if (input.releaseDate === null)
    findings.push({ code: `plan.finding.earliest.${earliest.binding}`, params: { date: earliest.date } });
  if (!isWorkingDay(releaseDate))
    findings.push({ code: 'plan.finding.dayOff', params: { date: releaseDate } });
  if (input.allowSelfApproval) findings.push({ code: 'plan.finding.selfApproval', params: {} });
  if (RANK[increment] > RANK[LARGEST[type]])
    findings.push({
      code: 'plan.finding.forcedIncrement',
      params: { type, increment, reason: input.forceReason ?? '' },
    });
  return findings;
}
