import type { Events } from './event-watch.ts';
import { isShort, type Moment, START, TURN } from './moments.ts';
import type { PlannedKill } from './round-plan.ts';

/** Which of the planned kills comes next, and when: one after another, each after its moment. */
export interface Schedule {
  /** Takes the next kill when it is due; null until then. `now` in epoch ms. */
  takeDue(events: Events, now: number): PlannedKill | null;
  /** Whether the moment of the next kill has come. */
  isAtMoment(events: Events): boolean;
  /** How soon to look again (ms). */
  pauseMs(): number;
}

const LOOK_EVERY_MS = 40;
/** Before a kill that misses its aim unless it comes at once. */
const LOOK_CLOSELY_MS = 5;

/** Once the way home begins, what was planned before it is dropped, if something is planned for that way. */
export function scheduleKills(planned: readonly PlannedKill[]): Schedule {
  let left = planned;
  let dueAt: number | null = null;
  const turnHome = (events: Events): void => {
    const homeward = left.filter(({ isOnWayHome }) => isOnWayHome);
    if (homeward.length === 0 || homeward.length === left.length || !hasHappened(events, TURN)) return;
    left = homeward;
    dueAt = null;
  };
  return {
    takeDue: (events, now) => {
      turnHome(events);
      const [next, ...others] = left;
      if (next === undefined || !hasHappened(events, START)) return null;
      if (next.moment === null || hasHappened(events, next.moment)) dueAt ??= now + next.delayMs;
      if (dueAt === null || now < dueAt) return null;
      left = others;
      dueAt = null;
      return next;
    },
    isAtMoment: (events) => left[0]?.moment != null && hasHappened(events, left[0].moment),
    pauseMs: () => (left[0]?.moment != null && isShort(left[0].moment) ? LOOK_CLOSELY_MS : LOOK_EVERY_MS),
  };
}

const hasHappened = (events: Events, { type, subject, nth }: Moment): boolean =>
  events.filter((event) => event.type === type && (subject === '' || event.subject === subject)).length >=
  nth;
