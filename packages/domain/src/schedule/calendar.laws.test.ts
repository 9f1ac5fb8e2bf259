import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/working-days.ts';
import { capacityOn, type WorkingTime } from '../calendar/working-time.ts';
import { networks, scheduled, taskOf, workingTimes } from './schedule-builders.ts';
import type { Schedule, ScheduleOptions, ScheduleTask } from './task.ts';
import { createWorkingAxis } from './working-axis.ts';

const START = '2026-11-02';
const MOST = 400;

describe('the axis of a calendar', () => {
  const moments = fc.integer({ min: -120, max: 200 }).map((halves) => halves / 2);
  const times = workingTimes([1, 0.5, 0.8]);

  it('counts the work of each day, one by one', () => {
    fc.assert(
      fc.property(times, moments, (time, moment) => {
        const axis = createWorkingAxis(time, START, 'x');
        const capacity = (day: number) => capacityOn(time, addDays(START, day));
        const [from, to] = moment < 0 ? [moment, 0] : [0, moment];
        let sum = 0;
        for (let half = from; half < to; half += 0.5) sum += capacity(Math.floor(half)) / 2;
        expect(axis.work(moment)).toBeCloseTo(moment < 0 ? -sum : sum, 9);
        expect(axis.isWorking(moment)).toBe(capacity(Math.floor(moment)) > 0);
      }),
    );
  });

  it('finds the first and the last moment of an amount of work, and the next beginning', () => {
    fc.assert(
      fc.property(times, moments, moments, (time, one, other) => {
        const axis = createWorkingAxis(time, START, 'x');
        const work = axis.work(one);
        // Both are adjoint to `work`: that is what the passes rest on.
        expect(axis.first(work) <= other).toBe(work <= axis.work(other) + 1e-9);
        expect(axis.last(work) >= other).toBe(work >= axis.work(other) - 1e-9);
        const begin = axis.begin(one);
        expect(axis.isWorking(begin)).toBe(true);
        expect(axis.work(begin)).toBeCloseTo(work, 9);
        expect(begin).toBeGreaterThanOrEqual(one);
      }),
    );
  });
});

/** Whole days only: then every moment is one, and a day either counts or does not. */
interface Slow {
  readonly start: readonly number[];
  readonly finish: readonly number[];
}

const BEFORE = 500;
const tables = new WeakMap<WorkingTime, readonly boolean[]>();

/** Whether anybody works on a day after the start; looked up, since it is asked a million times. */
function worksOn(time: WorkingTime, day: number): boolean {
  const known = tables.get(time);
  const table =
    known ??
    Array.from(
      { length: BEFORE + 2 * MOST },
      (_, index) => capacityOn(time, addDays(START, index - BEFORE)) > 0,
    );
  if (known === undefined) tables.set(time, table);
  return table[day + BEFORE] ?? false;
}

/** Day by day and round by round until nothing moves any more: starts and finishes as moments. */
function relax(
  tasks: readonly ScheduleTask[],
  timeOf: (task: ScheduleTask) => WorkingTime,
  project: WorkingTime,
  least: ReadonlyMap<string, number>,
): Slow {
  const start = tasks.map(() => 0);
  const finish = tasks.map(() => 0);
  const place = new Map(tasks.map(({ id }, index) => [id, index]));
  const workBetween = (from: number, to: number): number => {
    let days = 0;
    for (let day = Math.min(from, to); day < Math.max(from, to); day += 1)
      if (worksOn(project, day)) days += 1;
    return from <= to ? days : -days;
  };
  /** The first moment with so much work of the project between, from far before on. */
  const lagged = (moment: number, lag: number, isElapsed: boolean): number => {
    if (lag === 0) return moment;
    if (isElapsed) return moment + lag;
    let later = moment - 80;
    while (workBetween(moment, later) < lag) later += 1;
    return later;
  };
  for (let hasMoved = true; hasMoved; ) {
    hasMoved = false;
    for (const [index, task] of tasks.entries()) {
      const time = timeOf(task);
      const days = task.duration as number;
      let first = least.get(task.id) ?? 0;
      let last = 0;
      for (const { id, kind = 'FS', lag = 0, isElapsed = false } of task.dependsOn ?? []) {
        const from = place.get(id) ?? 0;
        const point = kind === 'FS' || kind === 'FF' ? finish[from] : start[from];
        const bound = lagged(point ?? 0, lag, isElapsed);
        if (kind === 'FF' || kind === 'SF') last = Math.max(last, bound);
        else first = Math.max(first, bound);
      }
      const [begun, done] = tryDays(days, Math.max(0, first), last, (day) => worksOn(time, day));
      if (begun !== start[index] || done !== finish[index]) hasMoved = true;
      start[index] = begun;
      finish[index] = done;
    }
  }
  return { start, finish };
}

/** The first place on or after a bound that also ends on or after another one. */
function tryDays(
  days: number,
  first: number,
  last: number,
  works: (day: number) => boolean,
): [number, number] {
  for (let begin = first; begin < MOST; begin += 1) {
    if (!works(begin)) continue;
    let end = begin;
    for (let left = days; left > 0; end += 1) if (works(end)) left -= 1;
    // What is done before days off is done until the first moment after them.
    let until = end;
    while (!works(until)) until += 1;
    if (until >= last) return [begin, last <= end ? end : until];
  }
  throw new Error('no place');
}

describe('a network on calendars', () => {
  const one: fc.Arbitrary<number> = fc.integer({ min: 1, max: 6 });
  const drawn = fc.record({
    tasks: networks(one, fc.integer({ min: -4, max: 4 })),
    project: workingTimes([1]),
    mika: workingTimes([1]),
    noor: workingTimes([1]),
  });
  const optionsOf = ({
    project,
    mika,
    noor,
  }: Record<'project' | 'mika' | 'noor', WorkingTime>): ScheduleOptions => ({
    start: START,
    calendar: project,
    calendarOf: (owner) => (owner === 'Mika' ? mika : noor),
  });
  const timesOf =
    ({ project, mika, noor }: Record<'project' | 'mika' | 'noor', WorkingTime>) =>
    ({ owner }: ScheduleTask): WorkingTime =>
      owner === 'Mika' ? mika : owner === 'Noor' ? noor : project;

  it('has the dates that trying day after day gives', () => {
    fc.assert(
      fc.property(drawn, ({ tasks, ...times }) => {
        const { start, finish } = relax(tasks, timesOf(times), times.project, new Map());
        const schedule = scheduled(tasks, optionsOf(times));
        const dates = tasks.map(({ id }) => taskOf(schedule, id)).map((task) => [task.id, task.start]);
        expect(dates).toEqual(tasks.map(({ id }, index) => [id, addDays(START, start[index] ?? 0)]));
        const axis = createWorkingAxis(times.project, START, 'x');
        for (const [index, { id }] of tasks.entries())
          expect(taskOf(schedule, id).ef).toBeCloseTo(axis.work(finish[index] ?? 0), 9);
        expect(schedule.duration).toBeCloseTo(axis.work(Math.max(...finish)), 9);
      }),
    );
  });

  it('can begin a task on its latest start and end in time, and on no later day', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), ({ tasks, ...times }, which) => {
        const task = tasks[which % tasks.length];
        if (task === undefined) return;
        const { finish } = relax(tasks, timesOf(times), times.project, new Map());
        const end = Math.max(...finish);
        const latest = taskOf(scheduled(tasks, optionsOf(times)), task.id).latestStart ?? '';
        const day = Math.round((Date.parse(latest) - Date.parse(START)) / 86_400_000);
        const endFrom = (least: number): number =>
          Math.max(...relax(tasks, timesOf(times), times.project, new Map([[task.id, least]])).finish);
        let next = day + 1;
        while (!worksOn(timesOf(times)(task), next)) next += 1;
        expect(endFrom(day)).toBe(end);
        expect(endFrom(next)).toBeGreaterThan(end);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps its laws with part-time people, fractions and milestones', () => {
    const fractional = fc.record({
      tasks: networks(
        fc.nat(12).map((halves) => halves / 2),
        fc.nat(8).map((halves) => halves / 2 - 2),
      ),
      project: workingTimes([1]),
      mika: workingTimes([0.5, 0.8]),
      noor: workingTimes([1]),
    });
    fc.assert(
      fc.property(fractional, ({ tasks, ...times }) => {
        const schedule = scheduled(tasks, optionsOf(times));
        for (const task of schedule.tasks) {
          expect(task.totalSlack).toBeGreaterThanOrEqual(-1e-9);
          expect(task.freeSlack).toBeLessThanOrEqual(task.totalSlack + 1e-9);
          expect(task.ls).toBeGreaterThanOrEqual(task.es - 1e-9);
          expect([task.start, task.finish].toSorted()).toEqual([task.start, task.finish]);
          expect([task.start, task.latestStart].toSorted()).toEqual([task.start, task.latestStart]);
          expect([task.finish, task.latestFinish].toSorted()).toEqual([task.finish, task.latestFinish]);
        }
        expect(latestOf(schedule)).toBe(schedule.finish);
        expect(schedule.criticalPath.length).toBeGreaterThan(0);
        for (const id of schedule.criticalPath) expect(taskOf(schedule, id).critical).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  const latestOf = ({ tasks }: Schedule): string | null =>
    tasks
      .map(({ finish }) => finish)
      .toSorted()
      .at(-1) ?? null;
});
