import { addDays, type DateText } from '../calendar/working-days.ts';
import { accept, type Outcome } from '../error/refusal.ts';
import { scheduleNetwork } from '../schedule/schedule-network.ts';
import {
  DEPLOYMENT_TASK,
  KICKOFF_TASK,
  type NetworkFacts,
  networkCalendars,
  type Relaxable,
  taskNetwork,
} from './task-network.ts';

/** What a date of a release can fail on. */
export const DATE_CONSTRAINTS = [
  'notice',
  'people',
  'approvals',
  'tests',
  'work',
  'freeze',
  'conflict',
  'window',
] as const;
export type DateConstraint = (typeof DATE_CONSTRAINTS)[number];

/** Why a date cannot be: the constraint, and which freeze, people or window it is about; empty where nothing has a name. */
export interface DateObstacle {
  readonly constraint: DateConstraint;
  readonly name: string;
}

/** The first date on which a release can be, and what keeps it from being earlier. */
export interface EarliestDate {
  readonly date: DateText;
  readonly binding: DateObstacle;
}

/** What the calendar has against a date; null where there is a window for the release on it. */
export type CalendarCheck = (date: DateText) => DateObstacle | null;

/** What binds if several bind alike: what is out of the ordinary first. */
const BY_RARITY: readonly Relaxable[] = ['people', 'approvals', 'tests', 'work'];

/** Beyond this nobody plans by days. */
const SEARCHED_DAYS = 400;

/**
 * The first date by which work is done, approvals are possible and the notice has run, whatever the calendar says,
 * and which of them binds: the one that, left out alone, gains most days.
 */
export function earliestByWork(facts: NetworkFacts): Outcome<EarliestDate> {
  const done = deploymentDate(facts, ['notice']);
  if (!done.ok) return done;
  const noticed = noticedBy(facts);
  if (facts.policy.noticeDays > 0 && noticed >= done.value)
    return accept({ date: noticed, binding: { constraint: 'notice', name: '' } });
  let binding: Relaxable = 'work';
  let best = done.value;
  for (const constraint of BY_RARITY) {
    const relaxed = deploymentDate(facts, ['notice', constraint]);
    if (!relaxed.ok) return relaxed;
    if (relaxed.value < best) [best, binding] = [relaxed.value, constraint];
  }
  const name = binding === 'people' ? awayBefore(facts, done.value) : '';
  return accept({ date: done.value, binding: { constraint: binding, name } });
}

/** The first date from `from` on that work, notice and calendar allow, at most 400 days on; null when there is none. */
export function firstFeasible(
  earliest: EarliestDate,
  from: DateText,
  check: CalendarCheck,
  isWanted: (date: DateText) => boolean = () => true,
): DateText | null {
  let date = from < earliest.date ? earliest.date : from;
  for (let days = 0; days < SEARCHED_DAYS; days += 1, date = addDays(date, 1))
    if (isWanted(date) && check(date) === null) return date;
  return null;
}

/** The date on which the deployment can begin when these constraints are left out. */
function deploymentDate(facts: NetworkFacts, without: readonly Relaxable[]): Outcome<DateText> {
  const network = taskNetwork(facts, without).map(({ schedule }) => schedule);
  const scheduled = scheduleNetwork(network, networkCalendars(facts, without));
  if (!scheduled.ok) return scheduled;
  const deployment = scheduled.value.tasks.find(({ id }) => id === DEPLOYMENT_TASK);
  return accept(deployment?.start ?? facts.today);
}

/** The day on which the promised notice has run, from the kickoff on. */
const noticedBy = ({ today, progress, policy }: NetworkFacts): DateText => {
  const noticed = addDays(progress[KICKOFF_TASK]?.startedOn ?? today, policy.noticeDays);
  return noticed < today ? today : noticed;
};

/** Who is away for some of the time up to that date. */
const awayBefore = ({ people, team, today }: NetworkFacts, date: DateText): string =>
  people
    .filter(({ time }) =>
      time.daysOff.some(
        (off) =>
          off.from <= date &&
          off.to >= today &&
          !team.daysOff.some(({ from, to }) => from === off.from && to === off.to),
      ),
    )
    .map(({ name }) => name)
    .join(', ');
