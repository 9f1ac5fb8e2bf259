import { writeLocalTime } from '../calendar/local-time.ts';
import { openZone } from '../calendar/zone.ts';
import type { PlannedWindow } from '../plan/plan.ts';

/** A moment (epoch ms) as clocks of a zone show it, to the minute: `2025-11-17 09:00`. */
export const clockTime = (instant: number, zone: string): string =>
  writeLocalTime(openZone(zone).toWall(instant)).slice(0, 16).replace('T', ' ');

/** When traffic moves, in its zone: `2025-11-17 09:00 – 13:00 (Europe/Berlin)`, with the day again where it is another. */
export function windowText({ start, end, zone }: Pick<PlannedWindow, 'start' | 'end' | 'zone'>): string {
  const [from, to] = [clockTime(start, zone), clockTime(end, zone)];
  const isSameDay = from.slice(0, 10) === to.slice(0, 10);
  return `${from} – ${isSameDay ? to.slice(11) : to} (${zone})`;
}
