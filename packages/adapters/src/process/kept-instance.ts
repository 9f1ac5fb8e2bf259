import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instance } from '@tminus/engine';
import type { ProcessExit } from './component-child.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { systemCode } from './socket-path.ts';
import { readThrough, writeThrough } from './write-through.ts';

/** What is on disk about an instance, so that any later controller or runner can take it over. Never its environment. */
export interface KeptInstance {
  readonly key: string;
  readonly component: string;
  readonly version: string;
  readonly phase: 'live' | 'stopping' | 'stopped' | 'exited';
  /** Unique to one start, and in the environment of what was started: written before the start, it finds it after. */
  readonly startId: string;
  readonly port: number;
  readonly healthPath: string;
  readonly drainTimeoutMs: number;
  /** Null from just before a start until the start is written down. */
  readonly child: ProcessIdentity | null;
  readonly starts: number;
  /** Once it was ready its port is known to others, and stays. */
  readonly wasReady: boolean;
  /** How its latest start ended; null where none did, or nobody saw it, and absent in files of earlier programs. */
  readonly exit?: ProcessExit | null;
  /** Epoch ms at which a stopping instance is killed. */
  readonly stopBy: number | null;
}

/** Whether nothing of it runs any more, nor should. */
export const isOver = (kept: KeptInstance): boolean => kept.phase === 'stopped' || kept.phase === 'exited';

const LONGEST_NAME = 120;

/** The file name of a key: readable, unique, and short enough for every file that is called after it. */
export function fileNameOf(key: string): string {
  const name = encodeURIComponent(key);
  if (name.length <= LONGEST_NAME) return name;
  return `${name.slice(0, LONGEST_NAME - 17)}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

const STATE = '.instance.json';

const stateFile = (directory: string, key: string): string => join(directory, `${fileNameOf(key)}${STATE}`);

/** Where the component's own output goes. */
export const logFileOf = (directory: string, key: string): string =>
  join(directory, `${fileNameOf(key)}.log`);

/** Undefined when the key was never started here. */
export const readKept = (directory: string, key: string): Promise<KeptInstance | undefined> =>
  readThrough<KeptInstance>(stateFile(directory, key));

/** Only the key's runner writes. */
export const writeKept = (directory: string, kept: KeptInstance): Promise<void> =>
  writeThrough(stateFile(directory, kept.key), kept);

/** All that were ever started in this directory, in the order of their keys. */
export async function listKept(directory: string): Promise<KeptInstance[]> {
  const files = await readdir(directory).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  });
  const kept = await Promise.all(
    files
      .filter((file) => file.endsWith(STATE))
      .map((file) => readThrough<KeptInstance>(join(directory, file))),
  );
  return kept.filter((one) => one !== undefined).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The public view of an instance, as its runner has it, or somebody else who found no runner. */
export const toInstance = (kept: KeptInstance, state: Instance['state'], hasRunner: boolean): Instance => ({
  key: kept.key,
  version: kept.version,
  url: urlOf(kept),
  pid: kept.child?.pid ?? 0,
  state,
  starts: kept.starts,
  isWatched: hasRunner || isOver(kept),
});

/** Base URL. */
export const urlOf = (kept: Pick<KeptInstance, 'port'>): string => `http://127.0.0.1:${kept.port}`;
