import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DatabaseFacts, type Records, recordsOfStore } from '@tminus/engine';
import { holderOf, lockDataDirectory } from '../data-directory/lock.ts';
import type { SqlPool } from '../database/sql-pool.ts';
import { withoutPassword } from '../database/without-password.ts';
import { readNodes } from './read-nodes.ts';

/** A database that is open for a diagnosis: no table is made or changed. */
export interface ReadableDatabase {
  readonly facts: DatabaseFacts;
  readonly records: Records;
  close(): Promise<void>;
}

const CONNECT_MS = 5_000;

/** Reaches a PostgreSQL server within 5 s; refuses `database.unreachable`. */
export async function openServerForReading(
  url: string,
  directory: string,
  migrations: string,
): Promise<ReadableDatabase> {
  const { openPostgres } = await import('../database/postgres.ts');
  const pool = await openPostgres(url, { connectMs: CONNECT_MS });
  return readable(pool, { kind: 'postgres', name: withoutPassword(url), directory, migrations }, () =>
    pool.end(),
  );
}

/**
 * Opens the embedded database under the lock of its directory, where there is one and nobody else has it. Null when
 * there is none, or none yet; `held` when somebody has it. Refuses `data.unusable`, `data.moved` and
 * `data.moving`.
 */
export async function openFilesForReading(
  directory: string,
  migrations: string,
): Promise<ReadableDatabase | 'held' | null> {
  const files = join(directory, 'db');
  if (!existsSync(files) || existsSync(`${files}.creating`)) return null;
  if ((await holderOf(directory)) !== null) return 'held';
  const holder = { pid: process.pid, command: 'tminus doctor', startedAt: Date.now() };
  const lock = await lockDataDirectory(directory, holder);
  try {
    const [{ openEmbedded }, { PglitePool }] = await Promise.all([
      import('../database/embedded.ts'),
      import('../database/pglite-pool.ts'),
    ]);
    const db = await openEmbedded(directory);
    const pool = new PglitePool(db);
    return await readable(pool, { kind: 'embedded', name: files, directory, migrations }, async () => {
      await pool.end();
      await db.close();
      await lock.release();
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

interface Where extends Pick<DatabaseFacts, 'kind' | 'name'> {
  /** The data directory. */
  readonly directory: string;
  readonly migrations: string;
}

async function readable(pool: SqlPool, where: Where, close: () => Promise<void>): Promise<ReadableDatabase> {
  try {
    const [{ createDeliveries }, { createDrizzle }, { createStore }] = await Promise.all([
      import('../database/deliveries.ts'),
      import('../database/drizzle.ts'),
      import('../database/store.ts'),
    ]);
    const drizzle = createDrizzle(pool);
    return {
      facts: await readFacts(pool, where),
      records: recordsOfStore(createStore({ drizzle }), createDeliveries(drizzle)),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function readFacts(
  pool: SqlPool,
  { kind, name, directory, migrations }: Where,
): Promise<DatabaseFacts> {
  const { readTableState } = await import('../database/migrate.ts');
  const { rows } = await pool.query<{ version: string; bytes: string }>(
    `SELECT current_setting('server_version') AS version, pg_database_size(current_database())::text AS bytes`,
  );
  const tables = await readTableState(pool, migrations);
  return {
    kind,
    name,
    version: rows[0]?.version ?? '',
    bytes: Number(rows[0]?.bytes ?? 0),
    ...(await readClock(pool)),
    tables,
    nodes: kind === 'postgres' && tables === 'current' ? await readNodes(pool, directory) : [],
  };
}

/** The clock was read about the middle of the round trip, as NTP assumes (RFC 5905, section 8). */
async function readClock(pool: SqlPool): Promise<Pick<DatabaseFacts, 'roundTripMs' | 'skewMs'>> {
  const [wall, start] = [Date.now(), performance.now()];
  const { rows } = await pool.query<{ ms: string }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::text AS ms',
  );
  const roundTripMs = performance.now() - start;
  return { roundTripMs, skewMs: Number(rows[0]?.ms) - (wall + roundTripMs / 2) };
}
