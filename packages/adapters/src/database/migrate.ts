import { RefusalError } from '@tminus/domain';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import { asPgPool, type SqlClient, type SqlPool } from './sql-pool.ts';

/** Any number will do as long as nothing else on the same server uses it; this one spells "tminus" in base 36. */
const MIGRATION_LOCK = Number.parseInt('tminus', 36);

/**
 * Brings the tables to the state of the newest migration in the folder, all pending ones in one transaction.
 * Several processes may do it at once on one server: they take turns. Refuses `database.newer` when a later version of
 * the program was here: this one would not know what it reads. Throws when the folder is not there.
 */
export async function migrate(pool: SqlPool, migrationsFolder: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await refuseNewer(client, migrationsFolder);
      await applyMigrations(drizzle(asPgPool(client)), { migrationsFolder });
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    client.release();
  }
}

/** Each migration is recorded with the time at which it was written. */
async function refuseNewer(client: SqlClient, migrationsFolder: string): Promise<void> {
  const { rows: tables } = await client.query<{ name: string | null }>(
    `SELECT to_regclass('drizzle.__drizzle_migrations')::text AS name`,
  );
  if (tables[0]?.name == null) return;
  const { rows } = await client.query<{ last: string | null }>(
    'SELECT max(created_at)::text AS last FROM drizzle.__drizzle_migrations',
  );
  const known = Math.max(...readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
  if (Number(rows[0]?.last ?? 0) > known) throw new RefusalError('database.newer', {});
}
