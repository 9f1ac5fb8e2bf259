import type { DateText } from '../calendar/working-days.ts';
import { type CalendarPasses, tellFinish, tellStart } from './calendar-passes.ts';
import { type Network, PROGRESS } from './network.ts';
import type { Timeline } from './timeline.ts';

/** Late moments of a task as they are told, and its dates; null without a calendar. */
export interface Dates {
  readonly lateStart: number | null;
  readonly lateFinish: number | null;
  readonly start: DateText | null;
  readonly finish: DateText | null;
  readonly latestStart: DateText | null;
  readonly latestFinish: DateText | null;
}

/** The dates of a task: starts are days on which work begins, finishes the last days of work; a milestone has one. */
export function tellDates(
  passes: CalendarPasses,
  { axes, dateOf }: Timeline,
  { size, durations, progress }: Network,
): (task: number) => Dates {
  const { early, late, finishDay, isBeginning } = passes;
  return (task) => {
    const axis = axes[task];
    if (axis === undefined) throw new Error(`task ${task} has no calendar`);
    const [start, finish] = [early[task] as number, early[size + task] as number];
    const lateStart = tellStart(axis, start, late[task] as number);
    const lateFinish = tellFinish(axis, finish, late[size + task] as number);
    const lastDay = dateOf(finishDay(task));
    const isPoint = durations[task] === 0 && progress[task] === PROGRESS.open;
    /** The end of a day is that day's, unless it is told as the beginning of the next. */
    const dayOfFinish = (moment: number): number =>
      Number.isInteger(moment) && !isBeginning(task) ? moment - 1 : Math.floor(moment);
    if (isPoint) {
      const latest =
        lateStart === start
          ? lastDay
          : dateOf(axis.isWorking(lateStart) ? dayOfFinish(lateStart) : lateStart - 1);
      const moments = { lateStart, lateFinish: lateStart };
      return { ...moments, start: lastDay, finish: lastDay, latestStart: latest, latestFinish: latest };
    }
    return {
      lateStart,
      lateFinish,
      start: dateOf(Math.floor(start)),
      finish: lastDay,
      latestStart: dateOf(axis.isWorking(lateStart) ? Math.floor(lateStart) : lateStart - 1),
      latestFinish:
        lateFinish === finish
          ? lastDay
          : dateOf(Number.isInteger(lateFinish) ? lateFinish - 1 : Math.floor(lateFinish)),
    };
  };
}
