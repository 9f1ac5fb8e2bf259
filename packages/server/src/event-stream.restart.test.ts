import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEventFeed, type Database, lockDataDirectory, openDatabase } from '@tminus/adapters';
import { hasPostgres, startPostgres } from '@tminus/adapters/testing';
import type { DomainEvent } from '@tminus/domain';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEventSource } from './testing/event-source.ts';
import { openApp } from './testing/open-app.ts';

const migrationsFolder = fileURLToPath(new URL('../../adapters/migrations', import.meta.url));

const event: DomainEvent = {
  type: 'release.planned',
  at: 1,
  actor: 'Mika',
  releaseId: null,
  subject: '',
  reason: null,
  data: {},
};

interface Running {
  readonly address: string;
  /** Writes so many events, some of them together. */
  add(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** The application on a real database, listening; opened anew, it goes on with the same data. */
async function start(open: () => Promise<Database>): Promise<Running> {
  const database = await open();
  const troubles: unknown[] = [];
  const feed = createEventFeed({ pool: database.pool, onTrouble: (error) => troubles.push(error) });
  const { app } = await openApp({ listEvents: (query) => database.store.events(query) }, { feed });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    address,
    add: async (count) => {
      for (let left = count; left > 0; left -= 7)
        await database.store.commit({ events: Array.from({ length: Math.min(7, left) }, () => event) });
    },
    stop: async () => {
      await app.close();
      await feed.close();
      await database.close();
      expect(troubles).toEqual([]);
    },
  };
}

const follow = ({ address }: Running, last: number) =>
  openEventSource(`${address}/api/v1/events/stream`, last > 0 ? { 'last-event-id': String(last) } : {});

/** A client that is away while hundreds of events happen, the server restarts, and more happen. */
async function loseAndResume(open: () => Promise<Database>): Promise<void> {
  let running = await start(open);
  onTestFinished(() => running.stop());
  await running.add(130);
  const first = await follow(running, 0);
  await first.came(130);
  const live = running.add(20);
  await first.came(140);
  first.close();
  await first.ended;
  await live;
  await running.add(300);
  await running.stop();
  running = await start(open);
  await running.add(40);
  const seen = first.events.map(({ id }) => Number(id));
  const second = await follow(running, seen.at(-1) ?? 0);
  await Promise.all([running.add(60), second.came(550 - seen.length)]);
  second.close();
  seen.push(...second.events.map(({ id }) => Number(id)));
  expect(seen).toEqual(Array.from({ length: 550 }, (_, index) => index + 1));
}

describe('a client that lost its stream misses nothing and sees nothing twice', () => {
  it('on PGlite', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'tminus-stream-'));
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    const lock = await lockDataDirectory(directory, { pid: process.pid, command: 'test', startedAt: 0 });
    onTestFinished(() => lock.release());
    await loseAndResume(() => openDatabase({ migrationsFolder, lock }));
  });

  it.skipIf(!hasPostgres)('on PostgreSQL', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.remove());
    const url = await server.createDatabase();
    await loseAndResume(() => openDatabase({ migrationsFolder, url }));
  });

  it.skipIf(!hasPostgres)('and gets what other nodes wrote', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.remove());
    const url = await server.createDatabase();
    const open = () => openDatabase({ migrationsFolder, url });
    const [here, there] = [await start(open), await start(open)];
    onTestFinished(async () => {
      await here.stop();
      await there.stop();
    });
    const stream = await follow(here, 0);
    await Promise.all([there.add(50), here.add(50)]);
    await stream.came(100);
    expect(stream.events.map(({ id }) => Number(id))).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    stream.close();
  });
});
