import { describe, expect, it } from 'vitest';
import { USUAL_WORKING_TIME, type WorkingTime } from '../calendar/working-time.ts';
import { scheduled, taskOf } from './schedule-builders.ts';
import type { ScheduleOptions, ScheduleTask } from './task.ts';

/** A Monday. */
const MONDAY = '2026-11-02';
const usual: ScheduleOptions = { start: MONDAY, calendar: USUAL_WORKING_TIME };
const on = (tasks: readonly ScheduleTask[], options: ScheduleOptions = usual) => scheduled(tasks, options);
const datesOf = (tasks: readonly ScheduleTask[], id: string, options: ScheduleOptions = usual) => {
  const { start, finish, latestStart, latestFinish } = taskOf(on(tasks, options), id);
  return [start, finish, latestStart, latestFinish];
};

describe('dates', () => {
  it('skip the weekend, and a finish is the last day of work', () => {
    const tasks = [
      { id: 'a', duration: 5 },
      { id: 'b', duration: 1.5, dependsOn: [{ id: 'a' }] },
    ];
    expect(datesOf(tasks, 'a')).toEqual(['2026-11-02', '2026-11-06', '2026-11-02', '2026-11-06']);
    expect(datesOf(tasks, 'b')).toEqual(['2026-11-09', '2026-11-10', '2026-11-09', '2026-11-10']);
    expect(taskOf(on(tasks), 'b')).toMatchObject({ es: 5, ef: 6.5 });
  });

  it('are calendar days where there is a start and no calendar', () => {
    const tasks = [{ id: 'a', duration: 7 }];
    expect(datesOf(tasks, 'a', { start: MONDAY })[1]).toBe('2026-11-08');
    expect(on(tasks, { start: MONDAY }).duration).toBe(7);
  });

  it('begin on the first day of work where the project begins on a day off', () => {
    const tasks = [{ id: 'a', duration: 1 }];
    expect(datesOf(tasks, 'a', { ...usual, start: '2026-11-07' })[0]).toBe('2026-11-09');
  });

  it.each<[string, ScheduleTask, string]>([
    [
      'after a finish is on the last day of it',
      { id: 'm', duration: 0, dependsOn: [{ id: 'a' }] },
      '2026-11-06',
    ],
    [
      'with a start is on its day',
      { id: 'm', duration: 0, dependsOn: [{ id: 'a', kind: 'SS', lag: 5 }] },
      '2026-11-09',
    ],
    ['not before a date is on that date', { id: 'm', duration: 0, notBefore: '2026-11-10' }, '2026-11-10'],
    ['of the beginning is on the first day', { id: 'm', duration: 0 }, '2026-11-02'],
    [
      'that would fall on a day off is on the next day of work',
      { id: 'm', duration: 0, notBefore: '2026-11-07' },
      '2026-11-09',
    ],
    // A retrospective seven days after Saturday, X-10.
    [
      'so many calendar days after another moves on from a day off as well',
      { id: 'm', duration: 0, dependsOn: [{ id: 'a', lag: 1, isElapsed: true }] },
      '2026-11-09',
    ],
  ])('of a milestone that %s', (_, milestone, date) => {
    const tasks = [{ id: 'a', duration: 5 }, milestone];
    const [start, finish] = datesOf(tasks, 'm');
    expect([start, finish]).toEqual([date, date]);
  });

  it('of a notice count every day, those of a lag only days of work', () => {
    const after = (isElapsed: boolean) => [
      { id: 'a', duration: 1 },
      { id: 'b', duration: 1, dependsOn: [{ id: 'a', lag: 14, isElapsed }] },
    ];
    expect(datesOf(after(true), 'b')[0]).toBe('2026-11-17');
    expect(datesOf(after(false), 'b')[0]).toBe('2026-11-23');
  });

  it('follow the owner: half time takes twice as long, and absence waits', () => {
    const half: WorkingTime = { ...USUAL_WORKING_TIME, share: 0.5 };
    const away: WorkingTime = {
      ...USUAL_WORKING_TIME,
      daysOff: [{ from: '2026-11-02', to: '2026-11-04', name: 'leave' }],
    };
    const options = { ...usual, calendarOf: (owner: string) => (owner === 'Noor' ? half : away) };
    const tasks = [
      { id: 'a', duration: 2, owner: 'Noor' },
      { id: 'b', duration: 1, owner: 'Mika' },
    ];
    expect(datesOf(tasks, 'a', options).slice(0, 2)).toEqual(['2026-11-02', '2026-11-05']);
    expect(datesOf(tasks, 'b', options).slice(0, 2)).toEqual(['2026-11-05', '2026-11-05']);
    expect(taskOf(on(tasks, options), 'a')).toMatchObject({ es: 0, ef: 4, totalSlack: 0 });
  });
});

describe('findings', () => {
  const codes = (tasks: readonly ScheduleTask[], options: ScheduleOptions = usual) =>
    on(tasks, options).findings.map(({ code, params }) => [code, params]);

  it('name the day of a fixed date that is a day off (X-09), and why', () => {
    const holidays: WorkingTime = {
      ...USUAL_WORKING_TIME,
      daysOff: [{ from: '2026-11-11', to: '2026-11-11', name: 'Armistice Day' }],
    };
    const options = { ...usual, calendar: holidays };
    expect(codes([{ id: 'qa', duration: 1, on: '2026-11-07' }], options)).toEqual([
      ['dayOff', { task: 'qa', date: '2026-11-07', weekday: 6 }],
    ]);
    expect(codes([{ id: 'qa', duration: 1, deadline: '2026-11-11' }], options)).toEqual([
      ['dayOffNamed', { task: 'qa', date: '2026-11-11', weekday: 3, name: 'Armistice Day' }],
    ]);
    expect(datesOf([{ id: 'qa', duration: 1, on: '2026-11-07' }], 'qa')[0]).toBe('2026-11-09');
  });

  it('say by how much a fixed date is missed, and negative slack shows what is in its way', () => {
    const tasks = [
      { id: 'a', duration: 4 },
      { id: 'b', duration: 1, on: '2026-11-04', dependsOn: [{ id: 'a' }] },
    ];
    expect(codes(tasks)).toEqual([
      ['onMissed', { task: 'b', date: '2026-11-04', first: '2026-11-06', days: 2 }],
    ]);
    expect(on(tasks).tasks.map(({ totalSlack }) => totalSlack)).toEqual([-2, -2]);
    const plain = [tasks[0], { ...tasks[1], on: 2 }] as ScheduleTask[];
    expect(codes(plain, {})).toEqual([['onMissed', { task: 'b', date: 2, first: 4, days: 2 }]]);
  });

  it('leave a fixed date alone that is met later in its day', () => {
    const tasks = [
      { id: 'a', duration: 2.5 },
      { id: 'b', duration: 1, on: '2026-11-04', dependsOn: [{ id: 'a' }] },
    ];
    expect(codes(tasks)).toEqual([]);
    expect(taskOf(on(tasks), 'b').totalSlack).toBe(0);
  });

  it('say that a deadline, and the required end, are missed, with the first date that is possible', () => {
    const tasks = [{ id: 'a', duration: 6, deadline: '2026-11-06' }];
    expect(codes(tasks, { ...usual, finish: '2026-11-05' })).toEqual([
      ['deadlineMissed', { task: 'a', date: '2026-11-06', first: '2026-11-09', days: 1 }],
      ['finishMissed', { date: '2026-11-05', first: '2026-11-09', days: 2 }],
    ]);
    expect(codes([{ id: 'a', duration: 5, deadline: '2026-11-06' }])).toEqual([]);
  });

  it('count slack back from a required end', () => {
    const tasks = [{ id: 'a', duration: 2 }];
    expect(datesOf(tasks, 'a', { ...usual, finish: '2026-11-10' })).toEqual([
      '2026-11-02',
      '2026-11-03',
      '2026-11-09',
      '2026-11-10',
    ]);
  });
});
