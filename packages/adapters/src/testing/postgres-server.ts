import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from '../process/free-port.ts';

const run = promisify(execFile);
const DEBIAN_HOME = '/usr/lib/postgresql';
const COMMAND_TIMEOUT_MS = 60_000;

/** Directory of the newest installed server's programs; null when none is installed. */
function findPrograms(): string | null {
  const versions = existsSync(DEBIAN_HOME) ? readdirSync(DEBIAN_HOME) : [];
  const newestFirst = versions.sort((left, right) => Number(right) - Number(left));
  const places = [
    ...newestFirst.map((version) => join(DEBIAN_HOME, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return (
    places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres'))) ?? null
  );
}

const programs = findPrograms();

/** Without one, tests on PostgreSQL are skipped, by name. */
export const hasPostgres = programs !== null;

/** A real PostgreSQL server of its own, on loopback, in a directory of its own. */
export interface PostgresServer {
  /** Creates a database and returns its URL. */
  createDatabase(): Promise<string>;
  /** The server's process; a new one after each `start`. */
  pid(): number;
  /** Breaks all connections and ends (`immediate`, as after a crash: the next start recovers from the log). */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

/** Starts a server. It answers when this resolves. */
export async function startPostgres(): Promise<PostgresServer> {
  if (programs === null) throw new Error('PostgreSQL is not installed');
  const account = await serverAccount();
  const directory = await mkdtemp(join(tmpdir(), 'tminus-postgres-'));
  await chmod(directory, 0o700);
  if (account !== null) await chown(directory, account.uid, account.gid);
  const options = { cwd: directory, timeout: COMMAND_TIMEOUT_MS, ...account };
  const data = join(directory, 'data');
  await run(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'tminus', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    options,
  );
  const port = await freePort();
  const url = (database: string) => `postgresql://tminus@127.0.0.1:${port}/${database}`;
  let server: ChildProcess | null = null;
  let databases = 0;

  const start = async () => {
    // `fsync=off` is for a machine that loses power; processes that are killed lose nothing by it.
    const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'fsync=off'];
    const flags = settings.flatMap((setting) => ['-c', setting]);
    server = spawn(join(programs, 'postgres'), ['-D', data, ...flags], {
      cwd: directory,
      stdio: 'ignore',
      ...account,
    });
    await answers(url('postgres'), server);
  };
  const stop = async () => {
    if (server === null || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    server.kill('SIGQUIT');
    await ended;
  };
  await start();
  return {
    async createDatabase() {
      databases += 1;
      const client = new pg.Client({ connectionString: url('postgres') });
      await client.connect();
      try {
        await client.query(`CREATE DATABASE tminus_${databases}`);
      } finally {
        await client.end();
      }
      return url(`tminus_${databases}`);
    },
    pid: () => server?.pid ?? 0,
    stop,
    start,
    async remove() {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root; Debian's package brings an account for it. */
async function serverAccount(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const deadline = performance.now() + COMMAND_TIMEOUT_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (server.exitCode !== null || performance.now() > deadline) throw error;
    }
    await sleep(20);
  }
}
