import { readdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Debian's libfaketime (package `faketime`), the build for programs with threads; null where it is not installed. */
const library: string | null = ((): string | null => {
  if (process.platform !== 'linux') return null;
  const found = readdirSync('/usr/lib', { recursive: false, encoding: 'utf8' })
    .map((name) => join('/usr/lib', name, 'faketime'))
    .flatMap((directory) => namesIn(directory).map((name) => join(directory, name)))
    .find((path) => path.endsWith('/libfaketimeMT.so.1'));
  return found ?? null;
})();

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

export const hasFaketime: boolean = library !== null;

/** The wall clock of some processes, set from outside while they run; time that passes is measured as ever. */
export interface ShiftedClock {
  /** For the environment of a process; those that it starts have the same clock. */
  readonly env: NodeJS.ProcessEnv;
  /** From now on the clock shows real time plus so many seconds. */
  shift(seconds: number): Promise<void>;
}

export async function createShiftedClock(directory: string): Promise<ShiftedClock> {
  if (library === null) throw new Error('libfaketime is not installed');
  const file = join(directory, 'clock');
  const shift = async (seconds: number): Promise<void> => {
    await writeFile(`${file}.next`, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}\n`);
    await rename(`${file}.next`, file);
  };
  await shift(0);
  const env = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    NO_FAKE_STAT: '1',
  };
  return { env, shift };
}
