import { expect, it } from 'vitest';
import { compareSchedules } from './compare-schedules.ts';
import { scheduled } from './schedule-builders.ts';

it('what moved is told task by task: by how much, what is new and gone, and what became critical', () => {
  const before = scheduled([
    { id: 'a', duration: 2 },
    { id: 'b', duration: 3 },
    { id: 'old', duration: 1 },
    { id: 'end', duration: 1, dependsOn: [{ id: 'a' }, { id: 'b' }] },
  ]);
  const after = scheduled([
    { id: 'a', duration: 4.5 },
    { id: 'b', duration: 3 },
    { id: 'end', duration: 1, dependsOn: [{ id: 'a' }, { id: 'b' }] },
    { id: 'new', duration: 1 },
  ]);
  const { finishesBy, tasks } = compareSchedules(before, after);
  expect(finishesBy).toBe(1.5);
  expect(
    tasks.map((move) => [
      move.id,
      move.change,
      move.startsBy,
      move.finishesBy,
      move.becameCritical,
      move.noLongerCritical,
    ]),
  ).toEqual([
    ['a', 'moved', 0, 2.5, true, false],
    ['b', 'same', 0, 0, false, true],
    ['end', 'moved', 1.5, 1.5, false, false],
    ['new', 'new', 0, 0, false, false],
    ['old', 'gone', 0, 0, false, false],
  ]);
  expect(compareSchedules(after, after).tasks.every(({ change }) => change === 'same')).toBe(true);
});
