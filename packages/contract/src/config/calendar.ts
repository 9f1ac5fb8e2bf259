import { RELEASE_TYPES, type TeamCalendar, USUALLY_FROZEN, type Weekday } from '@tminus/domain';
import { z } from 'zod';
import { localMoment, recurrence } from './local-time.ts';
import { nearestName, type PlacedProblem } from './problem.ts';
import { positiveDuration } from './scalars.ts';
import { timeZone, toWorkingTime, WEEKDAYS, workingTimeFields } from './working-time.ts';

/** A time that happens once or again and again; in the zone of the calendar unless it has one of its own. */
const period = {
  from: localMoment,
  to: localMoment,
  zone: timeZone.optional(),
  /** `daily`, `weekly`, `monthly`, `yearly`, or a rule of RFC 5545 such as `FREQ=MONTHLY;BYDAY=-1FR`. */
  repeats: recurrence.optional(),
};
const name = z.string().min(1);
const components = z.array(z.string()).min(1).optional();
/** A date as the end belongs to the period, so that one day is `from` and `to` alike. */
const isOrdered = ({ from, to }: { from: string; to: string }): boolean =>
  to.length === from.length && to.length > 10 ? from < to : from.slice(0, 10) <= to.slice(0, 10);
const order = { path: ['to'], message: 'periodOrder' };

const freeze = z
  .strictObject({ name, ...period, blocks: z.array(z.enum(RELEASE_TYPES)).min(1).optional(), components })
  .refine(isOrdered, order);
const changeWindow = z.strictObject({ name, ...period }).refine(isOrdered, order);
const share = z.number().gt(0).max(1);
const peak = z.strictObject({ name, ...period, impact: share.default(1) }).refine(isOrdered, order);
const train = z
  .strictObject({ name, ...period, type: z.enum(RELEASE_TYPES), components })
  .refine(isOrdered, order);

const businessHours = z.strictObject({
  zone: timeZone.optional(),
  days: workingTimeFields.workingDays.optional(),
  hours: workingTimeFields.workingHours.optional(),
});

/** When the team works, and what stands on its calendar (R-70 … R-86). */
export const calendar = z.strictObject({
  ...workingTimeFields,
  /** When the business of the users is open; the team's own hours unless written. */
  businessHours: businessHours.optional(),
  weekend: z.array(z.enum(WEEKDAYS)).default(['sat', 'sun']),
  constraints: z
    .strictObject({
      avoidWeekends: z.boolean().optional(),
      avoidBusinessHours: z.boolean().optional(),
      minDuration: positiveDuration.optional(),
      maxDuration: positiveDuration.optional(),
      zone: timeZone.optional(),
    })
    .default({}),
  freezes: z.array(freeze).default([]),
  changeWindows: z.array(changeWindow).default([]),
  peaks: z.array(peak).default([]),
  trains: z.array(train).default([]),
  /** Whether `ship` is refused outside the window of the plan. */
  enforceWindow: z.boolean().default(false),
});

type CalendarFields = z.infer<typeof calendar>;

/** A stable id of what the configuration puts on the calendar: what it is, and its name. */
const idOf = (kind: string, text: string): string =>
  `${kind}:${text
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '')}`;

/** What the section means, with every default filled in. */
export function toTeamCalendar(fields: CalendarFields): TeamCalendar {
  const { constraints, businessHours: business } = fields;
  const entry = (
    kind: string,
    { name: text, from, to, zone, repeats }: CalendarFields['changeWindows'][number],
  ) => ({
    id: idOf(kind, text),
    name: text,
    period: { start: from, end: to, zone: zone ?? fields.zone, rule: repeats ?? null },
  });
  return {
    team: toWorkingTime(fields),
    business: toWorkingTime({
      ...fields,
      zone: business?.zone ?? fields.zone,
      workingDays: business?.days ?? fields.workingDays,
      workingHours: business?.hours ?? fields.workingHours,
    }),
    weekend: fields.weekend.map((day) => (WEEKDAYS.indexOf(day) + 1) as Weekday),
    constraints: {
      avoidWeekends: constraints.avoidWeekends,
      avoidBusinessHours: constraints.avoidBusinessHours,
      minDurationMs: constraints.minDuration,
      maxDurationMs: constraints.maxDuration,
      zone: constraints.zone ?? fields.zone,
    },
    freezes: fields.freezes.map((each) => ({
      ...entry('freeze', each),
      blocks: each.blocks ?? USUALLY_FROZEN,
      components: each.components ?? null,
    })),
    changeWindows: fields.changeWindows.map((each) => entry('window', each)),
    peaks: fields.peaks.map((each) => ({ ...entry('peak', each), impact: each.impact })),
    trains: fields.trains.map((each) => ({
      ...entry('train', each),
      type: each.type,
      components: each.components ?? null,
    })),
    enforcesWindow: fields.enforceWindow,
  };
}

type Members = Readonly<Record<string, unknown>>;
const membersOf = (value: unknown): Members =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Names that are there twice, and components that there are not; whatever else is wrong. */
export function checkCalendar(root: unknown): PlacedProblem[] {
  const written = membersOf(membersOf(root)['calendar']);
  const names = listOf(membersOf(root)['components']).map((each) => membersOf(each)['name']);
  const known = names.filter((each) => typeof each === 'string');
  const isLegible = known.length === names.length;
  return (['freezes', 'changeWindows', 'peaks', 'trains'] as const).flatMap((kind) => {
    const entries = listOf(written[kind]).map(membersOf);
    const ids = entries.map(({ name: text }) => (typeof text === 'string' ? idOf(kind, text) : null));
    return entries.flatMap((entry, index): PlacedProblem[] => {
      const path = ['calendar', kind, index];
      const isTwice = ids[index] !== null && ids.indexOf(ids[index] ?? null) !== index;
      return [
        ...(isTwice
          ? [{ path: [...path, 'name'], code: 'duplicate', params: { got: String(entry['name']) } }]
          : []),
        ...listOf(entry['components']).flatMap((each, place): PlacedProblem[] => {
          if (typeof each !== 'string' || known.includes(each) || !isLegible) return [];
          const nearest = nearestName(each, known);
          const params = { got: each, known: known.join(', '), nearest: nearest ?? '' };
          const code = nearest === null ? 'value' : 'valueNear';
          return [{ path: [...path, 'components', place], code, params }];
        }),
      ];
    });
  });
}
