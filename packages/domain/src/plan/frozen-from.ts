import { addDays, type DateText } from '../calendar/working-days.ts';
import type { PlannedMilestone } from './milestone.ts';

/** The first day on which nothing large may come any more, the one after the milestone; null for a type without a freeze. */
export function frozenFrom(timeline: readonly Pick<PlannedMilestone, 'key' | 'end'>[]): DateText | null {
  const freeze = timeline.find(({ key }) => key === 'freeze');
  return freeze === undefined ? null : addDays(freeze.end, 1);
}
