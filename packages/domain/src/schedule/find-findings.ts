import { isDate } from '../calendar/working-days.ts';
import { dayOffOn, type WorkingTime, weekdayOf } from '../calendar/working-time.ts';
import { PROGRESS } from './network.ts';
import { tolerance } from './plain-passes.ts';
import type { PreparedNetwork } from './prepare-network.ts';
import type { ScheduledTask, ScheduleFinding, SchedulePoint } from './task.ts';

/**
 * Dates that cannot be kept, and by how many days of work of the project they are missed; fixed dates that are days off,
 * with the day.
 */
export function findFindings(
  { network, timeline, limits, passes }: PreparedNetwork,
  scheduled: readonly ScheduledTask[],
  end: number,
): ScheduleFinding[] {
  const { tasks, size, progress } = network;
  const { workOf, calendar, calendars } = timeline;
  const found: ScheduleFinding[] = [];
  const off = (who: string, point: SchedulePoint | undefined, time: WorkingTime | null | undefined): void => {
    const finding = time === null || time === undefined ? null : dayOff(who, point, time);
    if (finding !== null) found.push(finding);
  };
  for (let task = 0; task < size; task += 1) {
    const [written, placed] = [tasks[task], scheduled[task]];
    if (written === undefined || placed === undefined || progress[task] === PROGRESS.done) continue;
    const { on, deadline } = written;
    if (on !== undefined && progress[task] === PROGRESS.open) {
      off(written.id, on, calendars[task]);
      const early = passes.early[task] as number;
      const most = limits.startAtMost[task] as number;
      const isThatDay = calendar !== null && Math.floor(early) === Math.floor(most);
      const days = workOf(early) - workOf(most);
      if (!isThatDay && early - most > tolerance(most))
        found.push({
          code: 'onMissed',
          params: { task: written.id, date: on, first: placed.start ?? round(placed.es), days: round(days) },
        });
    }
    if (deadline === undefined) continue;
    off(written.id, deadline, calendars[task]);
    const [finish, most] = [passes.early[size + task] as number, limits.finishAtMost[task] as number];
    if (finish - most <= tolerance(most)) continue;
    const days = round(workOf(finish) - workOf(most));
    found.push({
      code: 'deadlineMissed',
      params: { task: written.id, date: deadline, first: placed.finish ?? round(placed.ef), days },
    });
  }
  return [...found, ...findingsOfEnd({ timeline, limits, passes }, end)];
}

function findingsOfEnd(
  { timeline, limits, passes }: Pick<PreparedNetwork, 'timeline' | 'limits' | 'passes'>,
  end: number,
): ScheduleFinding[] {
  const { finish } = limits;
  if (finish === null || end - finish <= tolerance(finish)) return [];
  const days = round(timeline.workOf(end) - timeline.workOf(finish));
  const first = timeline.start === null ? round(end) : timeline.dateOf(passes.endDay());
  const date = timeline.start === null ? round(finish) : timeline.dateOf(Math.ceil(finish) - 1);
  return [{ code: 'finishMissed', params: { date, first, days } }];
}

function dayOff(task: string, point: SchedulePoint | undefined, time: WorkingTime): ScheduleFinding | null {
  if (typeof point !== 'string' || !isDate(point)) return null;
  const why = dayOffOn(time, point);
  if (why === null) return null;
  const params = { task, date: point, weekday: weekdayOf(point) };
  return why === 'weekday' || why.name === ''
    ? { code: 'dayOff', params }
    : { code: 'dayOffNamed', params: { ...params, name: why.name } };
}

/** Without the noise of sums of fractions. */
const round = (days: number): number => Math.round(days * 1e6) / 1e6 + 0;
