import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { DirectoryFacts, Probes } from '@tminus/engine';
import { systemCode } from '../process/socket-path.ts';

/** Whether a program can be run: a file where it has a slash, seen from the directory, else one on the PATH. */
export async function hasProgram(program: string, directory: string): Promise<boolean> {
  if (program.includes('/')) return isRunnable(resolve(directory, program));
  const places = (process.env['PATH'] ?? '').split(delimiter).filter((place) => place !== '');
  for (const place of places) if (await isRunnable(join(place, program))) return true;
  return false;
}

async function isRunnable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP', 'ENAMETOOLONG'].includes(systemCode(error))) return false;
    throw error;
  }
}

/** A directory, or the nearest one above that is there, in which it would be made. */
export async function lookAtDirectory(directory: string): Promise<DirectoryFacts> {
  const there = await nearest(directory);
  const { bavail, bsize } = await statfs(there);
  return {
    exists: there === directory,
    trouble: await writeTrouble(there),
    freeBytes: bavail * bsize,
  };
}

async function nearest(place: string): Promise<string> {
  try {
    await stat(place);
    return place;
  } catch (error) {
    // Of a path through a file, that file is what is there.
    if (!['ENOENT', 'ENOTDIR'].includes(systemCode(error)) || dirname(place) === place) throw error;
    return nearest(dirname(place));
  }
}

async function writeTrouble(place: string): Promise<string | null> {
  if (!(await stat(place)).isDirectory()) return `${place} is a file`;
  try {
    await access(place, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const LOOPBACK = '127.0.0.1';

/** Takes a port for a moment, as the router would; that tells what no connection can: who may listen there. */
export function lookAtPort(port: number): ReturnType<Probes['port']> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((settle) => {
    server.once('error', (error) => {
      const reason = systemCode(error);
      settle(reason === 'EADDRINUSE' ? 'taken' : { reason });
    });
    server.listen(port, LOOPBACK, () => server.close(() => settle('free')));
  });
}
