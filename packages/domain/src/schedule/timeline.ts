import { addDays, type DateText, isDate } from '../calendar/working-days.ts';
import type { WorkingTime } from '../calendar/working-time.ts';
import { RefusalError } from '../error/refusal.ts';
import type { ScheduleOptions, SchedulePoint, ScheduleTask } from './task.ts';
import { createWorkingAxis, type WorkingAxis } from './working-axis.ts';

/** The line of time that a network lies on. Without dates, moments are days of work, and nobody has a calendar. */
export interface Timeline {
  /** Null without dates. */
  readonly start: DateText | null;
  /** Of the project; null without dates. */
  readonly project: WorkingAxis | null;
  readonly calendar: WorkingTime | null;
  /** Of each task's owner; empty without dates. */
  readonly axes: readonly WorkingAxis[];
  readonly calendars: readonly WorkingTime[];
  /** The moment at which a point begins: a date with its day. */
  readonly beginOf: (point: SchedulePoint) => number;
  /** The moment at which a point is over: a date with the end of its day. */
  readonly endOf: (point: SchedulePoint) => number;
  /** Days of work of the project up to a moment. */
  readonly workOf: (moment: number) => number;
  readonly dateOf: (day: number) => DateText;
}

const ALL_DAY = [{ from: '00:00', to: '24:00' }];
/** Of a project that has a start, and no calendar: days are calendar days. */
const EVERY_DAY: WorkingTime = {
  zone: 'UTC',
  week: { 1: ALL_DAY, 2: ALL_DAY, 3: ALL_DAY, 4: ALL_DAY, 5: ALL_DAY, 6: ALL_DAY, 7: ALL_DAY },
  daysOff: [],
  share: 1,
};

/** Throws a RefusalError for a calendar without a start, and where a start is no date. */
export function createTimeline(tasks: readonly ScheduleTask[], options: ScheduleOptions): Timeline {
  const { start } = options;
  if (start === undefined) {
    if (options.calendar !== undefined) throw new RefusalError('schedule.startMissing');
    return plainTimeline;
  }
  if (!isDate(start)) throw new RefusalError('schedule.dateInvalid', { date: start });
  const calendar = options.calendar ?? EVERY_DAY;
  const project = createWorkingAxis(calendar, start, 'project');
  const own = new Map<string, readonly [WorkingAxis, WorkingTime]>();
  const common = [project, calendar] as const;
  const ofOwner = (owner: string | null | undefined): readonly [WorkingAxis, WorkingTime] => {
    if (owner === null || owner === undefined) return common;
    const known = own.get(owner);
    if (known !== undefined) return known;
    const time = options.calendarOf?.(owner) ?? calendar;
    const made = time === calendar ? common : ([createWorkingAxis(time, start, owner), time] as const);
    own.set(owner, made);
    return made;
  };
  const found = tasks.map(({ owner }) => ofOwner(owner));
  const startMs = Date.parse(`${start}T00:00:00Z`);
  const dayOf = (date: DateText): number => {
    if (!isDate(date)) throw new RefusalError('schedule.dateInvalid', { date });
    return (Date.parse(`${date}T00:00:00Z`) - startMs) / 86_400_000;
  };
  return {
    start,
    project,
    calendar,
    axes: found.map(([axis]) => axis),
    calendars: found.map(([, time]) => time),
    beginOf: (point) => (typeof point === 'string' ? dayOf(point) : project.last(finite(point))),
    endOf: (point) => (typeof point === 'string' ? dayOf(point) + 1 : project.last(finite(point))),
    workOf: project.work,
    dateOf: (day) => addDays(start, day),
  };
}

function finite(point: number): number {
  if (Number.isFinite(point)) return point;
  throw new RefusalError('schedule.dateInvalid', { date: String(point) });
}

/** Dates mean nothing where nobody said what moment 0 is. */
function plain(point: SchedulePoint): number {
  if (typeof point === 'number') return finite(point);
  throw new RefusalError('schedule.startMissing');
}

const plainTimeline: Timeline = {
  start: null,
  project: null,
  calendar: null,
  axes: [],
  calendars: [],
  beginOf: plain,
  endOf: plain,
  workOf: (moment) => moment,
  dateOf: () => '',
};
