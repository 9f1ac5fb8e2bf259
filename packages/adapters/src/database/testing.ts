import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { startPostgres } from '../testing/postgres-server.ts';
import { createDrizzle, type Drizzle } from './drizzle.ts';
import { migrate } from './migrate.ts';
import { PglitePool } from './pglite-pool.ts';
import { openPostgres } from './postgres.ts';
import type { SqlPool } from './sql-pool.ts';

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

export interface ScratchDatabase {
  readonly pool: SqlPool;
  readonly drizzle: Drizzle;
  close(): Promise<void>;
}

/** A database in memory with all tables, for tests. */
export async function embeddedScratch(): Promise<ScratchDatabase> {
  const db = await PGlite.create();
  const pool = new PglitePool(db);
  await migrate(pool, migrationsFolder);
  const close = async () => {
    await pool.end();
    await db.close();
  };
  return { pool, drizzle: createDrizzle(pool), close };
}

/** A database with all tables on a server of its own, for tests. */
export async function postgresScratch(): Promise<ScratchDatabase> {
  const server = await startPostgres();
  const pool = await openPostgres(await server.createDatabase());
  await migrate(pool, migrationsFolder);
  const close = async () => {
    await pool.end();
    await server.remove();
  };
  return { pool, drizzle: createDrizzle(pool), close };
}
