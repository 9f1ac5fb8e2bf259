import { RefusalError } from '@tminus/domain';
import pg from 'pg';
import type { SqlPool } from './sql-pool.ts';
import { withoutPassword } from './without-password.ts';

export interface PostgresSettings {
  /** How long a connection may take to be made, or to become free (ms); 10,000 by default. */
  readonly connectMs?: number;
  /** 20 connections by default. */
  readonly max?: number;
  /** How long the server works on one statement (ms); 60,000 by default. */
  readonly statementMs?: number;
}

/** The client speaks up later than the server, and only when the server is gone. */
const SERVER_IS_GONE = 1.5;

/** Whoever stands still in the middle of a transaction may have been frozen or lost, and others wait for its locks. */
const IDLE_IN_TRANSACTION_MS = 5_000;

/** How long `end` waits for queries under way (ms). */
const END_MS = 5_000;

/**
 * A pool of connections to a PostgreSQL server that is known to answer. Nothing waits for ever. Refuses
 * `database.unreachable`.
 */
export async function openPostgres(url: string, settings: PostgresSettings = {}): Promise<SqlPool> {
  const { connectMs = 10_000, max = 20, statementMs = 60_000 } = settings;
  if (!/^postgres(ql)?:/i.test(url))
    throw new RefusalError('database.unreachable', {
      database: withoutPassword(url),
      reason: 'its URL does not begin with postgresql://',
    });
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'tminus',
    max,
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: statementMs,
    query_timeout: statementMs * SERVER_IS_GONE,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  });
  // Without a listener, a connection that breaks ends the process. The pool replaces idle ones by itself; whoever has
  // one hears of it from the next query, also when it broke between two statements of a transaction.
  pool.on('error', () => undefined);
  const clients = new Set<pg.PoolClient>();
  pool.on('connect', (client) => {
    clients.add(client);
    client.on('error', () => undefined);
  });
  pool.on('remove', (client) => clients.delete(client));
  endInTime(pool, clients);
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

/** Has `end` cut the connections of queries that do not come back: a server that is away must not keep us from ending. */
function endInTime(pool: pg.Pool, clients: ReadonlySet<pg.PoolClient>): void {
  const end = pool.end.bind(pool);
  const endOrCut = async (): Promise<void> => {
    const timer = setTimeout(() => {
      for (const client of clients) client.release(true);
    }, END_MS);
    await end().finally(() => clearTimeout(timer));
  };
  Object.assign(pool, { end: endOrCut });
}
