import { RefusalError } from '@tminus/domain';
import pg from 'pg';
import type { SqlPool } from './sql-pool.ts';
import { withoutPassword } from './without-password.ts';

/**
 * A pool of connections to a PostgreSQL server that is known to answer. Nothing waits for ever: connecting 10 s
 * unless told otherwise, a statement 60 s, an idle transaction 60 s. Refuses `database.unreachable`.
 */
export async function openPostgres(url: string, connectMs = 10_000): Promise<SqlPool> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'tminus',
    max: 20,
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: 60_000,
    // Longer than the server's own time-out, so that it only speaks up when the server is gone.
    query_timeout: 90_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // Without a listener, a connection that breaks ends the process. The pool replaces idle ones by itself; whoever has
  // one hears of it from the next query, also when it broke between two statements of a transaction.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    const reason = error instanceof Error ? error.message : String(error);
    throw new RefusalError(
      'database.unreachable',
      { database: withoutPassword(url), reason },
      { cause: error },
    );
  }
  return pool as unknown as SqlPool;
}
