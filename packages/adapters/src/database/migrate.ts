import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import { asPgPool, type SqlPool } from './sql-pool.ts';

/** Any number will do as long as nothing else on the same server uses it; this one spells "tminus" in base 36. */
const MIGRATION_LOCK = Number.parseInt('tminus', 36);

/**
 * Brings the tables to the state of the newest migration in the folder, all pending ones in one transaction.
 * Several processes may do it at once on one server: they take turns. Throws when the folder is not there.
 */
export async function migrate(pool: SqlPool, migrationsFolder: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await applyMigrations(drizzle(asPgPool(client)), { migrationsFolder });
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    client.release();
  }
}
