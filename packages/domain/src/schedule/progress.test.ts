import { describe, expect, it } from 'vitest';
import { USUAL_WORKING_TIME } from '../calendar/working-time.ts';
import { scheduled, taskOf } from './schedule-builders.ts';
import type { ScheduleOptions, ScheduleTask } from './task.ts';

/** From a Monday on. */
const usual: ScheduleOptions = { start: '2026-11-02', calendar: USUAL_WORKING_TIME };
const datesOf = (tasks: readonly ScheduleTask[], id: string, options: ScheduleOptions) => {
  const { start, finish } = taskOf(scheduled(tasks, options), id);
  return [start, finish];
};

describe('progress', () => {
  const tasks: readonly ScheduleTask[] = [
    { id: 'a', duration: 3, actualStart: '2026-11-03', actualFinish: '2026-11-04' },
    { id: 'b', duration: 4, dependsOn: [{ id: 'a' }], actualStart: '2026-11-04' },
    { id: 'c', duration: 1, dependsOn: [{ id: 'b' }] },
    { id: 'd', duration: 1 },
  ];
  const options = { ...usual, asOf: '2026-11-09' };

  it('keeps what happened, goes on with what is left, and plans the rest from now on', () => {
    // b had Wednesday to Friday, 3 of its 4 days: the last one is Monday. c follows; d does not begin in the past.
    expect(datesOf(tasks, 'a', options)).toEqual(['2026-11-03', '2026-11-04']);
    expect(datesOf(tasks, 'b', options)).toEqual(['2026-11-04', '2026-11-09']);
    expect(datesOf(tasks, 'c', options)).toEqual(['2026-11-10', '2026-11-10']);
    expect(datesOf(tasks, 'd', options)).toEqual(['2026-11-09', '2026-11-09']);
    const schedule = scheduled(tasks, options);
    expect(schedule.criticalPath).toEqual(['b', 'c']);
    expect(schedule.tasks.map(({ totalSlack }) => totalSlack)).toEqual([0, 0, 0, 1]);
  });

  it('believes what is said to be left', () => {
    const more = tasks.map((task) => (task.id === 'b' ? { ...task, remaining: 3 } : task));
    expect(datesOf(more, 'b', options)).toEqual(['2026-11-04', '2026-11-11']);
  });

  it('is the same in plain days', () => {
    const plain = [
      { id: 'a', duration: 3, actualStart: 0, actualFinish: 5 },
      { id: 'b', duration: 4, dependsOn: [{ id: 'a' }], actualStart: 4, remaining: 2 },
      { id: 'c', duration: 1, dependsOn: [{ id: 'b' }] },
    ];
    const schedule = scheduled(plain, { asOf: 6 });
    expect(schedule.tasks.map(({ es, ef }) => [es, ef])).toEqual([
      [0, 5],
      [4, 8],
      [8, 9],
    ]);
    expect(schedule.tasks.map(({ critical }) => critical)).toEqual([false, true, true]);
  });
});
