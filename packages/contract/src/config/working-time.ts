import { type DaysOff, isDate, type LocalHours, type Weekday, type WorkingTime } from '@tminus/domain';
import { z } from 'zod';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type WeekdayName = (typeof WEEKDAYS)[number];

/** A calendar date as `YYYY-MM-DD`. */
export const date = z.string('date').refine(isDate, 'date');

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** An IANA name such as `Europe/Berlin`, or `UTC`. */
export const timeZone = z.string('timeZone').refine(isTimeZone, 'timeZone');

/** `09:00-17:00`, or several with commas, in order and apart; null when it is no such thing. */
function readHours(text: string): readonly LocalHours[] | null {
  const parts = text.split(',').map((part) => /^(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/.exec(part.trim()));
  const hours = parts.map((part) => ({
    from: (part?.[1] ?? '').padStart(5, '0'),
    to: (part?.[2] ?? '').padStart(5, '0'),
  }));
  const isTime = (time: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time);
  const isOrdered = hours.every(
    ({ from, to }, index) => from < to && from >= (hours[index - 1]?.to ?? '00:00'),
  );
  return hours.every(({ from, to }) => isTime(from) && isTime(to)) && isOrdered ? hours : null;
}

const workingHours = z.string('workingHours').transform((text, context) => {
  const hours = readHours(text);
  if (hours !== null) return hours;
  context.addIssue({ code: 'custom', message: 'workingHours' });
  return z.NEVER;
});

const workingDays = z.array(z.enum(WEEKDAYS)).min(1);

const stretch = z
  .strictObject({
    date: date.optional(),
    from: date.optional(),
    to: date.optional(),
    name: z.string().optional(),
  })
  .refine((written) => (written.date === undefined) !== (written.from === undefined), 'daysOff')
  .refine(({ date: one, to }) => one === undefined || to === undefined, 'daysOff')
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, 'daysOffOrder');

/** Dates, or stretches of them with both ends, and why if somebody says: `2026-12-25`, `{from, to, name}`, `{date, name}`. */
export const daysOff = z.array(
  z.union([date, stretch], 'daysOff').transform((written): DaysOff => {
    if (typeof written === 'string') return { from: written, to: written, name: '' };
    const from = written.date ?? written.from ?? '';
    return { from, to: written.to ?? from, name: written.name ?? '' };
  }),
);

/** `50%`, or 0.5: how much of a full day's work somebody does; read as a number above 0 and up to 1. */
const share = z.union([z.string(), z.number()], 'share').transform((written, context) => {
  const percent = typeof written === 'string' ? /^(\d+(?:\.\d+)?)\s*%$/.exec(written.trim())?.[1] : undefined;
  const value = typeof written === 'number' ? written : Number(percent ?? Number.NaN) / 100;
  if (value > 0 && value <= 1) return value;
  context.addIssue({ code: 'custom', message: 'share' });
  return z.NEVER;
});

/** Members of a section that says when a team works: Monday to Friday, nine to five in UTC, where it says nothing. */
export const workingTimeFields = {
  zone: timeZone.default('UTC'),
  workingDays: workingDays.default(['mon', 'tue', 'wed', 'thu', 'fri']),
  /** Local, for every working day; a lunch break parts them: `09:00-12:00, 13:00-17:00`. */
  workingHours: workingHours.default([{ from: '09:00', to: '17:00' }]),
  holidays: daysOff.default([]),
};

/** Members that say where a person's working time differs from the team's. */
export const personalTimeFields = {
  workingDays: workingDays.optional(),
  share: share.default(1),
  away: daysOff.default([]),
};

const workingTimeObject = z.strictObject(workingTimeFields);
const personalTimeObject = z.strictObject(personalTimeFields);

export type WorkingTimeFields = z.infer<typeof workingTimeObject>;
export type PersonalTimeFields = z.infer<typeof personalTimeObject>;

/** When a team works that wrote these members. */
export const toWorkingTime = (fields: WorkingTimeFields): WorkingTime => ({
  zone: fields.zone,
  week: weekOf(fields.workingDays, fields.workingHours),
  daysOff: fields.holidays,
  share: 1,
});

/** When one of the team works: in its hours, away on its holidays too. */
export function toPersonalTime(team: WorkingTime, fields: PersonalTimeFields): WorkingTime {
  const hours = Object.values(team.week).find((each) => each.length > 0) ?? [];
  return {
    zone: team.zone,
    week: fields.workingDays === undefined ? team.week : weekOf(fields.workingDays, hours),
    daysOff: [...team.daysOff, ...fields.away],
    share: fields.share,
  };
}

const weekOf = (days: readonly WeekdayName[], hours: readonly LocalHours[]): WorkingTime['week'] =>
  Object.fromEntries(days.map((day) => [WEEKDAYS.indexOf(day) + 1, hours])) as Partial<
    Record<Weekday, readonly LocalHours[]>
  >;
