import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { RefusalError } from '@tminus/domain';
import { acquireExclusiveSocket } from '../process/exclusive-socket.ts';
import { connectSocket, systemCode } from '../process/socket-path.ts';

/** Who has a data directory, as it says itself. */
export interface DataDirectoryHolder {
  readonly pid: number;
  /** What was started, for a person to recognise, for example `tminus ship v1.4.0`. */
  readonly command: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Base URL of its HTTP API; null while it has none. */
  readonly address: string | null;
  /** Whether its database is a server, so that others may work beside it in this directory. */
  readonly shared: boolean;
}

/** As long as it is held, no other process has the data directory. The kernel frees it when its process dies. */
export interface DataDirectoryLock {
  readonly directory: string;
  /** Tells those who ask from now on where this process can be reached. */
  publish(news: { readonly address: string | null }): void;
  release(): Promise<void>;
}

const LOCK_NAME = 'lock';

/** Starting a database can keep a holder from answering for some seconds. */
const ANSWER_TIMEOUT_MS = 10_000;

/**
 * Takes the data directory, creating it (0700) when it is not there. Refuses `data.locked` when a living process
 * has it, and `data.unusable` when it cannot be made or written.
 */
export async function lockDataDirectory(
  directory: string,
  holder: Omit<DataDirectoryHolder, 'address' | 'shared'> & { readonly shared?: boolean },
): Promise<DataDirectoryLock> {
  let self: DataDirectoryHolder = { shared: false, ...holder, address: null };
  const onConnection = (socket: Socket) => {
    // Whoever asked may leave without the answer.
    socket.on('error', () => socket.destroy());
    socket.end(JSON.stringify(self));
  };
  const release = await acquire(directory, onConnection);
  return {
    directory,
    publish: ({ address }) => {
      self = { ...self, address };
    },
    release,
  };
}

/**
 * Asks the process that has the data directory who it is; null when none has it. Refuses `data.locked` when one has
 * it but does not answer within ten seconds.
 */
export async function holderOf(directory: string): Promise<DataDirectoryHolder | null> {
  try {
    const socket = await connectSocket(directory, `${LOCK_NAME}.sock`);
    const timer = setTimeout(() => socket.destroy(new SilentHolder()), ANSWER_TIMEOUT_MS);
    const answer = await text(socket).finally(() => clearTimeout(timer));
    return answer === '' ? null : (JSON.parse(answer) as DataDirectoryHolder);
  } catch (error) {
    if (error instanceof SilentHolder) throw locked(directory, SILENT);
    // Nobody was there, or whoever was died while it was asked.
    if (['ENOENT', 'ENOTDIR', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(systemCode(error))) return null;
    throw error;
  }
}

class SilentHolder extends Error {}

async function acquire(
  directory: string,
  onConnection: (socket: Socket) => void,
): Promise<() => Promise<void>> {
  const deadline = performance.now() + ANSWER_TIMEOUT_MS;
  for (;;) {
    const socket = await acquireExclusiveSocket({ directory, name: LOCK_NAME, onConnection }).catch(
      (error: unknown) => {
        throw unusable(directory, error);
      },
    );
    if ('release' in socket) return () => socket.release();
    const holder = await holderOf(directory);
    if (holder !== null) throw locked(directory, holder);
    // It has only just come, and its name is not published yet, or it is just leaving.
    if (performance.now() > deadline) throw locked(directory, SILENT);
    await sleep(10);
  }
}

const SILENT = { pid: '?', command: '?', shared: '?' } as const;

const locked = (
  directory: string,
  { pid, command, shared }: Pick<DataDirectoryHolder, 'pid' | 'command' | 'shared'> | typeof SILENT,
): RefusalError => new RefusalError('data.locked', { directory, pid, command, shared: String(shared) });

function unusable(directory: string, error: unknown): unknown {
  if (systemCode(error) === '') return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new RefusalError('data.unusable', { directory, reason }, { cause: error });
}
