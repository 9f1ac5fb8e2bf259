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
  let isBroken = false;
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      if ((await readTableState(client, migrationsFolder)) === 'later')
        throw new RefusalError('database.newer', {});
      await applyMigrations(drizzle(asPgPool(client)), { migrationsFolder });
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => {
        // Its end lets go of it; why it is broken is told by what failed before.
        isBroken = true;
      });
    }
  } finally {
    client.release(isBroken);
  }
}

/** How the tables of a database stand to those that a migrations folder would make. */
export type TableState = 'none' | 'current' | 'earlier' | 'later';

/** Each migration is recorded with the time at which it was written. Nothing is changed. */
export async function readTableState(
  client: Pick<SqlClient, 'query'>,
  migrationsFolder: string,
): Promise<TableState> {
  const { rows: tables } = await client.query<{ name: string | null }>(
    `SELECT to_regclass('drizzle.__drizzle_migrations')::text AS name`,
  );
  if (tables[0]?.name == null) return 'none';
  const { rows } = await client.query<{ last: string | null }>(
    'SELECT max(created_at)::text AS last FROM drizzle.__drizzle_migrations',
  );
  const known = Math.max(...readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
  const last = Number(rows[0]?.last ?? 0);
  if (last === known) return 'current';
  return last > known ? 'later' : 'earlier';
}
