import fc from 'fast-check';
import type { WorkingTime } from '../calendar/working-time.ts';
import { accepted } from '../error/refusal.ts';
import { scheduleNetwork } from './schedule-network.ts';
import {
  DEPENDENCY_KINDS,
  type Schedule,
  type ScheduledTask,
  type ScheduleOptions,
  type ScheduleTask,
} from './task.ts';

/** Networks of up to eight tasks with every kind of dependency, in an order that has nothing to do with it. */
export const networks = (days: fc.Arbitrary<number>, lags: fc.Arbitrary<number>) =>
  fc
    .array(
      fc.record({
        duration: days,
        dependsOn: fc.array(
          fc.record({
            before: fc.nat(6),
            kind: fc.constantFrom(...DEPENDENCY_KINDS),
            lag: lags,
            isElapsed: fc.boolean(),
          }),
          { maxLength: 3 },
        ),
        owner: fc.constantFrom(null, 'Mika', 'Noor'),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .chain((drawn) => {
      const tasks = drawn.map(({ duration, dependsOn, owner }, index) => ({
        id: `t${index}`,
        duration,
        owner,
        dependsOn: dependsOn.flatMap(({ before, ...rest }) =>
          index === 0 ? [] : [{ id: `t${before % index}`, ...rest }],
        ),
      }));
      return fc.shuffledSubarray(tasks, { minLength: tasks.length });
    });

const HOURS = [{ from: '09:00', to: '17:00' }];

/** Weeks with at least one day of work, and some absence within the first weeks. */
export const workingTimes = (shares: readonly number[]): fc.Arbitrary<WorkingTime> =>
  fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      off: fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(6)), { maxLength: 3 }),
      share: fc.constantFrom(...shares),
    })
    .map(({ days, off, share }) => ({
      zone: 'UTC',
      week: Object.fromEntries(days.map((day) => [day, HOURS])),
      daysOff: off.map(([first, more]) => ({
        from: novemberDay(first),
        to: novemberDay(first + more),
        name: '',
      })),
      share,
    }));

const novemberDay = (day: number): string => new Date(Date.UTC(2026, 10, day)).toISOString().slice(0, 10);

export const scheduled = (tasks: readonly ScheduleTask[], options: ScheduleOptions = {}): Schedule =>
  accepted(scheduleNetwork(tasks, options));

export function taskOf({ tasks }: Schedule, id: string): ScheduledTask {
  const found = tasks.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no task ${id}`);
  return found;
}
