import { DEPENDENCY_KINDS } from '@tminus/domain';
import { z } from 'zod';
import { date, personalTimeFields, workingTimeFields } from '../config/working-time.ts';

/** As many as one body of a request holds, and then some. */
const MOST_TASKS = 20_000;
const MOST_RUNS = 100_000;

/** Ids may be numbers in a file; they are texts everywhere else. */
const id = z.union([z.string().min(1), z.number()], 'taskId').transform(String);

const days = z.number().min(0);

const estimate = z
  .strictObject({ optimistic: days, likely: days, pessimistic: days })
  .refine(
    ({ optimistic, likely, pessimistic }) => optimistic <= likely && likely <= pessimistic,
    'estimateOrder',
  );

/** A date, or a number of working days from the start. */
const point = z.union([date, z.number()], 'point');

const dependency = z.preprocess(
  (written) => (typeof written === 'string' || typeof written === 'number' ? { id: written } : written),
  z.strictObject({
    id,
    kind: z.enum(DEPENDENCY_KINDS).default('FS'),
    /** Days; negative is a lead. */
    lag: z.number().default(0),
    /** The lag runs on days off too. */
    elapsed: z.boolean().default(false),
  }),
);

const WAYS = ['duration', 'estimate', 'likely'] as const;

const task = z
  .strictObject({
    id,
    name: z.string().optional(),
    /** Days of work, or an estimate of them; 0 is a milestone. */
    duration: z.union([days, estimate], 'taskDuration').optional(),
    estimate: estimate.optional(),
    optimistic: days.optional(),
    likely: days.optional(),
    pessimistic: days.optional(),
    dependsOn: z.array(dependency).default([]),
    owner: z.string().min(1).optional(),
    notBefore: point.optional(),
    on: point.optional(),
    deadline: point.optional(),
    actualStart: point.optional(),
    actualFinish: point.optional(),
    remaining: days.optional(),
  })
  .superRefine((written, context) => {
    const { optimistic, likely, pessimistic } = written;
    const points = [optimistic, likely, pessimistic].filter((each) => each !== undefined);
    const said = WAYS.filter((way) => written[way] !== undefined);
    if (said.length !== 1 || points.length % 3 !== 0)
      context.addIssue({ code: 'custom', message: 'taskDuration' });
    else if (points.some((each, index) => each < (points[index - 1] ?? 0)))
      context.addIssue({ code: 'custom', message: 'estimateOrder' });
    if (written.actualFinish !== undefined && written.actualStart === undefined)
      context.addIssue({ code: 'custom', message: 'actualStart', path: ['actualFinish'] });
  });

/** When the team works, and where its people differ from it. */
const calendar = z.strictObject({
  ...workingTimeFields,
  people: z.record(z.string(), z.strictObject(personalTimeFields)).default({}),
});

/** A task network: the file that `tminus schedule` takes, and the body of the request that computes one. */
export const scheduleFileSchema = z.strictObject({
  start: date.optional(),
  finish: point.optional(),
  /** `true` is the usual one. */
  calendar: z.preprocess((written) => (written === true ? {} : written), calendar.optional()),
  /** How far work has come. */
  asOf: point.optional(),
  seed: z.int().optional(),
  runs: z.int().min(1).max(MOST_RUNS).optional(),
  tasks: z.array(task).refine((tasks) => tasks.length <= MOST_TASKS, 'tooManyTasks'),
});

export type ScheduleFile = z.infer<typeof scheduleFileSchema>;
