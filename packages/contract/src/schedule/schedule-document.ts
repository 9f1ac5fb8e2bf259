import {
  explainFinding,
  type Schedule,
  type ScheduledTask,
  type Simulation,
  type Translate,
} from '@tminus/domain';
import { z } from 'zod';

const days = z.number();
const date = z.iso.date();

const taskSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  owner: z.string().optional(),
  es: days.describe('Early start, in working days of the project from its start'),
  ef: days,
  ls: days.describe('Late start: the last that keeps the end'),
  lf: days,
  totalSlack: days.describe('What it can slip without moving the end'),
  freeSlack: days.describe('What it can slip without moving any other task'),
  critical: z.boolean(),
  criticality: z.number().describe('Share of the runs in which it is critical'),
  start: date.optional(),
  finish: date.optional().describe('The last day of work'),
  latestStart: date.optional(),
  latestFinish: date.optional(),
});

/** What a task network comes to. Dates are there when the network has a start. */
export const scheduleDocumentSchema = z
  .object({
    tasks: z.array(taskSchema),
    duration: days,
    criticalPath: z.array(z.string()),
    p50: days.describe('Half of the runs are done by then; without estimates, the duration'),
    p80: days,
    p95: days,
    runs: z.int().describe('Runs of the simulation; 1 where nothing is estimated'),
    shareByFinish: z
      .number()
      .optional()
      .describe('Share of the runs that are done by the finish that is asked for'),
    start: date.optional(),
    finish: date.optional(),
    p50Date: date.optional(),
    p80Date: date.optional(),
    p95Date: date.optional(),
    findings: z.array(
      z.object({
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
        text: z.string(),
      }),
    ),
  })
  .meta({ id: 'Schedule' });

export type ScheduleDocument = z.infer<typeof scheduleDocumentSchema>;

interface Computed {
  readonly schedule: Schedule;
  readonly simulation: Simulation;
  readonly names: ReadonlyMap<string, string>;
  /** Null where none is asked for. */
  readonly shareByFinish: number | null;
}

/** A schedule as it crosses a process: days without the noise of sums of fractions, and no dates that there are not. */
export function toScheduleDocument(
  { schedule, simulation, names, shareByFinish }: Computed,
  translate: Translate,
): ScheduleDocument {
  const { p50Date, p80Date, p95Date, criticality } = simulation;
  return {
    tasks: schedule.tasks.map((task, index) =>
      taskDocument(task, names.get(task.id), criticality[index] ?? 0),
    ),
    duration: round(schedule.duration),
    criticalPath: [...schedule.criticalPath],
    p50: round(simulation.p50),
    p80: round(simulation.p80),
    p95: round(simulation.p95),
    runs: simulation.runs,
    ...(shareByFinish !== null && { shareByFinish: round(shareByFinish) }),
    ...present({ start: schedule.start, finish: schedule.finish, p50Date, p80Date, p95Date }),
    findings: schedule.findings.map((finding) => ({
      code: finding.code,
      params: { ...finding.params },
      text: explainFinding(finding, translate),
    })),
  };
}

function taskDocument(
  task: ScheduledTask,
  name: string | undefined,
  criticality: number,
): ScheduleDocument['tasks'][number] {
  const { id, owner, critical, start, finish, latestStart, latestFinish } = task;
  return {
    id,
    ...(name !== undefined && { name }),
    ...(owner !== null && { owner }),
    es: round(task.es),
    ef: round(task.ef),
    ls: round(task.ls),
    lf: round(task.lf),
    totalSlack: round(task.totalSlack),
    freeSlack: round(task.freeSlack),
    critical,
    criticality: round(criticality),
    ...present({ start, finish, latestStart, latestFinish }),
  };
}

/** No negative zero either. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

function present<T extends string>(dates: Readonly<Record<T, string | null>>): Partial<Record<T, string>> {
  const entries = Object.entries<string | null>(dates).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Partial<Record<T, string>>;
}
