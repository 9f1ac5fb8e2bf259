import { dateOfWall } from './local-time.ts';
import type { DateText } from './working-days.ts';
import { openZone } from './zone.ts';

/** The date that an instant (epoch ms) has in a zone. */
export const localDate = (instant: number, zone: string): DateText =>
  dateOfWall(openZone(zone).toWall(instant));
