import { daysBetween } from '../calendar/days-between.ts';
import { concerns } from '../calendar/freezes.ts';
import { occurrences } from '../calendar/occurrences.ts';
import type { TeamCalendar } from '../calendar/team-calendar.ts';
import { addDays, type DateText } from '../calendar/working-days.ts';
import { openZone } from '../calendar/zone.ts';
import { findRedFlags } from '../guardrail/check-guardrails.ts';
import { holdsRole, type Person } from '../people/person.ts';
import type { ReleasePolicy } from '../release/policy.ts';
import { assessRisks } from '../risk/assess-risks.ts';
import type { RiskRegister } from '../risk/risk.ts';
import type { Absence, NearFreeze } from '../risk/risk-facts.ts';
import type { Finding } from './finding.ts';
import type { PlannedComponent } from './plan.ts';
import type { PlanReview, ReviewedPlan, ReviewInput } from './plan-review.ts';

/** What the date of a release adds to what was reviewed. */
export interface DatedFacts {
  readonly date: DateText;
  readonly today: DateText;
  readonly calendar: TeamCalendar;
  readonly people: readonly Person[];
  readonly policy: Pick<ReleasePolicy, 'noticeDays' | 'workDays' | 'approvers'>;
  /** Share of the simulated runs that keep the date; null while none is chosen. */
  readonly onTime: number | null;
}

/** A freeze that begins within so many days after a release leaves little time to mend it. */
const NEAR_DAYS = 7;

/** The risk register of a release on a date. */
export function planRisks(
  plan: ReviewedPlan,
  review: PlanReview,
  { history, workspace, steering }: ReviewInput,
  dated: DatedFacts,
): RiskRegister {
  const { date, today, policy, onTime } = dated;
  return assessRisks({
    type: plan.type,
    components: plan.components.map(riskyComponent),
    allComponents: workspace.length,
    breaking: new Set(plan.breaking.map(({ sha, subject }) => `${sha} ${subject}`)).size,
    migrations: review.migrations.map(({ subject, text, isIrreversible }) => ({
      text: text === '' ? subject : text,
      isIrreversible,
    })),
    history,
    untested: null,
    dependencyDepth: review.compatibility.depth,
    incompatible: review.compatibility.pairs
      .filter(({ isSatisfied }) => isSatisfied === false)
      .map(({ component, dependency }) => `${component} → ${dependency}`),
    freezes: nearFreezes(plan, dated),
    away: absences(dated),
    singleOwners: singleOwners(plan),
    openCompliance: review.compliance.open.map(({ requirement: { reference, name } }) => reference ?? name),
    notice: policy.noticeDays === 0 ? null : { needed: policy.noticeDays, given: daysBetween(today, date) },
    onTime,
    scope: { unfinished: 0, planned: plan.features.length + plan.fixes.length },
    scopeOverLimit: review.limited.over.length,
    businessImpact: steering.businessImpact?.level ?? null,
    isRollbackTested: null,
    featuresWithoutFlag: [],
    knownIssues: review.knownIssues.length,
  });
}

/** Red flags and common mistakes of a release that is planned for a date. */
export function planRedFlags(
  plan: ReviewedPlan,
  review: PlanReview,
  { date, today, policy }: DatedFacts,
  messages: number,
): Finding[] {
  const changes = plan.scoped.flatMap((each) => each.changes);
  return findRedFlags({
    hasCalendar: true,
    leadDays: daysBetween(today, date),
    neededDays: Math.max(policy.noticeDays, policy.workDays),
    adHocVersions: [],
    unconventional: { count: changes.filter(({ conforms }) => !conforms).length, of: changes.length },
    hasReleaseNotes: null,
    hasDocumentation: null,
    lateFeatures: [],
    openTests: null,
    plannedMessages: messages,
    hasRollbackPlan: true,
    isRollbackTested: null,
    majorComponents: majorSteps(plan.components),
    hasMonitoring: true,
    hasReview: true,
    skippedReviews: [],
    openDependencies: null,
    overLimit: review.limited.over.length,
  });
}

/** Components that step to a major version of their own; those that share one version step once. */
const majorSteps = (components: readonly PlannedComponent[]): string[] => {
  const steps = new Map(
    components.filter(({ increment }) => increment === 'major').map(({ name, to }) => [to, name]),
  );
  return [...steps.values()];
};

const riskyComponent = ({ name, dependsOn, increment, changes, from, publishedOnly }: PlannedComponent) => ({
  name,
  dependsOn,
  increment,
  changes,
  isFirstVersion: from === null,
  isPublishedOnly: publishedOnly === true,
});

function nearFreezes({ type, components }: ReviewedPlan, { date, calendar }: DatedFacts): NearFreeze[] {
  const zone = openZone(calendar.team.zone);
  const range = { start: zone.dayStart(date), end: zone.dayStart(addDays(date, NEAR_DAYS + 1)) };
  const deployment = { type, components: components.map(({ name }) => name) };
  return calendar.freezes
    .filter((freeze) => concerns(freeze, deployment))
    .flatMap(({ name, period }) => {
      const times = occurrences(period, range);
      const [first] = times.ok ? times.value : [];
      if (first === undefined) return [];
      return [{ name, days: Math.max(0, Math.floor((first.start - range.start) / 86_400_000)) }];
    });
}

/** People who are away between now and a week after the release, and whether somebody else can do what they do. */
function absences({ people, policy, calendar, today, date }: DatedFacts): Absence[] {
  const until = addDays(date, NEAR_DAYS);
  const isHoliday = ({ from, to }: { from: DateText; to: DateText }): boolean =>
    calendar.team.daysOff.some((off) => off.from === from && off.to === to);
  return people.flatMap((person) =>
    person.time.daysOff
      .filter((off) => off.from <= until && off.to >= today && !isHoliday(off))
      .map(({ from, to }) => {
        const sole = policy.approvers.filter(
          (role) => holdsRole(person, role) && people.filter((other) => holdsRole(other, role)).length === 1,
        );
        const role = sole[0] ?? person.roles[0] ?? '';
        return { person: person.name, role, from, to, isNeeded: sole.length > 0 };
      }),
  );
}

/** Fewer changes of one person say nothing about who else knows a component. */
const TELLING_CHANGES = 5;

function singleOwners({ scoped }: ReviewedPlan): { component: string; person: string }[] {
  return scoped.flatMap(({ name, changes }) => {
    const [first, ...others] = new Set(changes.map(({ author }) => author));
    return first !== undefined && others.length === 0 && changes.length >= TELLING_CHANGES
      ? [{ component: name, person: first }]
      : [];
  });
}
