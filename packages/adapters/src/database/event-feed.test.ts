import type { DomainEvent, LoggedEvent } from '@tminus/domain';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { hasPostgres, startPostgres } from '../testing/postgres-server.ts';
import { createDrizzle } from './drizzle.ts';
import { createEventFeed } from './event-feed.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import type { SqlPool } from './sql-pool.ts';
import { createStore } from './store.ts';
import { embeddedScratch, migrationsFolder, postgresScratch, type ScratchDatabase } from './testing.ts';

const event: DomainEvent = {
  type: 'release.planned',
  at: 1,
  actor: 'a',
  releaseId: null,
  subject: '',
  reason: null,
  data: {},
};
const NEVER_MS = 3_600_000;

/** A feed that is closed when the test ends, what it told, and what waits until it has told a number. */
function watch(pool: SqlPool, everyMs: number) {
  const troubles: unknown[] = [];
  const told: number[] = [];
  const waiting = new Set<() => void>();
  const feed = createEventFeed({ pool, everyMs, onTrouble: (error) => troubles.push(error) });
  const unsubscribe = feed.subscribe((last) => {
    told.push(last);
    for (const look of waiting) look();
  });
  onTestFinished(() => feed.close());
  const reached = (seq: number) =>
    new Promise<void>((resolve) => {
      const look = () => told.includes(seq) && resolve();
      waiting.add(look);
      look();
    });
  return { feed, told, troubles, reached, unsubscribe };
}

function testDatabase(open: () => Promise<ScratchDatabase>): void {
  let database: ScratchDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database?.close());
  const start = async () => {
    const { pool, drizzle } = database;
    await pool.query('TRUNCATE events, counters');
    const store = createStore({ drizzle });
    const add = async (count: number): Promise<readonly LoggedEvent[]> =>
      store.commit({ events: Array.from({ length: count }, () => event) });
    return { pool, add };
  };

  it('tells of commits by notification, each number once and upwards', async () => {
    const { pool, add } = await start();
    await add(3);
    // It looks once at its start; all that comes later comes by notification.
    const { reached, told } = watch(pool, NEVER_MS);
    await reached(3);
    await listens(pool);
    for (const count of [1, 5, 2]) await add(count);
    await reached(11);
    expect(told).toEqual([...new Set(told)].sort((left, right) => left - right));
    expect(told.at(-1)).toBe(11);
  });

  it('tells of commits whose notification was lost', async () => {
    const { pool } = await start();
    const { reached } = watch(pool, 20);
    await pool.query(`INSERT INTO counters (name, value) VALUES ('event', 7)`);
    await reached(7);
  });

  it('tells nothing after the end of a subscription', async () => {
    const { pool, add } = await start();
    const first = watch(pool, 20);
    await first.reached((await add(1))[0]?.seq ?? 0);
    first.unsubscribe();
    const again: number[] = [];
    const grown = new Promise<void>((resolve) => {
      first.feed.subscribe((last) => {
        again.push(last);
        resolve();
      });
    });
    await add(1);
    await grown;
    expect([first.told, again]).toEqual([[1], [2]]);
    await first.feed.close();
    expect(() => first.feed.subscribe(() => {})).toThrow('closed');
  });
}

/** Waits until a session of the database listens; PGlite, whose one session answers in order, listens by then. */
async function listens(pool: SqlPool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      `SELECT 1 FROM pg_stat_activity WHERE query = 'LISTEN tminus_events' AND state = 'idle'
       UNION ALL SELECT 1 FROM pg_listening_channels() WHERE pg_listening_channels = 'tminus_events'`,
    );
    if (rows.length > 0) return;
  }
}

describe('on PGlite', () => testDatabase(embeddedScratch));
describe.skipIf(!hasPostgres)('on PostgreSQL', () => {
  testDatabase(postgresScratch);

  it('comes back by itself after the server was away, and tells what happened meanwhile', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.remove());
    const pool = await openPostgres(await server.createDatabase());
    onTestFinished(() => pool.end());
    await migrate(pool, migrationsFolder);
    const store = createStore({ drizzle: createDrizzle(pool) });
    const { reached, troubles } = watch(pool, 20);
    await store.commit({ events: [event] });
    await reached(1);
    await server.stop();
    await server.start();
    await store.commit({ events: [event, event] });
    await reached(3);
    await listens(pool);
    expect(troubles.length).toBeGreaterThan(0);
  });
});
