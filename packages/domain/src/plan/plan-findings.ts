import type { DateText } from '../calendar/working-days.ts';
import { dayOffOn, type WorkingTime, weekdayOf } from '../calendar/working-time.ts';
import type { Increment } from '../change/change-type.ts';
import type { PlannedMessage } from '../communication/communication-plan.ts';
import type { ReleaseType } from '../release/policy.ts';
import { compareIncrements } from '../version/increment.ts';
import type { DateObstacle, EarliestDate } from './feasible-date.ts';
import type { Finding } from './finding.ts';
import { leadingComponent, movingComponents } from './leading-component.ts';
import type { Forecast, PlannedComponent } from './plan.ts';

/** Below this, a date is more likely missed than kept. */
const EVEN = 0.5;

/** Why the date is what it is, when nobody asked for one. */
export const dateFinding = (date: DateText, { constraint, name }: DateObstacle): Finding => ({
  code: `plan.finding.earliest.${constraint}`,
  params: name === '' ? { date } : { date, name },
});

/** A date that was set, and that what is left to do, or the notice, cannot keep any more. */
export const behindFinding = (date: DateText, { date: earliest, binding }: EarliestDate): Finding[] =>
  date >= earliest
    ? []
    : [
        {
          code: 'plan.finding.behind',
          params: { date, binding: binding.constraint, name: binding.name, earliest },
        },
      ];

/** A date on which the team does not work, with the name of the day. */
export function dayOffFinding(date: DateText, team: WorkingTime): Finding[] {
  const off = dayOffOn(team, date);
  if (off === null) return [];
  if (off === 'weekday') return [{ code: 'plan.finding.dayOff', params: { date, weekday: weekdayOf(date) } }];
  return [{ code: 'plan.finding.holiday', params: { date, name: off.name } }];
}

/** A date that the work is more likely to miss than to keep. */
export const forecastFinding = (date: DateText, { onTime, p80 }: Forecast): Finding[] =>
  onTime >= EVEN
    ? []
    : [{ code: 'plan.finding.unlikely', params: { date, percent: Math.round(onTime * 100), p80 } }];

/** Audiences that are to be told something, and whom nothing says how to reach. */
export function addressFinding(messages: readonly PlannedMessage[]): Finding[] {
  const places = ['blog', 'docs', 'support_portal', 'social_media'];
  const missing = messages.filter(({ to, channel }) => to.length === 0 && !places.includes(channel));
  const audiences = [...new Set(missing.map(({ audience }) => audience))];
  return audiences.length === 0
    ? []
    : [{ code: 'plan.finding.noAddress', params: { audiences: audiences.join(', ') } }];
}

/** Components whose own steps are written down, and are not those by which all of the release moves. */
export function stepsNotTaken(components: readonly PlannedComponent[]): Finding[] {
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

type Steps = PlannedComponent['steps'];

const haveSameShares = (left: Steps, right: Steps): boolean =>
  left.length === right.length &&
  left.every(
    ({ percent, soakMs }, index) => percent === right[index]?.percent && soakMs === right[index]?.soakMs,
  );

/** An increment that is larger than the type of the release allows, with its reason. */
export const forcedFinding = (
  type: ReleaseType,
  increment: Increment,
  largest: Increment,
  reason: string | null,
): Finding[] =>
  compareIncrements(increment, largest) > 0
    ? [{ code: 'plan.finding.forcedIncrement', params: { type, increment, reason: reason ?? '' } }]
    : [];
