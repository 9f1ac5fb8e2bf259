import type { DateText } from '../calendar/working-days.ts';
import type { Weekday, WorkingTime } from '../calendar/working-time.ts';
import { RefusalError } from '../error/refusal.ts';

/**
 * A calendar as a line of time. Moments are calendar days from the start: the whole part is the day, the fraction how
 * much of it is over, so that 5 is at once the end of day 4 and the beginning of day 5. Work is counted in full days
 * from moment 0, and negative before it.
 */
export interface WorkingAxis {
  /** Work that is done up to a moment. */
  readonly work: (moment: number) => number;
  /** The first moment at which so much work is done: the end of the day that completes it. */
  readonly first: (work: number) => number;
  /** The last moment at which no more work is done: the beginning of the day that goes on. */
  readonly last: (work: number) => number;
  /** The first moment from this one on at which somebody works. */
  readonly begin: (moment: number) => number;
  /** Whether anybody works on the day of a moment. */
  readonly isWorking: (moment: number) => boolean;
}

/** Moments and amounts of work nearer than this are one: sums of fractions are not exact. */
const NEAR = 1e-9;

/** A century each way; further off, a network is a mistake. */
const MOST_DAYS = 36_600;
const FIRST_DAYS = 128;
/** Whoever does no work for so many days does none at all. */
const IDLE_DAYS = 3_660;

const snap = (value: number): number => {
  const whole = Math.round(value);
  return Math.abs(value - whole) < NEAR ? whole : value;
};

const dayNumber = (date: DateText): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** Thursday, 1970-01-01, is day 0. */
const weekdayOfNumber = (day: number): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;

/**
 * The axis of a calendar from a date on. Every question is answered by looking up tables, which grow as far as they are
 * asked for. Refuses whoever does not work for ten years (`schedule.neverWorks`), and what leads further than a century
 * away (`schedule.tooLong`).
 */
export function createWorkingAxis(time: WorkingTime, start: DateText, who: string): WorkingAxis {
  const { share } = time;
  const origin = dayNumber(start);
  const off = time.daysOff.map(({ from, to }) => [dayNumber(from) - origin, dayNumber(to) - origin] as const);
  let [low, high] = [-FIRST_DAYS, FIRST_DAYS];
  /** Days of work from `low` to each day, that day left out. */
  let before = new Int32Array(0);
  /** The days of work, in order. */
  let days = new Int32Array(0);
  /** How many of them are before day 0. */
  let zero = 0;

  const isOff = (day: number): boolean =>
    (time.week[weekdayOfNumber(origin + day)] ?? []).length === 0 ||
    off.some(([from, to]) => from <= day && day <= to);

  const fill = (): void => {
    before = new Int32Array(high - low + 1);
    const found = new Int32Array(high - low);
    let count = 0;
    for (let day = low; day < high; day += 1) {
      if (day === 0) zero = count;
      before[day - low] = count;
      if (!isOff(day)) {
        found[count] = day;
        count += 1;
      }
    }
    before[high - low] = count;
    days = found.subarray(0, count);
  };
  fill();

  const grow = (direction: 'back' | 'on'): void => {
    const reached = direction === 'back' ? -low : high;
    const worked = direction === 'back' ? zero : days.length - zero;
    if (worked === 0 && reached > IDLE_DAYS)
      throw new RefusalError('schedule.neverWorks', { who, date: start });
    if (reached >= MOST_DAYS) throw new RefusalError('schedule.tooLong', { date: start });
    if (direction === 'back') low = Math.max(low * 2, -MOST_DAYS);
    else high = Math.min(high * 2, MOST_DAYS);
    fill();
  };
  const reach = (day: number): void => {
    while (day < low) grow('back');
    while (day >= high) grow('on');
  };
  /** Day of the day of work with this number; the first from day 0 on is 0. */
  const dayOf = (count: number): number => {
    while (zero + count < 0) grow('back');
    while (zero + count >= days.length) grow('on');
    return days[zero + count] as number;
  };
  const isWorkingDay = (day: number): boolean => {
    if (day < low || day >= high) reach(day);
    return (before[day - low + 1] as number) > (before[day - low] as number);
  };

  return {
    work: (moment) => {
      const at = snap(moment);
      const day = Math.floor(at);
      if (day < low || day >= high) reach(day);
      const count = before[day - low] as number;
      const isWorked = (before[day - low + 1] as number) > count;
      return (isWorked ? count - zero + at - day : count - zero) * share;
    },
    first: (work) => {
      const count = snap(work / share);
      const whole = Math.floor(count);
      return count === whole ? dayOf(whole - 1) + 1 : dayOf(whole) + count - whole;
    },
    last: (work) => {
      const count = snap(work / share);
      const whole = Math.floor(count);
      return dayOf(whole) + count - whole;
    },
    begin: (moment) => {
      const at = snap(moment);
      const day = Math.floor(at);
      return isWorkingDay(day) ? at : dayOf((before[day - low] as number) - zero);
    },
    isWorking: (moment) => isWorkingDay(Math.floor(snap(moment))),
  };
}
