import type { Interval } from '../interval.ts';
import { lies, overlap } from '../intervals.ts';
import type { Expanded } from './expand.ts';
import { FACTORS, type Factor, type FactorName } from './factor.ts';
import { type FactorValues, rounded, WEIGHTS } from './score.ts';
import { disturbances, nearTimes } from './weigh.ts';
import type { Explanation, WindowFacts, WindowRequest } from './window-search.ts';

/** A window that is told, with what its factors were made of. */
interface Told {
  readonly window: Interval;
  readonly values: FactorValues;
  /** Share of the last soak on days off. */
  readonly soakOff: number;
}

/** The five factors of a window, each with value, weight, points and reasons. */
export function explainFactors(
  request: WindowRequest,
  facts: WindowFacts,
  expanded: Expanded,
  told: Told,
): Factor[] {
  const because: Readonly<Record<FactorName, () => Explanation[]>> = {
    business: () => explainBusiness(expanded, told.window),
    team: () => explainTeam(expanded, told.window),
    dependencies: () => explainDependencies(facts, told.window),
    risk: () => explainRisk(request, facts, expanded, told),
    compliance: () => explainCompliance(expanded, told.window),
  };
  return FACTORS.map((name) => {
    const [value, weight] = [told.values[name], WEIGHTS[name]];
    // Zero has no sign here.
    return { name, value, weight, points: rounded(weight * value) || 0, because: because[name]() };
  });
}

const percent = (share: number): number => Math.round(share * 100);

/** How much of a window sets cover that do not overlap. */
function shareOf(window: Interval, set: readonly Interval[]): number {
  let covered = 0;
  for (const { start, end } of set)
    covered += Math.max(0, Math.min(end, window.end) - Math.max(start, window.start));
  return covered / (window.end - window.start);
}

function explainBusiness({ business, peaks }: Expanded, window: Interval): Explanation[] {
  const hours = percent(shareOf(window, business.hours));
  const met = peaks.filter(({ times }) => times.some((time) => overlap(time, window)));
  const reasons: Explanation[] = [];
  if (hours > 0) reasons.push({ code: 'calendar.because.businessHours', params: { percent: hours } });
  for (const { entry } of met)
    reasons.push({
      code: 'calendar.because.peak',
      params: { name: entry.name, percent: percent(entry.impact) },
    });
  return reasons.length > 0 ? reasons : [{ code: 'calendar.because.quiet', params: {} }];
}

function explainTeam({ people }: Expanded, window: Interval): Explanation[] {
  if (people.length === 0) return [{ code: 'calendar.because.nobodyNamed', params: {} }];
  return people.map(({ name, hours, days }) => {
    const working = percent(shareOf(window, hours));
    if (working > 0) return { code: 'calendar.because.personWorks', params: { name, percent: working } };
    return days.some((day) => overlap(day, window))
      ? { code: 'calendar.because.personOffHours', params: { name } }
      : { code: 'calendar.because.personOff', params: { name } };
  });
}

function explainDependencies({ dependencies, doneShare }: WindowFacts, { start }: Interval): Explanation[] {
  const done: Explanation = {
    code: 'calendar.because.workDone',
    params: { percent: percent(doneShare(start)) },
  };
  if (dependencies.length === 0) return [done];
  const late = dependencies.filter(({ readyAt }) => readyAt === null || readyAt > start);
  if (late.length === 0)
    return [done, { code: 'calendar.because.allReady', params: { count: dependencies.length } }];
  const names = late.map(({ name }) => name).join(', ');
  return [done, { code: 'calendar.because.notReady', params: { names } }];
}

function explainRisk(
  request: WindowRequest,
  facts: WindowFacts,
  expanded: Expanded,
  { window, soakOff }: Told,
): Explanation[] {
  const reasons: Explanation[] = [
    { code: 'calendar.because.ownRisk', params: { percent: percent(facts.risk) } },
  ];
  if (soakOff > 0) reasons.push({ code: 'calendar.because.soakOff', params: { percent: percent(soakOff) } });
  const near = disturbances(request, facts, expanded)
    .filter((source) => nearTimes(source).some((time) => overlap(time, window)))
    .map(({ name }) => name);
  if (near.length > 0) reasons.push({ code: 'calendar.because.near', params: { names: near.join(', ') } });
  return reasons;
}

function explainCompliance({ requirements }: Expanded, window: Interval): Explanation[] {
  if (requirements.length === 0) return [{ code: 'calendar.because.noRequirements', params: {} }];
  const missed = requirements.filter(
    ({ entry, times }) =>
      entry.isOpen === true || (entry.period !== null && !times.some((time) => lies(window, time))),
  );
  if (missed.length === 0)
    return [{ code: 'calendar.because.allMet', params: { count: requirements.length } }];
  const names = missed.map(({ entry }) => entry.name).join(', ');
  return [{ code: 'calendar.because.missed', params: { names } }];
}
