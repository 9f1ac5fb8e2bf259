import { addDays, type DateText } from './working-days.ts';

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Local hours of one day as `HH:MM`, half-open; `24:00` ends a day. */
export interface LocalHours {
  readonly from: string;
  readonly to: string;
}

/** Days on which nobody works, both ends included. */
export interface DaysOff {
  readonly from: DateText;
  readonly to: DateText;
  /** Why, in the words of whoever wrote it; empty when nobody said. */
  readonly name: string;
}

/** When a team or a person works. */
export interface WorkingTime {
  /** IANA name of the time zone in which the hours are meant. */
  readonly zone: string;
  /** A weekday without hours is free. */
  readonly week: Readonly<Partial<Record<Weekday, readonly LocalHours[]>>>;
  /** Holidays and absences. */
  readonly daysOff: readonly DaysOff[];
  /** How much of a full day's work is done on a working day, 0 < share ≤ 1: half time is 0.5. */
  readonly share: number;
}

const OFFICE: readonly LocalHours[] = [{ from: '09:00', to: '17:00' }];

/** Monday to Friday, nine to five, in UTC, without holidays. */
export const USUAL_WORKING_TIME: WorkingTime = {
  zone: 'UTC',
  week: { 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: OFFICE },
  daysOff: [],
  share: 1,
};

/** Of a calendar date, whatever the zone. */
export const weekdayOf = (date: DateText): Weekday =>
  (((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1) as Weekday;

/** Why nobody works on that date: the name of a day off, or `weekday`; null for a working day. */
export function dayOffOn({ week, daysOff }: WorkingTime, date: DateText): DaysOff | 'weekday' | null {
  if ((week[weekdayOf(date)] ?? []).length === 0) return 'weekday';
  return daysOff.find(({ from, to }) => from <= date && date <= to) ?? null;
}

/** How much of a full day's work is done on that date, between 0 and 1. */
export const capacityOn = (time: WorkingTime, date: DateText): number =>
  dayOffOn(time, date) === null ? time.share : 0;

/** The first date from this one on, this one included, on which somebody works; null when there is none within ten years. */
export function nextDayOfWork(time: WorkingTime, date: DateText): DateText | null {
  let day = date;
  for (let left = 3_660; left > 0; left -= 1, day = addDays(day, 1))
    if (capacityOn(time, day) > 0) return day;
  return null;
}
