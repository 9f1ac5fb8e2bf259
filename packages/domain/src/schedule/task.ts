import type { DateText } from '../calendar/working-days.ts';
import type { WorkingTime } from '../calendar/working-time.ts';

/** Finish to start, start to start, finish to finish, start to finish: from the predecessor to the task that names it. */
export const DEPENDENCY_KINDS = ['FS', 'SS', 'FF', 'SF'] as const;
export type DependencyKind = (typeof DEPENDENCY_KINDS)[number];

export interface TaskDependency {
  /** The predecessor. */
  readonly id: string;
  /** Finish to start when left out. */
  readonly kind?: DependencyKind;
  /** Days between the two points, at least; negative lets them overlap. */
  readonly lag?: number;
  /** The lag runs on days off too, as a period of notice does. */
  readonly isElapsed?: boolean;
}

/** Three points of a duration, in days. */
export interface Estimate {
  readonly optimistic: number;
  readonly likely: number;
  readonly pessimistic: number;
}

/** A date, or a number of working days from the start. */
export type SchedulePoint = DateText | number;

/** One task of a network. Numbers are days of work; 0 days is a milestone. */
export interface ScheduleTask {
  readonly id: string;
  readonly duration: number | Estimate;
  readonly dependsOn?: readonly TaskDependency[];
  readonly owner?: string | null;
  /** It starts no earlier. */
  readonly notBefore?: SchedulePoint;
  /** It must start there, neither earlier nor later. */
  readonly on?: SchedulePoint;
  /** It must be finished by then; a date belongs to it. */
  readonly deadline?: SchedulePoint;
  /** When it began: what it was to wait for no longer matters. */
  readonly actualStart?: SchedulePoint;
  /** When it was done; a date is the last day of work on it. */
  readonly actualFinish?: SchedulePoint;
  /** Days of work left at `asOf`; the duration less what was worked since its start when left out. */
  readonly remaining?: number;
}

export interface ScheduleOptions {
  /** When the project works; without it, days are plain numbers from 0. Needs `start`. */
  readonly calendar?: WorkingTime;
  /** The date of moment 0. */
  readonly start?: DateText;
  /** The working time of a task's owner; null for that of the project. Asked once for each owner. */
  readonly calendarOf?: (owner: string) => WorkingTime | null;
  /** When all must be done; a date belongs to it. Latest dates are counted back from here, instead of from the end. */
  readonly finish?: SchedulePoint;
  /** How far work has come: what is not done is done from here on. */
  readonly asOf?: SchedulePoint;
}

/** A task with its place: days of work of the project from its start, and dates where there is a calendar. */
export interface ScheduledTask {
  readonly id: string;
  readonly owner: string | null;
  /** Early start and finish: as soon as everything before allows. */
  readonly es: number;
  readonly ef: number;
  /** Late start and finish: the last ones that keep the end, and every deadline. */
  readonly ls: number;
  readonly lf: number;
  /** How far it can slip without moving the end; negative where the end, a deadline or a fixed date cannot be kept. */
  readonly totalSlack: number;
  /** How far it can slip without moving the early dates of any other task, or the end. */
  readonly freeSlack: number;
  /** No task has less slack, but one that misses a date of its own. */
  readonly critical: boolean;
  readonly start: DateText | null;
  /** The last day of work. */
  readonly finish: DateText | null;
  readonly latestStart: DateText | null;
  readonly latestFinish: DateText | null;
}

/** What a schedule has to say beside its numbers: message keys under `schedule.finding.`. */
export interface ScheduleFinding {
  readonly code: 'dayOff' | 'dayOffNamed' | 'onMissed' | 'deadlineMissed' | 'finishMissed';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Schedule {
  readonly tasks: readonly ScheduledTask[];
  /** Days of work from the start to the end. */
  readonly duration: number;
  /** One chain of tasks that drive each other, and the end. */
  readonly criticalPath: readonly string[];
  readonly start: DateText | null;
  readonly finish: DateText | null;
  readonly findings: readonly ScheduleFinding[];
}
