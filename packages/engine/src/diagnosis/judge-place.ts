import { type Finding, fail, ok, warn } from './finding.ts';
import type { ControllerFacts, DirectoryFacts } from './probes.ts';

const MEGABYTE = 1_000_000;
const ENOUGH = 1_000 * MEGABYTE;
const TOO_LITTLE = 100 * MEGABYTE;

export function judgeDirectory(directory: string, { exists, trouble }: DirectoryFacts): Finding {
  if (trouble !== null) return fail('doctor.data.unwritable', { directory, reason: trouble });
  return ok(exists ? 'doctor.data.writable' : 'doctor.data.absent', { directory });
}

/** Warns below 1 GB and fails below 100 MB. */
export function judgeSpace(directory: string, { freeBytes }: DirectoryFacts): Finding {
  const free = sizeText(freeBytes);
  if (freeBytes < TOO_LITTLE) return fail('doctor.space.full', { directory, free });
  if (freeBytes < ENOUGH) return warn('doctor.space.low', { directory, free, least: sizeText(TOO_LITTLE) });
  return ok('doctor.space.enough', { free });
}

/** `log` is where a controller writes what troubles it. */
export function judgeController(controller: ControllerFacts | null, log: string): Finding {
  if (controller === null) return ok('doctor.controller.none');
  const { pid, command, address, trouble } = controller;
  if (address === null) return ok('doctor.controller.starting', { pid, command });
  if (trouble === null) return ok('doctor.controller.ready', { pid, command, address });
  return fail('doctor.controller.unready', { pid, command, address, reason: trouble, log });
}

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units with one place, for example `12.3 GB`. */
export function sizeText(bytes: number): string {
  let size = bytes / 1_000;
  let unit = 0;
  for (; size >= 1_000 && unit < UNITS.length - 1; unit += 1) size /= 1_000;
  // Rounded down: what is too little must not look like enough.
  return `${Math.floor(size * 10) / 10} ${UNITS[unit]}`;
}
