import type { DomainEvent } from '@tminus/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDurableEngine } from '../durable/durable-engine.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../testing/postgres-server.ts';
import { createDrizzle } from './drizzle.ts';
import { migrate } from './migrate.ts';
import { checkMove, moveDatabase } from './move-database.ts';
import { openPostgres } from './postgres.ts';
import type { SqlPool } from './sql-pool.ts';
import { createStore } from './store.ts';
import { embeddedScratch, migrationsFolder, type ScratchDatabase } from './testing.ts';

const event = (data: Record<string, unknown>, reason: string | null): DomainEvent => ({
  type: 'release.planned',
  at: 1_700_000_000_000,
  actor: 'Mika <mika@example.org>',
  releaseId: null,
  subject: '',
  reason,
  data,
});

/** As much of one as a store reads. */
const PLAN = { components: [], features: [], fixes: [], breaking: [] };

const announce = async () => {};

/** Every row of every table as text, in an order of its own. */
async function contents(pool: SqlPool): Promise<Record<string, readonly string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'dbos') AND tablename <> 'dbos_migrations' ORDER BY 1`,
  );
  const found: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

async function launch(pool: SqlPool, work: boolean): Promise<void> {
  const engine = createDurableEngine({ pool, executorId: 'local', log: () => {} });
  engine.register('add', async () => engine.step('one', async () => ({ sum: 1 })));
  await engine.launch();
  if (work) {
    await engine.start('add', 'add-1', { text: 'ünïcode' });
    await engine.result('add-1');
  }
  await engine.shutdown();
}

describe.skipIf(!hasPostgres)('a database that is moved', () => {
  let server: PostgresServer;
  let source: ScratchDatabase;
  let target: SqlPool;
  beforeAll(async () => {
    server = await startPostgres();
    source = await embeddedScratch();
    await launch(source.pool, true);
    const store = createStore(source);
    await store.commit({
      release: {
        value: { id: 'rel_1', version: '1.0.0', status: 'planning', createdAt: 5, plan: PLAN } as never,
        revision: 0,
      },
      events: [
        event({ text: 'a "quote", a \\ and 日本語', list: [1, null, { deep: 1e21 }] }, null),
        event({}, ''),
      ],
    });
    await store.commit({ events: Array.from({ length: 1_200 }, (_, n) => event({ n }, `row ${n}`)) });
  });
  afterAll(async () => {
    await source.close();
    await server.remove();
  });
  beforeEach(async () => {
    target = await openPostgres(await server.createDatabase());
    await migrate(target, migrationsFolder);
    await launch(target, false);
    return () => target.end();
  });

  it('is the same there, to the last character, and goes on counting', async () => {
    const moved = await moveDatabase(source.pool, target, announce);
    expect(moved).toMatchObject({ events: 1_202, isRepeated: false });
    const [before, after] = [await contents(source.pool), await contents(target)];
    expect(before['dbos.workflow_status']).toHaveLength(1);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [table, rows] of Object.entries(before)) expect(after[table], table).toEqual(rows);
    const store = createStore({ drizzle: createDrizzle(target) });
    const [logged] = await store.commit({
      release: {
        value: { id: 'rel_2', version: '2.0.0', status: 'planning', createdAt: 5, plan: PLAN } as never,
        revision: 0,
      },
      events: [event({}, null)],
    });
    expect(logged?.seq).toBe(1_203);
    expect((await store.releases({ limit: 2 })).items.map(({ id }) => id)).toEqual(['rel_2', 'rel_1']);
  });

  it('is not copied twice, also when the other one has gone on since', async () => {
    await moveDatabase(source.pool, target, announce);
    await createStore({ drizzle: createDrizzle(target) }).commit({ events: [event({}, null)] });
    const present = await contents(target);
    expect(await moveDatabase(source.pool, target, announce)).toMatchObject({ rows: 0, isRepeated: true });
    expect(await contents(target)).toEqual(present);
  });

  it('does not overwrite one that has events of its own', async () => {
    await createStore({ drizzle: createDrizzle(target) }).commit({ events: [event({}, 'its own')] });
    await expect(moveDatabase(source.pool, target, announce)).rejects.toMatchObject({
      refusal: { code: 'move.targetInUse', params: { events: '1' } },
    });
    expect((await contents(target))['public.events']).toHaveLength(1);
  });

  it('does not go where a server works, and leaves nodes where they are', async () => {
    const enter = (pool: SqlPool, id: string, lease: string) =>
      pool.query(
        `INSERT INTO nodes (id, lease_until, place, host, pid)
         VALUES ($1, clock_timestamp() + $2::interval, $1, 'one', 1)`,
        [id, lease],
      );
    await enter(target, 'node_there', '1 hour');
    for (const refused of [checkMove, (from: SqlPool, to: SqlPool) => moveDatabase(from, to, announce)])
      await expect(refused(source.pool, target)).rejects.toMatchObject({
        refusal: { code: 'move.targetInUse', params: { nodes: '1' } },
      });
    await target.query("UPDATE nodes SET lease_until = clock_timestamp() - interval '1 s'");
    await enter(source.pool, 'node_here', '1 hour');
    await moveDatabase(source.pool, target, announce);
    const { rows } = await target.query('SELECT id FROM nodes');
    expect(rows).toEqual([{ id: 'node_there' }]);
    await source.pool.query('DELETE FROM nodes');
  });

  it('waits for what somebody is just writing there, and then does not delete it', async () => {
    const other = await target.connect();
    await other.query('BEGIN');
    await other.query(
      `INSERT INTO nodes (id, lease_until, place, host, pid)
       VALUES ('node_just', clock_timestamp() + interval '1 hour', 'p', 'one', 1)`,
    );
    const moving = moveDatabase(source.pool, target, announce).then(
      () => 'moved',
      (error: unknown) => error,
    );
    await vi.waitUntil(
      async () =>
        (await target.query("SELECT 1 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND NOT granted")).rows
          .length > 0,
      { timeout: 10_000 },
    );
    await other.query('COMMIT');
    other.release();
    expect(await moving).toMatchObject({ refusal: { code: 'move.targetInUse' } });
  });

  it('is announced when all is copied and none of it is seen there yet', async () => {
    let seen: Promise<unknown> | null = null;
    await moveDatabase(source.pool, target, async () => {
      const { rows } = await target.query(
        "SELECT 1 FROM pg_locks WHERE relation = 'events'::regclass AND mode = 'AccessExclusiveLock' AND granted",
      );
      expect(rows).toHaveLength(1);
      seen = checkMove(source.pool, target);
    });
    // Asked before the end, answered after it.
    expect(await seen).toBe(false);
    await expect(
      moveDatabase(source.pool, target, () => Promise.reject(new Error('not announced'))),
    ).resolves.toMatchObject({ isRepeated: true });
  });

  it('is nowhere else when it could not be announced', async () => {
    const failing = moveDatabase(source.pool, target, () => Promise.reject(new Error('no room')));
    await expect(failing).rejects.toThrow('no room');
    expect((await contents(target))['public.events']).toEqual([]);
  });
});
