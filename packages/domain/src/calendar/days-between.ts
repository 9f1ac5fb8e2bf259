import { wallOfDate } from './local-time.ts';
import type { DateText } from './working-days.ts';

/** Calendar days from one date to another; negative when the other is earlier. */
export const daysBetween = (from: DateText, to: DateText): number =>
  Math.round((wallOfDate(to) - wallOfDate(from)) / 86_400_000);
