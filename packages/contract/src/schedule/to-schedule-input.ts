import type { Estimate, ScheduleOptions, ScheduleTask } from '@tminus/domain';
import { toPersonalTime, toWorkingTime } from '../config/working-time.ts';
import type { ScheduleFile } from './schedule-file.ts';

/** A network as the domain takes it. */
export interface ScheduleInput {
  readonly tasks: readonly (ScheduleTask & { readonly name?: string })[];
  readonly options: ScheduleOptions;
  /** Null for what is usual. */
  readonly runs: number | null;
  readonly seed: number | null;
}

/** The network that somebody wrote, with the calendars of its people. */
export function toScheduleInput(file: ScheduleFile): ScheduleInput {
  const { start, finish, asOf, calendar } = file;
  const team = calendar === undefined ? null : toWorkingTime(calendar);
  const people = new Map(
    team === null || calendar === undefined
      ? []
      : Object.entries(calendar.people).map(([name, fields]) => [name, toPersonalTime(team, fields)]),
  );
  return {
    tasks: file.tasks.map(toTask),
    options: {
      ...(start !== undefined && { start }),
      ...(finish !== undefined && { finish }),
      ...(asOf !== undefined && { asOf }),
      ...(team !== null && { calendar: team, calendarOf: (owner: string) => people.get(owner) ?? null }),
    },
    runs: file.runs ?? null,
    seed: file.seed ?? null,
  };
}

function toTask(written: ScheduleFile['tasks'][number]): ScheduleInput['tasks'][number] {
  const { duration, estimate, optimistic, likely, pessimistic, dependsOn, ...rest } = written;
  const points = { optimistic, likely, pessimistic } as Estimate;
  const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...(kept as Pick<ScheduleTask, 'id'>),
    duration: duration ?? estimate ?? points,
    dependsOn: dependsOn.map(({ elapsed, ...each }) => ({ ...each, isElapsed: elapsed })),
  };
}
