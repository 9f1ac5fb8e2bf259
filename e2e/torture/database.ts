import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PostgresServer, startPostgres } from '@tminus/adapters/testing';
import { killProcess } from './processes.ts';
import type { DatabaseKind } from './round-plan.ts';

/** Where rounds keep their state, one after another. */
export interface RoundDatabases {
  readonly kind: DatabaseKind;
  /** A fresh database, as options of the command line. */
  create(): Promise<readonly string[]>;
  /** Kills a part of the server, and starts the server again when that was its head; says which part, or null. */
  kill(which: number): Promise<string | null>;
  remove(): Promise<void>;
}

const START_MS = 30_000;

/** The embedded one comes with each data directory; a PostgreSQL server is started here. */
export async function openDatabases(kind: DatabaseKind): Promise<RoundDatabases> {
  if (kind === 'embedded')
    return {
      kind,
      create: async () => [],
      kill: async () => {
        throw new Error('the embedded database has no process of its own');
      },
      remove: async () => {},
    };
  const server = await startPostgres();
  return {
    kind,
    create: async () => ['--database-url', await server.createDatabase()],
    kill: (which) => (which % 3 === 0 ? killHead(server) : killBackend(server, which)),
    remove: () => server.remove(),
  };
}

async function killHead(server: PostgresServer): Promise<string | null> {
  const isKilled = killProcess(server.pid());
  const deadline = performance.now() + START_MS;
  for (;;) {
    try {
      await server.start();
      return isKilled ? 'postmaster' : null;
    } catch (error) {
      // Processes of its last life may still hold its memory.
      if (performance.now() > deadline) throw error;
    }
    await sleep(100);
  }
}

/** One of the processes under the server's head, those of its clients first: the others restart with it. */
async function killBackend(server: PostgresServer, which: number): Promise<string | null> {
  const pids = await childrenOf(server.pid());
  const children = await Promise.all(pids.map(async (pid) => ({ pid, name: await nameOf(pid) })));
  // One that has ended, and waits to be cleared away, has no name any more.
  const named = children.filter(({ name }) => name !== '');
  const clients = named.filter(({ name }) => name.includes('postgres: tminus '));
  const chosen = clients.length === 0 ? named[which % named.length] : clients[which % clients.length];
  if (chosen === undefined || !killProcess(chosen.pid)) return null;
  return clients.includes(chosen) ? 'backend' : 'background process';
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}

const nameOf = (pid: number): Promise<string> => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
