import { openZone } from '@tminus/domain';
import { type JCalComponent, type JCalProperty, textProperty, wallText } from './property.ts';

const MINUTE = 60_000;

/** `+05:45`; with seconds where a zone has some. */
function offsetText(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE);
  const seconds = Math.round((Math.abs(ms) % MINUTE) / 1_000);
  const parts = [Math.floor(minutes / 60), minutes % 60, ...(seconds > 0 ? [seconds] : [])];
  return `${ms < 0 ? '-' : '+'}${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/**
 * The rules of a zone from one instant to another, for calendars that don't know it: every change of its clock by
 * date, as far as it is covered, and what held before the first.
 */
export function timeZoneComponent(name: string, from: number, until: number): JCalComponent {
  const zone = openZone(name);
  const transitions = zone.transitions(from, until);
  const initial = zone.toWall(from) - from;
  const observances: JCalComponent[] = [
    observance('standard', { before: initial, after: initial }, [from + initial]),
  ];
  const kinds = new Map<string, { before: number; after: number; walls: number[] }>();
  for (const { at, before, after } of transitions) {
    const kind = kinds.get(`${before} ${after}`) ?? { before, after, walls: [] };
    // The moment of the change as the clock before it would show it (RFC 5545, section 3.6.5).
    kind.walls.push(at + before);
    kinds.set(`${before} ${after}`, kind);
  }
  for (const { walls, ...offsets } of kinds.values())
    observances.push(observance(offsets.after > offsets.before ? 'daylight' : 'standard', offsets, walls));
  return ['vtimezone', [textProperty('tzid', name)], observances];
}

function observance(
  kind: 'standard' | 'daylight',
  { before, after }: { readonly before: number; readonly after: number },
  [first = 0, ...others]: readonly number[],
): JCalComponent {
  const properties: JCalProperty[] = [
    ['dtstart', {}, 'date-time', wallText(first)],
    ['tzoffsetfrom', {}, 'utc-offset', offsetText(before)],
    ['tzoffsetto', {}, 'utc-offset', offsetText(after)],
  ];
  // One date each: there are readers that take the first of a list alone.
  for (const wall of others) properties.push(['rdate', {}, 'date-time', wallText(wall)]);
  return [kind, properties, []];
}
