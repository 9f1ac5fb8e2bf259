import { randomBytes } from 'node:crypto';
import { link, readdir, rename, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { makeDirectory } from './make-directory.ts';
import { connectSocket, systemCode, withSocketPath } from './socket-path.ts';

export interface ExclusiveSocketRequest {
  /** Created (mode 0700) when missing. */
  readonly directory: string;
  /** The socket appears as `<directory>/<name>.sock`. */
  readonly name: string;
  readonly onConnection: (socket: Socket) => void;
}

export interface ExclusiveSocket {
  /** Stops listening and lets the next one in; open connections are left to their owner. */
  release(): Promise<void>;
}

/**
 * Listens on a Unix socket that at most one living process holds; the kernel frees it however that process ends.
 * Answers `heldBy`, the path to connect to, when another process (or this one) has it.
 *
 * Each holder owns a numbered file, and only the highest number counts. A contender listens on a name of its own
 * first; when the highest file refuses connections it links its listening socket to the next number, which link(2)
 * gives to one contender only. A dead socket file never comes alive again, and the highest number is never
 * removed, so numbers only grow: a contender that was slow sees a higher one afterwards, and steps back.
 */
export async function acquireExclusiveSocket(
  request: ExclusiveSocketRequest,
): Promise<ExclusiveSocket | { readonly heldBy: string }> {
  const { directory, name } = request;
  await makeDirectory(directory, 0o700);
  const server = createServer((socket) => {
    // A contender that only looks whether we live hangs up at once, which may reset what we wrote.
    socket.on('error', () => socket.destroy());
    request.onConnection(socket);
  });
  const candidate = `${name}~${randomBytes(4).toString('hex')}.new`;
  await listen(server, directory, candidate);
  try {
    const own = await takeNextNumber(directory, name, candidate);
    if (own === 'held') {
      server.close();
      return { heldBy: publishedPath(directory, name) };
    }
    await publish(directory, name, own);
    await sweep(directory, name, own);
  } catch (error) {
    server.close();
    if (error instanceof CandidateSwept) return acquireExclusiveSocket(request);
    throw error;
  } finally {
    await rm(join(directory, candidate), { force: true });
  }
  return {
    release: async () => {
      await rm(publishedPath(directory, name), { force: true });
      server.close();
    },
  };
}

const publishedPath = (directory: string, name: string): string => join(directory, `${name}.sock`);

const numbered = (name: string, number: number): string => `${name}~${number}.sock`;

/** Another holder tidied our candidate away between its bind and its listen. */
class CandidateSwept extends Error {}

async function takeNextNumber(directory: string, name: string, candidate: string): Promise<number | 'held'> {
  for (;;) {
    const newest = await newestNumber(directory, name);
    if (newest > 0 && (await isListening(directory, numbered(name, newest)))) return 'held';
    const own = newest + 1;
    try {
      await link(join(directory, candidate), join(directory, numbered(name, own)));
    } catch (error) {
      if (systemCode(error) === 'EEXIST') continue;
      if (systemCode(error) === 'ENOENT') throw new CandidateSwept();
      throw error;
    }
    if ((await newestNumber(directory, name)) === own) return own;
    // Whoever holds the higher number may have tidied ours away already.
    await rm(join(directory, numbered(name, own)), { force: true });
  }
}

async function newestNumber(directory: string, name: string): Promise<number> {
  const numbers = (await readdir(directory)).map((file) => numberOf(file, name) ?? 0);
  return Math.max(0, ...numbers);
}

function numberOf(file: string, name: string): number | undefined {
  if (!file.startsWith(`${name}~`) || !file.endsWith('.sock')) return undefined;
  const digits = file.slice(name.length + 1, -'.sock'.length);
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}

/** Only the holder publishes: rename(2) replaces the name that a dead holder left, without a gap. */
async function publish(directory: string, name: string, own: number): Promise<void> {
  const next = join(directory, `${name}~${own}.new`);
  await link(join(directory, numbered(name, own)), next);
  await rename(next, publishedPath(directory, name));
}

/** Removes lower numbers and what killed contenders left; never the highest number. */
async function sweep(directory: string, name: string, own: number): Promise<void> {
  for (const file of await readdir(directory)) {
    const number = numberOf(file, name);
    const isOld = number !== undefined && number < own;
    const isCandidate = file.startsWith(`${name}~`) && file.endsWith('.new');
    if (isOld || (isCandidate && !(await isListening(directory, file)))) {
      await rm(join(directory, file), { force: true });
    }
  }
}

/** A connection that is refused proves death; any other trouble (a full backlog, no permission) does not. */
async function isListening(directory: string, file: string): Promise<boolean> {
  try {
    (await connectSocket(directory, file)).destroy();
    return true;
  } catch (error) {
    return !['ECONNREFUSED', 'ENOENT'].includes(systemCode(error));
  }
}

const listen = (server: Server, directory: string, file: string): Promise<void> =>
  withSocketPath(
    directory,
    file,
    (path) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(path, () => {
          server.off('error', reject);
          resolve();
        });
      }),
  );
