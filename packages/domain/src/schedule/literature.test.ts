import { describe, expect, it } from 'vitest';
import { accepted } from '../error/refusal.ts';
import { scheduleNetwork } from './schedule-network.ts';
import type { ScheduleTask, TaskDependency } from './task.ts';

const after = (...ids: string[]): readonly TaskDependency[] => ids.map((id) => ({ id }));
const task = (id: string, duration: ScheduleTask['duration'], ...before: string[]): ScheduleTask => ({
  id,
  duration,
  dependsOn: after(...before),
});

/** A row of a published table: id, ES, EF, LS, LF, total and free slack. */
type Row = readonly [string, number, number, number, number, number, number];
function expectTable(tasks: readonly ScheduleTask[], rows: readonly Row[], path: readonly string[]): void {
  const schedule = accepted(scheduleNetwork(tasks));
  const round = (days: number): number => Number(days.toFixed(6));
  expect(
    schedule.tasks.map(({ id, es, ef, ls, lf, totalSlack, freeSlack }) => [
      id,
      ...[es, ef, ls, lf, totalSlack, freeSlack].map(round),
    ]),
  ).toEqual(rows);
  expect(schedule.criticalPath).toEqual(path);
  expect(schedule.duration).toBeCloseTo(Math.max(...rows.map(([, , finish]) => finish)), 9);
  expect(schedule.tasks.filter(({ critical }) => critical).map(({ id }) => id)).toEqual(
    rows.filter(([, , , , , slack]) => slack === 0).map(([id]) => id),
  );
}

describe('networks of the literature have the dates of the literature', () => {
  it('the example of the article "Program evaluation and review technique" of Wikipedia', () => {
    // Expected times there: a 4.00, b 5.33, c 5.17, d 6.33, e 5.17, f 4.50, g 5.17; critical a, c, e, g of 19.51 days,
    // from rounded times; exactly 4 + 31/6 + 31/6 + 31/6 = 19.5.
    const estimate = (optimistic: number, likely: number, pessimistic: number) => ({
      optimistic,
      likely,
      pessimistic,
    });
    expectTable(
      [
        task('a', estimate(2, 4, 6)),
        task('b', estimate(3, 5, 9)),
        task('c', estimate(4, 5, 7), 'a'),
        task('d', estimate(4, 6, 10), 'a'),
        task('e', estimate(4, 5, 7), 'b', 'c'),
        task('f', estimate(3, 4, 8), 'd'),
        task('g', estimate(3, 5, 8), 'e'),
      ],
      [
        ['a', 0, 4, 0, 4, 0, 0],
        ['b', 0, 5.333333, 3.833333, 9.166667, 3.833333, 3.833333],
        ['c', 4, 9.166667, 4, 9.166667, 0, 0],
        ['d', 4, 10.333333, 8.666667, 15, 4.666667, 0],
        ['e', 9.166667, 14.333333, 9.166667, 14.333333, 0, 0],
        ['f', 10.333333, 14.833333, 15, 19.5, 4.666667, 4.666667],
        ['g', 14.333333, 19.5, 14.333333, 19.5, 0, 0],
      ],
      ['a', 'c', 'e', 'g'],
    );
  });

  it('Reliable Construction of Hillier and Lieberman, Introduction to Operations Research, chapter on PERT/CPM', () => {
    // Durations and predecessors of the book's table; it finds 44 weeks and the path A B C E F J L N.
    expectTable(
      [
        task('A', 2),
        task('B', 4, 'A'),
        task('C', 10, 'B'),
        task('D', 6, 'C'),
        task('E', 4, 'C'),
        task('F', 5, 'E'),
        task('G', 7, 'D'),
        task('H', 9, 'E', 'G'),
        task('I', 7, 'C'),
        task('J', 8, 'F', 'I'),
        task('K', 4, 'J'),
        task('L', 5, 'J'),
        task('M', 2, 'H'),
        task('N', 6, 'K', 'L'),
      ],
      [
        ['A', 0, 2, 0, 2, 0, 0],
        ['B', 2, 6, 2, 6, 0, 0],
        ['C', 6, 16, 6, 16, 0, 0],
        ['D', 16, 22, 20, 26, 4, 0],
        ['E', 16, 20, 16, 20, 0, 0],
        ['F', 20, 25, 20, 25, 0, 0],
        ['G', 22, 29, 26, 33, 4, 0],
        ['H', 29, 38, 33, 42, 4, 0],
        ['I', 16, 23, 18, 25, 2, 2],
        ['J', 25, 33, 25, 33, 0, 0],
        ['K', 33, 37, 34, 38, 1, 1],
        ['L', 33, 38, 33, 38, 0, 0],
        ['M', 38, 40, 42, 44, 4, 4],
        ['N', 38, 44, 38, 44, 0, 0],
      ],
      ['A', 'B', 'C', 'E', 'F', 'J', 'L', 'N'],
    );
  });

  it('Milwaukee Paper of Heizer and Render, Operations Management, chapter on project management', () => {
    // The book's table: 15 weeks, critical A, C, E, G, H; slack of B 1, D 1, F 6.
    expectTable(
      [
        task('A', 2),
        task('B', 3),
        task('C', 2, 'A'),
        task('D', 4, 'A', 'B'),
        task('E', 4, 'C'),
        task('F', 3, 'C'),
        task('G', 5, 'D', 'E'),
        task('H', 2, 'F', 'G'),
      ],
      [
        ['A', 0, 2, 0, 2, 0, 0],
        ['B', 0, 3, 1, 4, 1, 0],
        ['C', 2, 4, 2, 4, 0, 0],
        ['D', 3, 7, 4, 8, 1, 1],
        ['E', 4, 8, 4, 8, 0, 0],
        ['F', 4, 7, 10, 13, 6, 6],
        ['G', 8, 13, 8, 13, 0, 0],
        ['H', 13, 15, 13, 15, 0, 0],
      ],
      ['A', 'C', 'E', 'G', 'H'],
    );
  });
});

describe('the four relations of precedence diagramming (Moder, Phillips and Davis, 1983), by hand', () => {
  const two = (dependency: Omit<TaskDependency, 'id'>, first = 6, second = 4): readonly number[] => {
    const { tasks } = accepted(
      scheduleNetwork([
        { id: 'i', duration: first },
        { id: 'j', duration: second, dependsOn: [{ id: 'i', ...dependency }] },
        { id: 'end', duration: 20 },
      ]),
    );
    const [i, j] = tasks;
    return [j?.es, j?.ef, i?.ls, i?.lf, i?.freeSlack, i?.totalSlack].map((days) => days ?? Number.NaN);
  };
  // i lasts 6, j lasts 4, and all must end by 20: LF of j is 20, its LS 16.
  it.each<[string, Omit<TaskDependency, 'id'>, readonly number[]]>([
    // j starts 2 after i ends at 6: 8 to 12. i ends by 16 − 2 = 14.
    ['FS 2', { kind: 'FS', lag: 2 }, [8, 12, 8, 14, 0, 8]],
    // A lead: j starts 2 before i ends.
    ['FS −2', { kind: 'FS', lag: -2 }, [4, 8, 12, 18, 0, 12]],
    // j starts 3 after i starts: 3 to 7. i starts by 16 − 3 = 13.
    ['SS 3', { kind: 'SS', lag: 3 }, [3, 7, 13, 19, 0, 13]],
    // j ends 1 after i ends at the least: 7, so it starts at 3. i ends by 20 − 1.
    ['FF 1', { kind: 'FF', lag: 1 }, [3, 7, 13, 19, 0, 13]],
    // Satisfied whatever comes: j, from 0 to 4, ends more than −3 after the end of i; 1 is left.
    ['FF −3', { kind: 'FF', lag: -3 }, [0, 4, 14, 20, 1, 14]],
    // j ends 9 after i starts: 9, so it starts at 5. i starts by 20 − 9 = 11.
    ['SF 9', { kind: 'SF', lag: 9 }, [5, 9, 11, 17, 0, 11]],
    // Satisfied by 0 to 4, and 2 are left. By the end of j, i would start by 18; its own end says 14.
    ['SF 2', { kind: 'SF', lag: 2 }, [0, 4, 14, 20, 2, 14]],
  ])('%s', (_, dependency, numbers) => {
    expect(two(dependency)).toEqual(numbers);
  });

  it('a ladder of overlapping work: trench, pipe and backfill follow each other, tied at both ends', () => {
    // Dig 10; lay 12, SS 2 and FF 2; cover 5, SS 3 and FF 1. Dig 0–10. Lay starts at 2, ends by 14 ≥ 10 + 2.
    // Cover: SS gives 5, FF 14 + 1 = 15 → starts at 10. End 15. Back: cover 10–15; lay ends by 14, starts by 2 (SS would
    // allow 7); dig starts by 0 (SS), ends by 12 by FF: its start binds, though its end could wait.
    expectTable(
      [
        { id: 'dig', duration: 10 },
        {
          id: 'lay',
          duration: 12,
          dependsOn: [
            { id: 'dig', kind: 'SS', lag: 2 },
            { id: 'dig', kind: 'FF', lag: 2 },
          ],
        },
        {
          id: 'cover',
          duration: 5,
          dependsOn: [
            { id: 'lay', kind: 'SS', lag: 3 },
            { id: 'lay', kind: 'FF', lag: 1 },
          ],
        },
      ],
      [
        ['dig', 0, 10, 0, 10, 0, 0],
        ['lay', 2, 14, 2, 14, 0, 0],
        ['cover', 10, 15, 10, 15, 0, 0],
      ],
      ['dig', 'lay', 'cover'],
    );
  });
});
