import { readdir, readFile, readlink } from 'node:fs/promises';

export type ProcessKind = 'controller' | 'router' | 'instance' | 'component' | 'other';

/** A living process of one round. */
export interface Found {
  readonly pid: number;
  readonly kind: ProcessKind;
  /** Of the instance it is, or looks after; empty for the others. */
  readonly key: string;
}

/**
 * Every living process that has to do with a directory, found from outside, whatever the product believes: by where it
 * works, what was started, and in what environment. From /proc, so on Linux only.
 */
export async function processesOf(directory: string): Promise<readonly Found[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);
  const found = await Promise.all(
    pids.filter((pid) => pid !== process.pid).map((pid) => look(pid, directory)),
  );
  return found.filter((one) => one !== null).sort((one, other) => one.pid - other.pid);
}

async function look(pid: number, directory: string): Promise<Found | null> {
  const [words, environment, place] = await Promise.all([
    readWords(`/proc/${pid}/cmdline`),
    readWords(`/proc/${pid}/environ`),
    readlink(`/proc/${pid}/cwd`).catch(() => ''),
  ]);
  // A zombie has no command line any more.
  if (words.length === 0) return null;
  const worksHere = place === directory || place.startsWith(`${directory}/`);
  const instance = environment.find((entry) => entry.startsWith(INSTANCE));
  // Not by the address that it reports to: that of a test that was cut off may be given again.
  if (instance !== undefined && worksHere)
    return { pid, kind: 'component', key: instance.slice(INSTANCE.length) };
  if (!worksHere && !words.some((word) => word.startsWith(directory))) return null;
  const entry = words[1] ?? '';
  if (entry.endsWith('/router.js')) return { pid, kind: 'router', key: '' };
  if (entry.endsWith('/instance.js'))
    return { pid, kind: 'instance', key: words[words.indexOf('--key') + 1] ?? '' };
  if (entry.endsWith('/tminus.js')) return { pid, kind: 'controller', key: '' };
  return { pid, kind: 'other', key: '' };
}

const INSTANCE = 'TMINUS_INSTANCE=';

async function readWords(file: string): Promise<readonly string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\0').filter((word) => word !== '');
  } catch {
    // It ended meanwhile, or belongs to somebody else: then it is none of ours.
    return [];
  }
}

/** Kills a process for good; false when it was gone already. */
export function killProcess(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
