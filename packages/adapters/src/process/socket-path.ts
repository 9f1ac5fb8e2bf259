import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { RefusalError } from '@tminus/domain';

/** What `sockaddr_un.sun_path` holds on every system we run on (104 on macOS, 108 on Linux), less its closing zero. */
const LONGEST_PATH = 103;

/**
 * Runs `use` with a path to a socket file that bind(2) and connect(2) accept. A path longer than the kernel's
 * limit goes through the directory's descriptor on Linux, and is refused (`data.unusable`) elsewhere.
 */
export async function withSocketPath<T>(
  directory: string,
  file: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const path = join(directory, file);
  if (Buffer.byteLength(path) <= LONGEST_PATH) return use(path);
  if (process.platform !== 'linux') {
    throw new RefusalError('data.unusable', {
      directory,
      reason: `a socket path may have ${LONGEST_PATH} bytes, ${path} has ${Buffer.byteLength(path)}`,
    });
  }
  const handle: FileHandle = await open(directory, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    return await use(`/proc/self/fd/${handle.fd}/${file}`);
  } finally {
    await handle.close();
  }
}

/** Opens a connection to a socket file; rejects with the system's error (`ENOENT`, `ECONNREFUSED`, …). */
export const connectSocket = (directory: string, file: string): Promise<Socket> =>
  withSocketPath(
    directory,
    file,
    (path) =>
      new Promise((resolve, reject) => {
        const socket = connect(path);
        socket.on('error', reject);
        // The rejecting listener stays: an error before the caller listens for its own then only closes the socket.
        socket.once('connect', () => resolve(socket));
      }),
  );

/** The code of a system error, or an empty text for any other value. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
