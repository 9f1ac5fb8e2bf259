import { describe, expect, it } from 'vitest';
import { USUAL_WORKING_TIME } from '../calendar/working-time.ts';
import { scheduled } from './schedule-builders.ts';
import { scheduleNetwork } from './schedule-network.ts';
import type { ScheduleOptions, ScheduleTask } from './task.ts';

const MONDAY = '2026-11-02';
const usual: ScheduleOptions = { start: MONDAY, calendar: USUAL_WORKING_TIME };
const refusalOf = (tasks: readonly ScheduleTask[], options: ScheduleOptions = {}) => {
  const outcome = scheduleNetwork(tasks, options);
  return outcome.ok ? null : [outcome.refusal.code, outcome.refusal.params];
};

describe('what is no network is refused', () => {
  it.each<[string, readonly ScheduleTask[], ScheduleOptions, string, object]>([
    [
      'an unknown task',
      [
        { id: 'alpha', duration: 1 },
        { id: 'b', duration: 1, dependsOn: [{ id: 'alhpa' }] },
      ],
      {},
      'schedule.unknownTask',
      { task: 'b', dependency: 'alhpa', nearest: 'alpha' },
    ],
    [
      'two of one name',
      [
        { id: 'a', duration: 1 },
        { id: 'a', duration: 2 },
      ],
      {},
      'schedule.duplicateTask',
      { task: 'a' },
    ],
    [
      'one that waits for itself',
      [{ id: 'a', duration: 1, dependsOn: [{ id: 'a' }] }],
      {},
      'schedule.selfDependency',
      { task: 'a' },
    ],
    [
      'a duration below nothing',
      [{ id: 'a', duration: -1 }],
      {},
      'schedule.durationInvalid',
      { task: 'a', duration: -1 },
    ],
    [
      'no number',
      [{ id: 'a', duration: Number.NaN }],
      {},
      'schedule.durationInvalid',
      { task: 'a', duration: Number.NaN },
    ],
    [
      'an estimate out of order',
      [{ id: 'a', duration: { optimistic: 2, likely: 1, pessimistic: 3 } }],
      {},
      'schedule.estimateOrder',
      { task: 'a', optimistic: 2, likely: 1, pessimistic: 3 },
    ],
    [
      'a lag without end',
      [{ id: 'a', duration: 1, dependsOn: [{ id: 'b', lag: Number.POSITIVE_INFINITY }] }],
      {},
      'schedule.lagInvalid',
      { task: 'a', lag: Number.POSITIVE_INFINITY },
    ],
    [
      'a finish without a beginning',
      [{ id: 'a', duration: 1, actualFinish: 1 }],
      {},
      'schedule.progressInvalid',
      { task: 'a' },
    ],
    ['a calendar without a start', [], { calendar: USUAL_WORKING_TIME }, 'schedule.startMissing', {}],
    ['a date without a start', [{ id: 'a', duration: 1, on: MONDAY }], {}, 'schedule.startMissing', {}],
    ['a start that is none', [], { start: '2026-02-30' }, 'schedule.dateInvalid', { date: '2026-02-30' }],
    [
      'somebody who never works',
      [{ id: 'a', duration: 1, owner: 'Ada' }],
      { ...usual, calendarOf: () => ({ ...USUAL_WORKING_TIME, week: {} }) },
      'schedule.neverWorks',
      { who: 'Ada', date: MONDAY },
    ],
    [
      'a task of a thousand years',
      [{ id: 'a', duration: 250_000 }],
      usual,
      'schedule.tooLong',
      { date: MONDAY },
    ],
  ])('%s', (_, tasks, options, code, params) => {
    expect(refusalOf(tasks, options)).toEqual([code, params]);
  });

  it('a circle, with its tasks in the order in which they wait', () => {
    const after = (id: string, before: string) => ({ id, duration: 1, dependsOn: [{ id: before }] });
    const tasks = [
      { id: 'x', duration: 1 },
      after('c', 'b'),
      after('y', 'c'),
      after('b', 'a'),
      after('a', 'c'),
    ];
    expect(refusalOf(tasks)).toEqual(['schedule.cycle', { cycle: 'c → a → b → c' }]);
  });

  it('no task at all is no mistake', () => {
    expect(scheduled([])).toMatchObject({ duration: 0, criticalPath: [], tasks: [] });
    expect(scheduled([], usual)).toMatchObject({ duration: 0, finish: null });
  });
});
