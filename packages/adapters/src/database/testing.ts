import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { createDrizzle, type Drizzle } from './drizzle.ts';
import { migrate } from './migrate.ts';
import { PglitePool } from './pglite-pool.ts';

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

export interface ScratchDatabase {
  readonly pool: PglitePool;
  readonly drizzle: Drizzle;
  close(): Promise<void>;
}

/** A database in memory with all tables, for tests. */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const db = await PGlite.create();
  const pool = new PglitePool(db);
  await migrate(pool, migrationsFolder);
  const close = async () => {
    await pool.end();
    await db.close();
  };
  return { pool, drizzle: createDrizzle(pool), close };
}
