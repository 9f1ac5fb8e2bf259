import { DAY_MS, wallOfDate } from '../calendar/local-time.ts';
import type { DateText } from '../calendar/working-days.ts';
import type { PlannedMessage } from './communication-plan.ts';

/** A message that is told on another day than was planned before. */
export interface MovedMessage {
  readonly message: PlannedMessage;
  readonly from: DateText;
  readonly to: DateText;
  /** Calendar days; negative when it is earlier. */
  readonly days: number;
}

/** What became of messages when a release was planned anew, each list in the order of the new plan, or the old one. */
export interface MessageChanges {
  readonly added: readonly PlannedMessage[];
  readonly moved: readonly MovedMessage[];
  readonly gone: readonly PlannedMessage[];
}

/** Compares what is to be told by two plans of one release; messages are the same when their ids are. */
export function comparePlannedMessages(
  before: readonly PlannedMessage[],
  after: readonly PlannedMessage[],
): MessageChanges {
  const old = new Map(before.map((message) => [message.id, message]));
  const kept = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    moved: after.flatMap((message) => {
      const from = old.get(message.id)?.date ?? message.date;
      const days = (wallOfDate(message.date) - wallOfDate(from)) / DAY_MS;
      return days === 0 ? [] : [{ message, from, to: message.date, days }];
    }),
    gone: before.filter(({ id }) => !kept.has(id)),
  };
}
