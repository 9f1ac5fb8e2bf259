import { createLags } from './lags.ts';
import type { Limits } from './limits.ts';
import { type Network, PROGRESS } from './network.ts';
import type { Passes } from './passes.ts';
import { tolerance } from './plain-passes.ts';
import type { Timeline } from './timeline.ts';
import type { WorkingAxis } from './working-axis.ts';

/**
 * Work that must have begun before days off begins a moment before them at the latest: so little that nobody sees it, and
 * enough to be told from their end.
 */
const MOMENT = 1e-8;

/** Passes with what only calendars have. */
export interface CalendarPasses extends Passes {
  /** Day on which the finish of a task falls: the last one of work, or the one from which on it could be finished. */
  readonly finishDay: (task: number) => number;
  /** Whether the finish of a task is the beginning of a day; else, where it is whole, it is the end of the one before. */
  readonly isBeginning: (task: number) => boolean;
}

/**
 * Passes where each task is worked on by its owner's calendar and lags run on that of the project. A start is a moment at
 * which somebody works, a finish the end of such a time. What is bound to days off finishes with the next beginning
 * after them. A milestone after a finish is the end of that day, one after a start or a date is its beginning; what falls
 * on a day off moves to the next beginning.
 */
export function createCalendarPasses(
  network: Network,
  limits: Limits,
  { axes, workOf, project }: Timeline & { readonly project: WorkingAxis },
): CalendarPasses {
  const { size, order, incoming, middle, point, progress } = network;
  const { startAtLeast, startAtMost, finishAtMost, actualStart, actualFinish } = limits;
  const early = new Float64Array(2 * size);
  const late = new Float64Array(2 * size);
  /** Of each task: 1 where its finish is the beginning of a day. */
  const beginning = new Uint8Array(size);
  const { later, earlier } = createLags(network, project);
  const axisOf = (task: number): WorkingAxis => axes[task] as WorkingAxis;
  let endDay = 0;

  /** Of starts all are beginnings but those of milestones that follow a finish. */
  const isBeginningOf = (from: number, durations: Float64Array): boolean => {
    if (from >= size) return beginning[from - size] === 1;
    return (durations[from] as number) > 0 || beginning[from] === 1;
  };

  const isEndOfWork = (axis: WorkingAxis, moment: number): boolean =>
    Number.isInteger(moment) && axis.isWorking(moment - 1);

  const finishDay = (task: number): number => {
    const finish = early[size + task] as number;
    return beginning[task] === 1 || !Number.isInteger(finish) ? Math.floor(finish) : finish - 1;
  };

  const placeMilestone = (task: number, durations: Float64Array): void => {
    const axis = axisOf(task);
    let moment = startAtLeast[task] as number;
    let isBeginning = true;
    for (let edge = incoming[task] as number; edge < (incoming[task + 1] as number); edge += 1) {
      const from = point[edge] as number;
      const bound = later(early[from] as number, edge);
      if (bound < moment) continue;
      if (bound > moment) isBeginning = isBeginningOf(from, durations);
      else isBeginning ||= isBeginningOf(from, durations);
      moment = bound;
    }
    if (isBeginning || !isEndOfWork(axis, moment)) {
      const begin = axis.begin(moment);
      if (begin > moment || Number.isInteger(moment)) isBeginning = true;
      moment = begin;
    }
    early[task] = moment;
    early[size + task] = moment;
    beginning[task] = isBeginning && Number.isInteger(moment) ? 1 : 0;
  };

  const placeWork = (task: number, duration: number): void => {
    const axis = axisOf(task);
    let start = startAtLeast[task] as number;
    let least = Number.NEGATIVE_INFINITY;
    const between = middle[task] as number;
    for (let edge = incoming[task] as number; edge < between; edge += 1) {
      const bound = later(early[point[edge] as number] as number, edge);
      if (bound > start) start = bound;
    }
    for (let edge = between; edge < (incoming[task + 1] as number); edge += 1) {
      const bound = later(early[point[edge] as number] as number, edge);
      if (bound > least) least = bound;
    }
    start = axis.begin(start);
    if (least > start) start = Math.max(start, axis.last(axis.work(least) - duration));
    let finish = axis.first(axis.work(start) + duration);
    beginning[task] = 0;
    if (finish < least - tolerance(0)) {
      finish = axis.begin(least);
      beginning[task] = 1;
    }
    early[task] = start;
    early[size + task] = finish;
  };

  const forward = (durations: Float64Array): number => {
    let end = 0;
    endDay = 0;
    for (let place = 0; place < size; place += 1) {
      const task = order[place] as number;
      const duration = durations[task] as number;
      if (progress[task] === PROGRESS.done) {
        early[size + task] = actualFinish[task] as number;
        beginning[task] = 0;
      } else if (duration > 0) placeWork(task, duration);
      else placeMilestone(task, durations);
      if (progress[task] !== PROGRESS.open) early[task] = actualStart[task] as number;
      const finish = early[size + task] as number;
      if (finish < end) continue;
      end = finish;
      endDay = Math.max(endDay, finishDay(task));
    }
    return end;
  };

  /** The latest place within two bounds, as a start and the last moment that could be called its finish. */
  const latest: [number, number] = [0, 0];
  const placeLatest = (task: number, duration: number, startMost: number, finishMost: number): void => {
    const axis = axisOf(task);
    if (duration === 0) {
      const moment = Math.min(startMost, finishMost);
      const isPlace = axis.isWorking(moment) || isEndOfWork(axis, moment);
      latest[0] = isPlace ? moment : axis.first(axis.work(moment));
      latest[1] = latest[0];
      return;
    }
    let start = axis.last(axis.work(finishMost) - duration);
    if (startMost < start)
      start = axis.isWorking(startMost) ? startMost : axis.first(axis.work(startMost)) - MOMENT;
    latest[0] = start;
    // What is bound to days off behind it is finished only with the beginning after them.
    const done = axis.work(start) + duration;
    const beyond = axis.last(done);
    latest[1] = beyond <= finishMost ? beyond : axis.first(done);
  };

  /** A whole day is kept where a task must be on a date: its predecessors may take a part of it. */
  const startMostOf = (task: number): number => {
    const most = startAtMost[task] as number;
    const start = early[task] as number;
    return start > most && Math.floor(start) === Math.floor(most) ? start : most;
  };

  const backward = (durations: Float64Array, end: number): void => {
    for (let task = 0; task < size; task += 1) {
      late[task] = startMostOf(task);
      late[size + task] = Math.min(end, finishAtMost[task] as number);
    }
    for (let place = size - 1; place >= 0; place -= 1) {
      const task = order[place] as number;
      const hasBegun = progress[task] !== PROGRESS.open;
      placeLatest(
        task,
        durations[task] as number,
        hasBegun ? Number.POSITIVE_INFINITY : (late[task] as number),
        late[size + task] as number,
      );
      late[task] = hasBegun ? (actualStart[task] as number) : latest[0];
      late[size + task] = progress[task] === PROGRESS.done ? (actualFinish[task] as number) : latest[1];
      const between = middle[task] as number;
      for (let edge = incoming[task] as number; edge < (incoming[task + 1] as number); edge += 1) {
        const from = point[edge] as number;
        const bound = earlier(late[edge < between ? task : size + task] as number, edge);
        if (bound < (late[from] as number)) late[from] = bound;
      }
    }
  };

  const slackTo = (task: number, start: number, finish: number): number => {
    const axis = axisOf(task);
    if (progress[task] === PROGRESS.done) return 0;
    const [from, to] = [early[task] as number, early[size + task] as number];
    const byFinish = workOf(tellFinish(axis, to, finish)) - workOf(to);
    if (progress[task] === PROGRESS.begun) return byFinish;
    return Math.min(workOf(tellStart(axis, from, start)) - workOf(from), byFinish);
  };

  const freeSlack = (durations: Float64Array, end: number): Float64Array => {
    const most = new Float64Array(2 * size).fill(Number.POSITIVE_INFINITY, 0, size).fill(end, size);
    for (let task = 0; task < size; task += 1) {
      const between = middle[task] as number;
      for (let edge = incoming[task] as number; edge < (incoming[task + 1] as number); edge += 1) {
        const from = point[edge] as number;
        const bound = earlier(early[edge < between ? task : size + task] as number, edge);
        if (bound < (most[from] as number)) most[from] = bound;
      }
    }
    return Float64Array.from({ length: size }, (_, task) => {
      const hasBegun = progress[task] !== PROGRESS.open;
      const startMost = hasBegun ? Number.POSITIVE_INFINITY : (most[task] as number);
      placeLatest(task, durations[task] as number, startMost, most[size + task] as number);
      return slackTo(task, latest[0], latest[1]);
    });
  };

  return {
    early,
    late,
    forward,
    backward,
    freeSlack,
    totalSlack: (task) => slackTo(task, late[task] as number, late[size + task] as number),
    isDriving: (edge, task, durations) => {
      const bound = later(early[point[edge] as number] as number, edge);
      const axis = axisOf(task);
      const isOfStart = edge < (middle[task] as number);
      const to = early[isOfStart ? task : size + task] as number;
      if (bound >= to - tolerance(to)) return true;
      if ((durations[task] as number) === 0) return axis.begin(bound) >= to - tolerance(to);
      return axis.work(bound) >= axis.work(to) - tolerance(to);
    },
    endDay: () => endDay,
    finishDay,
    isBeginning: (task) => beginning[task] === 1,
  };
}

/** A late start as it is told: the early one where no work lies between, else a moment of work, or the end of one. */
export function tellStart(axis: WorkingAxis, early: number, late: number): number {
  if (isSame(axis, early, late)) return early;
  return axis.isWorking(late) ? late : axis.first(axis.work(late));
}

/** A late finish as it is told: the early one where no work lies between, else an end of work. */
export const tellFinish = (axis: WorkingAxis, early: number, late: number): number =>
  isSame(axis, early, late) ? early : axis.first(axis.work(late));

function isSame(axis: WorkingAxis, early: number, late: number): boolean {
  const work = axis.work(late);
  return early <= late + tolerance(late) && Math.abs(work - axis.work(early)) <= tolerance(work);
}
