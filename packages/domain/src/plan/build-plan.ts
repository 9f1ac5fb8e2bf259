import { branchName } from '../branch/branch-name.ts';
import { mergeConstraints } from '../calendar/window/constraints.ts';
import type { Increment } from '../change/change-type.ts';
import { orderByDependency } from '../component/dependency-order.ts';
import { accept, type Outcome, refuse } from '../error/refusal.ts';
import { refusalOfIntake } from '../intake/decide-intake.ts';
import { type ReleasePolicy, type ReleaseType, STRATEGY_STEPS } from '../release/policy.ts';
import { compareIncrements } from '../version/increment.ts';
import { schemeOf } from '../version/scheme-of.ts';
import type { ChosenDate } from './choose-date.ts';
import { digestPlan } from './digest.ts';
import type { Finding } from './finding.ts';
import { formatDuration } from './format-duration.ts';
import { plannedGates } from './gates.ts';
import type { Plan, PlanAssessment, PlannedComponent } from './plan.ts';
import {
  addressFinding,
  behindFinding,
  dateFinding,
  dayOffFinding,
  forcedFinding,
  forecastFinding,
  stepsNotTaken,
} from './plan-findings.ts';
import type { ComponentPart, PlanInput } from './plan-input.ts';
import { type PlanReview, reviewPlan } from './plan-review.ts';
import { planScope } from './plan-scope.ts';
import { planTime } from './plan-time.ts';
import { highestIncrement, productVersion } from './product-version.ts';
import { rolloutSpan } from './window-on-date.ts';

const LARGEST: Readonly<Record<ReleaseType, Increment>> = {
  major: 'major',
  minor: 'minor',
  patch: 'patch',
  hotfix: 'patch',
  security: 'patch',
};

/**
 * Makes a plan from facts; pure. Refuses when there is nothing to release, when the increment is larger than the type
 * allows, and when the release cannot be on the date that was asked for, or on none at all.
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
  const scheme = schemeOf(input.versioning, input.today);
  const version = productVersion(input.productVersion, ordered.value, scheme);
  const components = ordered.value.map((part) => withSteps(part, policy));
  const scoped = input.components.map(({ part, ...rest }) => ({ name: part.name, ...rest }));
  const scope = planScope(scoped);
  const { approvers } = policy;
  const reviewed = {
    type,
    requestedType: input.type,
    approvers: approvers.length,
    allowSelfApproval: input.allowSelfApproval,
    components,
    scoped,
    ...scope,
  };
  const review = reviewPlan(reviewed, input.review);
  const informal = input.forceReason === null ? refusalOfIntake(review.intake) : null;
  if (informal !== null) return { ok: false, refusal: informal };
  const timed = planTime(input, reviewed, review, version);
  if (!timed.ok) return timed;
  const { chosen, window, assessment, timeline, redFlags } = timed.value;

  const plan: Omit<Plan, 'digest'> = {
    version,
    type,
    branch: branchName(input.branches, type === 'hotfix' ? 'hotfix' : 'release', version),
    releaseDate: chosen.date,
    window,
    manager: input.earlier.find((each) => each.version === version)?.manager ?? input.manager,
    components,
    ...scope,
    ...told(review),
    timeline,
    gates: plannedGates(type, policy),
    approvers,
    allowSelfApproval: input.allowSelfApproval,
    rollback: input.rollback,
    findings: [
      ...input.findings,
      ...planFindings(input, { type, increment, version, components }, chosen, assessment),
      ...review.findings,
      ...redFlags,
    ],
    assessment,
  };
  return accept({ ...plan, digest: digestPlan(plan) });
}

/** What a release asks of its users; not written where there is nothing, so that other plans keep their digest. */
const told = ({ migrations, knownIssues }: PlanReview): Pick<Plan, 'migrations' | 'knownIssues'> => ({
  ...(migrations.length > 0 && { migrations }),
  ...(knownIssues.length > 0 && { knownIssues }),
});

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
  readonly components: readonly PlannedComponent[];
}

function planFindings(
  input: PlanInput,
  planned: Planned,
  { date, binding, earliest, isFirst }: ChosenDate,
  { forecast, messages }: PlanAssessment,
): Finding[] {
  const { type, increment, version, components } = planned;
  const { durationMs } = rolloutSpan(components);
  const { maxDurationMs } = mergeConstraints(type, input.calendar.constraints);
  const broken = hiddenBreaks(input, planned);
  return [
    ...(input.releaseDate === null && isFirst ? [dateFinding(date, binding)] : []),
    ...behindFinding(date, earliest),
    ...dayOffFinding(date, input.calendar.team),
    ...forecastFinding(date, forecast),
    ...(durationMs > maxDurationMs ? [longRollout(durationMs, maxDurationMs)] : []),
    ...(input.allowSelfApproval ? [{ code: 'plan.finding.selfApproval', params: {} }] : []),
    ...forcedFinding(type, increment, LARGEST[type], input.forceReason),
    ...(broken.length > 0
      ? [{ code: 'plan.finding.breakingBelowMajor', params: { version, components: broken.join(', ') } }]
      : []),
    ...(input.stakeholders.length === 0
      ? [{ code: 'plan.finding.noStakeholders', params: {} }]
      : addressFinding(messages)),
    ...stepsNotTaken(components),
  ];
}

const longRollout = (durationMs: number, maxDurationMs: number): Finding => ({
  code: 'plan.finding.longRollout',
  params: { takes: formatDuration(durationMs), longest: formatDuration(maxDurationMs) },
});

/** Components whose own versions make less than a major of what breaks, which users of a stable product may not expect. */
function hiddenBreaks({ components, versioning }: PlanInput, { increment, version }: Planned): string[] {
  if (increment === 'major' || version.startsWith('0.') || versioning.calendar !== null) return [];
  return components
    .filter(
      ({ part, changes }) => part.from?.startsWith('0.') === true && changes.some(({ breaking }) => breaking),
    )
    .map(({ part }) => part.name);
}
