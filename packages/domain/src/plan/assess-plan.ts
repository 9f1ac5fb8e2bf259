import type { CandidateWindow } from '../calendar/window/window-search.ts';
import type { DateText } from '../calendar/working-days.ts';
import { nextDayOfWork } from '../calendar/working-time.ts';
import { planCommunication } from '../communication/communication-plan.ts';
import type { Stakeholder } from '../communication/stakeholder.ts';
import { accept, type Outcome } from '../error/refusal.ts';
import type { ReleasePolicy } from '../release/policy.ts';
import type { RiskRegister } from '../risk/risk.ts';
import { type Simulation, simulate } from '../schedule/simulate.ts';
import type { PlannedMilestone } from './milestone.ts';
import type { Forecast, PlanAssessment } from './plan.ts';
import type { PlanReview } from './plan-review.ts';
import { planSchedule, timelineOf } from './plan-schedule.ts';
import { isUrgent, type NetworkFacts, networkCalendars, taskNetwork } from './task-network.ts';

/** Runs of a forecast: the error of a percentile's probability is below two percent. */
const FORECAST_RUNS = 1_000;
/** The same facts give the same forecast, whoever asks and whenever. */
const FORECAST_SEED = 1;

/** The work of a release by chance, as often as a forecast takes. */
export const simulateWork = (facts: NetworkFacts): Outcome<Simulation> =>
  simulate(
    taskNetwork(facts).map(({ schedule }) => schedule),
    { ...networkCalendars(facts), asOf: facts.today, runs: FORECAST_RUNS, seed: FORECAST_SEED },
  );

export interface AssessmentFacts {
  readonly network: NetworkFacts;
  readonly simulation: Simulation;
  readonly policy: Pick<ReleasePolicy, 'communication' | 'noticeDays'>;
  readonly stakeholders: readonly Stakeholder[];
  readonly isBreaking: boolean;
  readonly risks: RiskRegister;
  readonly review: PlanReview;
}

/** What is worked out about a plan once its date and window are known, and the rows of its timeline. */
export function assessPlan(
  { network, simulation, policy, stakeholders, isBreaking, risks, review }: AssessmentFacts,
  date: DateText,
  { score, factors }: Pick<CandidateWindow, 'score' | 'factors'>,
): Outcome<{ assessment: PlanAssessment; timeline: readonly PlannedMilestone[] }> {
  const scheduled = planSchedule(network, date);
  if (!scheduled.ok) return scheduled;
  const messages = planCommunication({
    stakeholders,
    level: policy.communication,
    noticeDays: policy.noticeDays,
    releaseDate: date,
    today: network.today,
    isBreaking,
    team: network.team,
  });
  const { intake, compatibility, limited, requirements, compliance } = review;
  const assessment = {
    ...scheduled.value,
    forecast: forecastOf(simulation, date, network),
    score,
    factors,
    messages,
    risks,
    intake,
    compatibility: compatibility.pairs,
    limited,
    compliance: { requirements, open: compliance.open },
  };
  return accept({ assessment, timeline: timelineOf(scheduled.value, network) });
}

function forecastOf(
  { p50Date, p80Date, p95Date, shareDoneBy }: Simulation,
  date: DateText,
  { type, team }: NetworkFacts,
): Forecast {
  const on = (day: DateText | null): DateText =>
    day === null || isUrgent(type) ? (day ?? date) : (nextDayOfWork(team, day) ?? day);
  return { p50: on(p50Date), p80: on(p80Date), p95: on(p95Date), onTime: shareDoneBy(date) };
}
