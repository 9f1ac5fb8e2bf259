import type { Refusal } from '../error/refusal.ts';
import { nearestWord } from '../lint/nearest-word.ts';

const known = new Set<string>(['UTC']);

/**
 * Null for the IANA name of a time zone, old names included (`US/Eastern`); else why not, with the name that was
 * probably meant. Offsets (`+01:00`) are refused: they know no summer.
 */
export function checkZone(name: string): Refusal | null {
  if (known.has(name)) return null;
  if (/^[A-Za-z]/.test(name) && isKnownToPlatform(name)) {
    known.add(name);
    return null;
  }
  const nearest = nearestZone(name);
  return nearest === null
    ? { code: 'calendar.zoneUnknown', params: { zone: name } }
    : { code: 'calendar.zoneMisspelled', params: { zone: name, nearest } };
}

function isKnownToPlatform(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    // The platform offers no other way to ask; anything but "no such zone" is a defect.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** By the whole name, else by the city alone: `Berlin`. */
function nearestZone(name: string): string | null {
  const zones = Intl.supportedValuesOf('timeZone');
  const whole = nearestWord(name, ['UTC', ...zones]);
  if (whole !== null) return whole;
  const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1);
  const city = nearestWord(cityOf(name).replaceAll(' ', '_'), zones.map(cityOf));
  return city === null ? null : (zones.find((zone) => cityOf(zone) === city) ?? null);
}
