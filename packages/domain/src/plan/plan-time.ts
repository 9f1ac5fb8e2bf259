import { localDate } from '../calendar/local-date.ts';
import type { CandidateWindow } from '../calendar/window/window-search.ts';
import { type Stakeholder, USUAL_STAKEHOLDERS } from '../communication/stakeholder.ts';
import { accept, type Outcome } from '../error/refusal.ts';
import { assessPlan, simulateWork } from './assess-plan.ts';
import { type ChosenDate, chooseDate, type WishedDates } from './choose-date.ts';
import type { Finding } from './finding.ts';
import type { Plan, PlanAssessment, PlannedWindow } from './plan.ts';
import type { EarlierPlan, PlanInput } from './plan-input.ts';
import type { PlanReview, ReviewedPlan } from './plan-review.ts';
import { planRedFlags, planRisks } from './plan-risks.ts';
import type { NetworkFacts } from './task-network.ts';
import type { TaskCondition } from './task-template.ts';
import { type CalendarFacts, isObstacle, keptWindow, windowOnDate } from './window-on-date.ts';

/** When a release is, and all that follows from it. */
export interface PlannedTime {
  readonly chosen: ChosenDate;
  readonly window: PlannedWindow;
  readonly assessment: PlanAssessment;
  readonly timeline: Plan['timeline'];
  readonly redFlags: readonly Finding[];
}

/**
 * When a release is, and the work up to it: on the calendar beside the others, with what was done of it before. Its risks
 * are assessed for that date, and with them its window, which stays where it was if it can.
 */
export function planTime(
  input: PlanInput,
  plan: ReviewedPlan,
  review: PlanReview,
  version: string,
): Outcome<PlannedTime> {
  const { calendar, people, today } = input;
  const policy = input.policies[plan.type];
  const earlier = input.earlier.find((each) => each.version === version) ?? null;
  const isBreaking = plan.breaking.length > 0;
  const network: NetworkFacts = {
    type: plan.type,
    policy,
    template: input.templates[plan.type],
    conditions: conditionsOf(
      [...input.review.announcements, ...(earlier?.announcements ?? [])],
      review,
      isBreaking,
    ),
    people,
    team: calendar.team,
    progress: earlier?.progress ?? {},
    today,
  };
  const simulated = simulateWork(network);
  if (!simulated.ok) return simulated;
  const simulation = simulated.value;
  const facts: CalendarFacts = {
    ...calendarFacts(input, review, earlier, version),
    doneShare: (instant) => simulation.shareDoneBy(localDate(instant, calendar.team.zone)),
  };
  const wished = { requested: input.releaseDate, kept: keptDate(plan, facts, earlier) };
  const found = chooseDate(plan, network, facts, wished);
  if (!found.ok) return found;
  const chosen = found.value;
  const dated = {
    date: chosen.date,
    today,
    calendar,
    people,
    policy,
    onTime: simulation.shareDoneBy(chosen.date),
  };
  const risks = planRisks(plan, review, input.review, dated);
  const window = settledWindow(plan, { ...facts, risk: risks.total }, chosen, earlier);
  const stakeholders = stakeholdersOf(input);
  const assessed = assessPlan(
    { network, simulation, policy, stakeholders, isBreaking, risks, review },
    chosen.date,
    window,
  );
  if (!assessed.ok) return assessed;
  const { messages } = assessed.value.assessment;
  const { start, end, soakEnd } = window;
  return accept({
    chosen,
    window: { start, end, soakEnd, zone: calendar.team.zone },
    redFlags: planRedFlags(plan, review, dated, messages.length),
    ...assessed.value,
  });
}

function conditionsOf(announcements: readonly string[], review: PlanReview, isBreaking: boolean) {
  const conditions: readonly (readonly [TaskCondition, boolean])[] = [
    ['announcements', announcements.length > 0],
    ['migrations', review.migrations.length > 0],
    ['breaking', isBreaking],
    ['compliance', review.requirements.length > 0],
  ];
  return conditions.flatMap(([condition, holds]) => (holds ? [condition] : []));
}

/** The calendar for this release; its risk is not known before its date. */
const calendarFacts = (
  { calendar, people, scheduled, needs, now }: PlanInput,
  { requirements, compliance }: PlanReview,
  earlier: EarlierPlan | null,
  version: string,
): Omit<CalendarFacts, 'doneShare'> => ({
  calendar,
  people,
  releases: scheduled.filter((other) => other.version !== version),
  requirements: requirements.map((requirement) => ({
    id: requirement.id,
    name: requirement.name,
    period: null,
    isOpen: compliance.open.some((each) => each.requirement === requirement),
  })),
  dependencies: needs.filter((need) => need.version === version),
  overriddenFreezes: earlier?.overriddenFreezes ?? [],
  now,
  risk: 0,
});

/** The date that the release has, with its window where that can stay. */
const keptDate = (
  plan: ReviewedPlan,
  facts: CalendarFacts,
  earlier: EarlierPlan | null,
): WishedDates['kept'] =>
  earlier && {
    date: earlier.releaseDate,
    window: earlier.window && keptWindow(plan, facts, earlier.releaseDate, earlier.window),
  };

/** The window that the release had, where it can stay; else the best of its date. */
function settledWindow(
  plan: ReviewedPlan,
  facts: CalendarFacts,
  { date, window }: ChosenDate,
  earlier: EarlierPlan | null,
): CandidateWindow {
  const before = earlier?.window ?? null;
  const kept = before === null ? null : keptWindow(plan, facts, date, before);
  if (kept !== null) return kept;
  const best = windowOnDate(plan, facts, date);
  return best.ok && !isObstacle(best.value) ? best.value : window;
}

/** Whom a workspace names, or those who must know of any release, however they are reached. */
const stakeholdersOf = ({ stakeholders }: PlanInput): readonly Stakeholder[] =>
  stakeholders.length > 0 ? stakeholders : USUAL_STAKEHOLDERS;
