import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { verifyLog } from '@tminus/engine';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasPostgres, startPostgres } from '../testing/postgres-server.ts';
import { createDrizzle } from './drizzle.ts';
import { migrate } from './migrate.ts';
import { PglitePool } from './pglite-pool.ts';
import { openPostgres } from './postgres.ts';
import type { SqlPool } from './sql-pool.ts';
import { createStore } from './store.ts';
import { migrationsFolder } from './testing.ts';

/** The migrations as they were before the chain. */
async function firstMigration(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tminus-migrations-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(migrationsFolder, folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(await readFile(journal, 'utf8')) as { entries: unknown[] };
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
  return folder;
}

const OLD_EVENTS = [
  [
    1,
    1_700_000_000_000,
    'release.planned',
    'Mika <mika@example.org>',
    'rel_1',
    '',
    null,
    '{"version":"1.0.0"}',
  ],
  [2, 1_700_000_000_001, 'approval.given', '田中 太郎', 'rel_1', 'qa', '', '{"b":[1,{"c":null}],"a":"é😀"}'],
  [3, 1_700_000_000_002, 'incident.opened', 'tminus', null, '', '改行\nと, 1:コロン', '{}'],
];

async function testMigration(pool: SqlPool): Promise<void> {
  await migrate(pool, await firstMigration());
  for (const row of OLD_EVENTS)
    await pool.query(
      `INSERT INTO events (seq, at, type, actor, release_id, subject, reason, data)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)`,
      row,
    );
  await pool.query(`INSERT INTO counters (name, value) VALUES ('event', 3)`);
  await migrate(pool, migrationsFolder);
  const store = createStore({ drizzle: createDrizzle(pool) });
  const before = await verifyLog(store, null);
  expect(before).toMatchObject({ rows: 3, problems: [], head: { seq: 3n } });
  expect(await store.events({ after: 1, limit: 1 })).toMatchObject([
    { actor: '田中 太郎', data: { a: 'é😀', b: [1, { c: null }] } },
  ]);
  const added = {
    type: 'release.approved',
    at: 1,
    actor: 'a',
    releaseId: null,
    subject: '',
    reason: null,
  } as const;
  await store.commit({ events: [{ ...added, data: {} }] });
  expect(await verifyLog(store, before.head)).toMatchObject({ rows: 4, problems: [] });
}

describe('events from before the chain get their hashes, and the chain goes on from them', () => {
  it('on PGlite', async () => {
    const db = await PGlite.create();
    const pool = new PglitePool(db);
    onTestFinished(async () => {
      await pool.end();
      await db.close();
    });
    await testMigration(pool);
  });

  it.skipIf(!hasPostgres)('on PostgreSQL', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.remove());
    const pool = await openPostgres(await server.createDatabase());
    onTestFinished(() => pool.end());
    await testMigration(pool);
  });
});
