import { openZone, type Translate, weekdayOf, writeLocalTime } from '@tminus/domain';

/** `Fri 2026-12-04`, of an instant (ISO 8601) in a zone. */
export function dayText(at: string, zone: string, t: Translate): string {
  const date = wallText(at, zone).slice(0, 10);
  return `${t(`calendar.day.${weekdayOf(date)}`)} ${date}`;
}

/** The last day of what ends at this moment. */
export const lastDayText = (end: string, zone: string, t: Translate): string =>
  dayText(new Date(Date.parse(end) - 1).toISOString(), zone, t);

/** `Fri 2026-12-04 18:00`. */
export const momentText = (at: string, zone: string, t: Translate): string =>
  `${dayText(at, zone, t)} ${wallText(at, zone).slice(11, 16)}`;

/** `18:00–20:00`; an end on a later day says how many later. */
export function spanText(start: string, end: string, zone: string): string {
  const [from, to] = [wallText(start, zone), wallText(end, zone)];
  const later = Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
  return `${from.slice(11, 16)}–${to.slice(11, 16)}${later === 0 ? '' : ` +${later}`}`;
}

/** `Fri 2026-12-04 18:00–20:00`. */
export const windowText = (
  { start, end }: { readonly start: string; readonly end: string },
  zone: string,
  t: Translate,
): string => `${dayText(start, zone, t)} ${spanText(start, end, zone)}`;

const wallText = (at: string, zone: string): string => writeLocalTime(openZone(zone).toWall(Date.parse(at)));
