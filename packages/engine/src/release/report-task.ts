import {
  type Act,
  type DateText,
  localDate,
  type Outcome,
  type Release,
  refuse,
  type TaskState,
} from '@tminus/domain';
import type { Workspace } from '../workspace.ts';
import { actOnRelease } from './act-on-release.ts';
import type { Precondition, Store } from './store.ts';

export interface ReportDependencies {
  readonly store: Pick<Store, 'release' | 'commit'>;
  readonly workspace: Pick<Workspace, 'calendar'>;
}

export interface ReportRequest {
  readonly task: string;
  readonly state: TaskState;
  /** Today, where the team works, when null. */
  readonly on: DateText | null;
}

/** Puts somebody's word on a task of the plan on record; planning again keeps it. Refuses days that are still to come. */
export async function reportTask(
  { store, workspace }: ReportDependencies,
  ref: string,
  { on, ...report }: ReportRequest,
  act: Act,
  precondition?: Precondition<Release>,
): Promise<Outcome<Release>> {
  const today = localDate(act.at, workspace.calendar.team.zone);
  if (on !== null && on > today) return refuse('task.dayToCome', { task: report.task, on, today });
  return actOnRelease(store, ref, { type: 'report_task', ...report, on: on ?? today }, act, precondition);
}
