import type { DateText } from '../calendar/working-days.ts';
import type { PlannedMessage } from './communication-plan.ts';

/** Whether the day of a message has come; `late`: it is past, or was when the message was planned. */
export const MESSAGE_STATUSES = ['scheduled', 'due', 'late'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** The status of a message that nobody sent yet, on a day. */
export function messageStatus(
  { date, isLate }: Pick<PlannedMessage, 'date' | 'isLate'>,
  today: DateText,
): MessageStatus {
  if (date > today) return 'scheduled';
  return isLate || date < today ? 'late' : 'due';
}
