import { type BranchPatterns, branchName } from '../branch/branch-name.ts';
import type { ScheduledRelease } from '../calendar/calendar-entries.ts';
import { localDate } from '../calendar/local-date.ts';
import type { TeamCalendar } from '../calendar/team-calendar.ts';
import { mergeConstraints } from '../calendar/window/constraints.ts';
import type { CandidateWindow, Requirement } from '../calendar/window/window-search.ts';
import type { DateText } from '../calendar/working-days.ts';
import type { Increment } from '../change/change-type.ts';
import { type Stakeholder, USUAL_STAKEHOLDERS } from '../communication/stakeholder.ts';
import { orderByDependency } from '../component/dependency-order.ts';
import { accept, type Outcome, refuse } from '../error/refusal.ts';
import type { Person } from '../people/person.ts';
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
import { assessPlan, simulateWork } from './assess-plan.ts';
import { type ChosenDate, chooseDate } from './choose-date.ts';
import { digestPlan } from './digest.ts';
import { formatDuration } from './format-duration.ts';
import { plannedGates } from './gates.ts';
import type {
  Finding,
  Plan,
  PlanAssessment,
  PlannedComponent,
  PlannedWindow,
  RollbackCriteria,
} from './plan.ts';
import {
  addressFinding,
  dateFinding,
  dayOffFinding,
  forcedFinding,
  forecastFinding,
  stepsNotTaken,
} from './plan-findings.ts';
import { planScope, type ScopedComponent } from './plan-scope.ts';
import { highestIncrement, productVersion } from './product-version.ts';
import type { NetworkFacts } from './task-network.ts';
import type { TaskCondition, TemplateTask } from './task-template.ts';
import { type CalendarFacts, rolloutSpan } from './window-on-date.ts';

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
  /** Epoch ms, and the date that it is where the team works. */
  readonly now: number;
  readonly today: DateText;
  readonly releaseDate: DateText | null;
  /** The configured calendar with what people put on it. */
  readonly calendar: TeamCalendar;
  readonly people: readonly Person[];
  readonly stakeholders: readonly Stakeholder[];
  /** The work of each type of release. */
  readonly templates: Readonly<Record<ReleaseType, readonly TemplateTask[]>>;
  /** What the release has of the kinds that bring tasks of their own, beside what breaks. */
  readonly conditions: readonly TaskCondition[];
  /** Compliance requirements that bear on the time of a release. */
  readonly requirements: readonly Requirement[];
  /** Releases that have their place on the calendar, this one too if it was planned before. */
  readonly scheduled: readonly ScheduledRelease[];
  /** What is known of releases that may be planned anew, by version. */
  readonly earlier: readonly EarlierPlan[];
  readonly manager: string;
  readonly allowSelfApproval: boolean;
  readonly rollback: RollbackCriteria;
  readonly findings: readonly Finding[];
  readonly branches: BranchPatterns;
  /** A reason to give a hotfix, security or patch release a larger increment than its type allows. */
  readonly forceReason: string | null;
}

/** What a release brings along when it is planned again. */
export interface EarlierPlan {
  readonly version: string;
  /** Null where the plan before had none. */
  readonly window: PlannedWindow | null;
  readonly progress: NetworkFacts['progress'];
  readonly overriddenFreezes: readonly string[];
}

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
  const scope = planScope(input.components.map(({ part, ...rest }) => ({ name: part.name, ...rest })));
  const planned = { type, increment, version, components };
  const timed = planTime(input, planned, scope.breaking.length > 0);
  if (!timed.ok) return timed;
  const { chosen, assessment, timeline } = timed.value;

  const plan: Omit<Plan, 'digest'> = {
    version,
    type,
    branch: branchName(input.branches, type === 'hotfix' ? 'hotfix' : 'release', version),
    releaseDate: chosen.date,
    window: windowOf(chosen.window, input.calendar.team.zone),
    manager: input.manager,
    components,
    ...scope,
    timeline,
    gates: plannedGates(type, policy),
    approvers: policy.approvers,
    allowSelfApproval: input.allowSelfApproval,
    rollback: input.rollback,
    findings: [...input.findings, ...planFindings(input, planned, chosen, assessment)],
    assessment,
  };
  return accept({ ...plan, digest: digestPlan(plan) });
}

/** When a release is, and the work up to it: on the calendar beside the others, with what was done of it before. */
function planTime(
  input: PlanInput,
  { type, version, components }: Planned,
  isBreaking: boolean,
): Outcome<{ chosen: ChosenDate; assessment: PlanAssessment; timeline: Plan['timeline'] }> {
  const { calendar, people, now } = input;
  const policy = input.policies[type];
  const earlier = input.earlier.find((each) => each.version === version);
  const network: NetworkFacts = {
    type,
    policy,
    template: input.templates[type],
    conditions: [...input.conditions, ...(isBreaking ? (['breaking'] as const) : [])],
    people,
    team: calendar.team,
    progress: earlier?.progress ?? {},
    today: input.today,
  };
  const simulation = simulateWork(network);
  if (!simulation.ok) return simulation;
  const { shareDoneBy } = simulation.value;
  const facts: CalendarFacts = {
    calendar,
    people,
    releases: input.scheduled.filter((other) => other.version !== version),
    requirements: input.requirements,
    dependencies: [],
    overriddenFreezes: earlier?.overriddenFreezes ?? [],
    now,
    doneShare: (instant) => shareDoneBy(localDate(instant, calendar.team.zone)),
    risk: 0,
  };
  const release = { type, components };
  const chosen = chooseDate(release, network, facts, input.releaseDate, earlier?.window ?? null);
  if (!chosen.ok) return chosen;
  const assessed = assessPlan(
    { network, simulation: simulation.value, policy, stakeholders: stakeholdersOf(input), isBreaking },
    chosen.value.date,
    chosen.value.window,
  );
  return assessed.ok ? accept({ chosen: chosen.value, ...assessed.value }) : assessed;
}

const windowOf = ({ start, end, soakEnd }: CandidateWindow, zone: string): PlannedWindow => ({
  start,
  end,
  soakEnd,
  zone,
});

/** Whom a workspace names, or those who must know of any release, however they are reached. */
const stakeholdersOf = ({ stakeholders }: PlanInput): readonly Stakeholder[] =>
  stakeholders.length > 0 ? stakeholders : USUAL_STAKEHOLDERS;

const longRollout = (durationMs: number, maxDurationMs: number): Finding => ({
  code: 'plan.finding.longRollout',
  params: { takes: formatDuration(durationMs), longest: formatDuration(maxDurationMs) },
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
  { date, binding }: ChosenDate,
  { forecast, messages }: PlanAssessment,
): Finding[] {
  const { type, increment, version, components } = planned;
  const { durationMs } = rolloutSpan(components);
  const { maxDurationMs } = mergeConstraints(type, input.calendar.constraints);
  const broken = hiddenBreaks(input, planned);
  return [
    ...(input.releaseDate === null ? [dateFinding(date, binding)] : []),
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

/** Components whose own versions make less than a major of what breaks, which users of a stable product may not expect. */
function hiddenBreaks({ components, versioning }: PlanInput, { increment, version }: Planned): string[] {
  if (increment === 'major' || version.startsWith('0.') || versioning.calendar !== null) return [];
  return components
    .filter(
      ({ part, changes }) => part.from?.startsWith('0.') === true && changes.some(({ breaking }) => breaking),
    )
    .map(({ part }) => part.name);
}
