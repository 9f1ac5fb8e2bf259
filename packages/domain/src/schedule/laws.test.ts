import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networks, scheduled, taskOf } from './schedule-builders.ts';
import type { ScheduleTask, TaskDependency } from './task.ts';

const whole = networks(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -6, max: 6 }));
const NEAR = 1e-9;

interface Edge extends TaskDependency {
  readonly to: string;
}
const edgesOf = (tasks: readonly ScheduleTask[]): readonly Edge[] =>
  tasks.flatMap(({ id, dependsOn = [] }) => dependsOn.map((each) => ({ ...each, to: id })));

/** Days from the start of one task to that of the next, at least. */
function distance({ id, to, kind = 'FS', lag = 0 }: Edge, length: ReadonlyMap<string, number>): number {
  const first = kind === 'FS' || kind === 'FF' ? (length.get(id) ?? 0) : 0;
  const second = kind === 'FF' || kind === 'SF' ? (length.get(to) ?? 0) : 0;
  return first + lag - second;
}

/** Every path there is, one by one: the farthest start, and the longest way from a start to the end. */
function byPaths(tasks: readonly ScheduleTask[]) {
  const length = new Map(tasks.map(({ id, duration }) => [id, duration as number]));
  const edges = edgesOf(tasks);
  const start = (id: string): number =>
    Math.max(
      0,
      ...edges.filter(({ to }) => to === id).map((edge) => start(edge.id) + distance(edge, length)),
    );
  const rest = (id: string): number =>
    Math.max(
      length.get(id) ?? 0,
      ...edges.filter((edge) => edge.id === id).map((edge) => rest(edge.to) + distance(edge, length)),
    );
  const end = Math.max(...tasks.map(({ id }) => start(id) + (length.get(id) ?? 0)));
  return { end, rows: tasks.map(({ id }) => ({ id, es: start(id), ls: end - rest(id) })) };
}

describe('a network without calendars', () => {
  it('has the early and late starts that all its paths give', () => {
    fc.assert(
      fc.property(whole, (tasks) => {
        const schedule = scheduled(tasks);
        const { end, rows } = byPaths(tasks);
        expect(schedule.duration).toBeCloseTo(end, 9);
        for (const { id, es, ls } of rows) {
          const found = taskOf(schedule, id);
          expect([id, found.es, found.ls]).toEqual([id, expect.closeTo(es, 9), expect.closeTo(ls, 9)]);
        }
      }),
    );
  });

  it('lets nothing begin later than it may: slack is never negative, and free slack never more', () => {
    fc.assert(
      fc.property(whole, (tasks) => {
        for (const { ls, es, lf, ef, totalSlack, freeSlack } of scheduled(tasks).tasks) {
          expect(ls - es).toBeGreaterThanOrEqual(-NEAR);
          expect(lf - ef).toBeCloseTo(ls - es, 9);
          expect(totalSlack).toBeCloseTo(ls - es, 9);
          expect(freeSlack).toBeGreaterThanOrEqual(0);
          expect(freeSlack).toBeLessThanOrEqual(totalSlack + NEAR);
        }
      }),
    );
  });

  it('is never longer with a dependency less', () => {
    fc.assert(
      fc.property(whole, fc.nat(), (tasks, which) => {
        const place = which % tasks.length;
        const fewer = tasks.map((task, index) =>
          index === place ? { ...task, dependsOn: task.dependsOn.slice(1) } : task,
        );
        expect(scheduled(fewer).duration).toBeLessThanOrEqual(scheduled(tasks).duration + NEAR);
      }),
    );
  });

  const delayed = (tasks: readonly ScheduleTask[], id: string, notBefore: number) =>
    scheduled(tasks.map((task) => (task.id === id ? { ...task, notBefore } : task)));

  it('stands still when a task slips by its free slack, and ends in time by its total slack, and not by more', () => {
    fc.assert(
      fc.property(whole, fc.nat(), (tasks, which) => {
        const before = scheduled(tasks);
        const task = before.tasks[which % tasks.length];
        if (task === undefined) return;
        const others = (schedule: typeof before) =>
          schedule.tasks.filter(({ id }) => id !== task.id).map(({ id, es }) => [id, es]);
        const byFree = delayed(tasks, task.id, task.es + task.freeSlack);
        expect(others(byFree)).toEqual(others(before));
        expect(byFree.duration).toBe(before.duration);
        expect(delayed(tasks, task.id, task.ls).duration).toBe(before.duration);
        expect(delayed(tasks, task.id, task.ls + 1).duration).toBe(before.duration + 1);
        const byMore = delayed(tasks, task.id, task.es + task.freeSlack + 1);
        expect([...others(byMore), byMore.duration]).not.toEqual([...others(before), before.duration]);
      }),
    );
  });

  it('has a critical path that explains its duration, of tasks that are critical', () => {
    fc.assert(
      fc.property(whole, (tasks) => {
        const schedule = scheduled(tasks);
        const path = schedule.criticalPath.map((id) => taskOf(schedule, id));
        expect(path.every(({ critical }) => critical)).toBe(true);
        expect(path.at(-1)?.ef).toBeCloseTo(schedule.duration, 9);
        const length = new Map(tasks.map(({ id, duration }) => [id, duration as number]));
        const steps = path.slice(1).map(({ id, es }, index) => {
          const from = path[index];
          const near = edgesOf(tasks).filter((edge) => edge.id === from?.id && edge.to === id);
          const farthest = Math.max(...near.map((edge) => distance(edge, length)));
          return es - (from?.es ?? 0) - farthest;
        });
        for (const gap of steps) expect(gap).toBeCloseTo(0, 9);
      }),
    );
  });

  it('counts late dates back from a required end, and is critical where least is left', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: -20, max: 20 }), (tasks, spare) => {
        const free = scheduled(tasks);
        const bound = scheduled(tasks, { finish: free.duration + spare });
        expect(bound.tasks.map(({ critical }) => critical)).toEqual(
          free.tasks.map(({ critical }) => critical),
        );
        expect(Math.min(...bound.tasks.map(({ totalSlack }) => totalSlack))).toBeCloseTo(spare, 9);
        expect(bound.findings.map(({ code }) => code)).toEqual(spare < 0 ? ['finishMissed'] : []);
      }),
    );
  });

  it('does not depend on the order in which its tasks are written', () => {
    fc.assert(
      fc.property(whole, (tasks) => {
        const turned = scheduled([...tasks].reverse());
        for (const { id, es, ls, freeSlack } of scheduled(tasks).tasks)
          expect(taskOf(turned, id)).toMatchObject({ es, ls, freeSlack });
      }),
    );
  });

  it('comes to the same sums with fractions', () => {
    const fractions = networks(
      fc.double({ min: 0, max: 9, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
    );
    fc.assert(
      fc.property(fractions, (tasks) => {
        const schedule = scheduled(tasks);
        const { rows } = byPaths(tasks);
        for (const { id, es, ls } of rows) {
          expect(taskOf(schedule, id).es).toBeCloseTo(es, 9);
          expect(taskOf(schedule, id).ls).toBeCloseTo(ls, 9);
        }
        expect(schedule.criticalPath.length).toBeGreaterThan(0);
      }),
    );
  });
});
