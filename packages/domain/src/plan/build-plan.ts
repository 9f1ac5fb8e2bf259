import semverGt from 'semver/functions/gt.js';
import semverInc from 'semver/functions/inc.js';
import { type DateText, isWorkingDay } from '../calendar/working-days.ts';
import type { Change } from '../change/change.ts';
import { orderByDependency } from '../component/dependency-order.ts';
import { accept, type Outcome, refuse } from '../error/refusal.ts';
import type { ReleasePolicy, ReleaseType } from '../release/policy.ts';
import { digestPlan } from './digest.ts';
import { plannedGates } from './gates.ts';
import type { Finding, Plan, PlannedComponent, RollbackCriteria, ScopeItem } from './plan.ts';
import { earliestReleaseDate, planTimeline } from './timeline.ts';

export interface PlanInput {
  /** Components that have something to release, with the changes that go out. */
  readonly components: readonly { readonly planned: PlannedComponent; readonly changes: readonly Change[] }[];
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
  const ordered = orderByDependency(input.components.map(({ planned }) => planned));
  if (!ordered.ok) return ordered;
  const increment = highestIncrement(ordered.value);
  const type = input.type ?? (increment === 'none' ? 'patch' : increment);
  if (RANK[increment] > RANK[LARGEST[type]] && input.forceReason === null)
    return refuse('release.incrementTooLarge', { type, increment });

  const policy = input.policies[type];
  const earliest = earliestReleaseDate(input.today, policy);
  const releaseDate = input.releaseDate ?? earliest.date;
  if (releaseDate < earliest.date)
    return refuse('plan.dateTooEarly', { date: releaseDate, binding: earliest.binding, earliest: earliest.date });

  const version = productVersion(input.productVersion, increment, ordered.value);
  const plan: Omit<Plan, 'digest'> = {
    version,
    type,
    branch: `release/${version}`,
    releaseDate,
    manager: input.manager,
    components: ordered.value,
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

function highestIncrement(components: readonly PlannedComponent[]): Increment {
  return components.reduce<Increment>(
    (highest, { increment }) => (RANK[increment] > RANK[highest] ? increment : highest),
    'none',
  );
}

/** One product version per release: the product's own next, or the highest component version when it has none. */
function productVersion(
  current: string | null,
  increment: Increment,
  components: readonly PlannedComponent[],
): string {
  const highest = components.map(({ to }) => to).reduce((left, right) => (semverGt(right, left) ? right : left));
  if (current === null || increment === 'none') return highest;
  const shared = components.every(({ from }) => from === current);
  return shared ? highest : (semverInc(current, increment) ?? highest);
}

function scopeOf({ components }: PlanInput): Pick<Plan, 'features' | 'fixes' | 'breaking' | 'otherChanges'> {
  const items = components.flatMap(({ planned, changes }) => changes.map((change) => ({ planned, change })));
  const pick = (wanted: (change: Change) => boolean): ScopeItem[] =>
    items
      .filter(({ change }) => wanted(change))
      .map(({ planned, change }) => ({
        component: planned.name,
        sha: change.sha,
        subject: change.subject,
        refs: change.refs,
      }));
  const features = pick((change) => change.type === 'feat');
  const fixes = pick((change) => change.type === 'fix');
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
  if (!isWorkingDay(releaseDate)) findings.push({ code: 'plan.finding.dayOff', params: { date: releaseDate } });
  if (input.allowSelfApproval) findings.push({ code: 'plan.finding.selfApproval', params: {} });
  if (RANK[increment] > RANK[LARGEST[type]])
    findings.push({
      code: 'plan.finding.forcedIncrement',
      params: { type, increment, reason: input.forceReason ?? '' },
    });
  return findings;
}
