import { RefusalError } from '@tminus/domain';
import { copyTables } from './copy-tables.ts';
import type { SqlClient, SqlPool } from './sql-pool.ts';

export interface Move {
  /** Where it is now, for people. */
  readonly database: string;
  readonly rows: number;
  readonly events: number;
  /** The rows were there already: an earlier move was cut off after its last step but one. */
  readonly isRepeated: boolean;
}

/**
 * Whether there is anything to move: false when the other database holds it already. Refuses `move.targetInUse` when
 * that one holds anything of its own, or is worked on. Changes nothing; others may do so right after.
 */
export async function checkMove(from: SqlPool, to: SqlPool): Promise<boolean> {
  const head = await lastEvent(from);
  const client = await to.connect();
  try {
    if (await holds(client, head)) return false;
    await refuseUsed(client);
    return true;
  } finally {
    client.release();
  }
}

/**
 * Copies everything from one database to another with the same tables, in one transaction: all or nothing, and no
 * more when it is repeated. `announce` is awaited right before the rows become visible there. Refuses as `checkMove`.
 */
export async function moveDatabase(
  from: SqlPool,
  to: SqlPool,
  announce: () => Promise<void>,
): Promise<Omit<Move, 'database'>> {
  const head = await lastEvent(from);
  const client = await to.connect();
  let isEnded = false;
  try {
    await client.query('BEGIN');
    // Reading a large table may take longer than a transaction may stand still elsewhere.
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    // What somebody is just writing there is seen by the check, and what comes later waits for the end of this.
    await client.query('LOCK TABLE releases, events, nodes IN ACCESS EXCLUSIVE MODE');
    const events = Number(head?.seq ?? 0);
    if (await holds(client, head)) {
      await client.query('ROLLBACK');
      isEnded = true;
      return { rows: 0, events, isRepeated: true };
    }
    await refuseUsed(client);
    const rows = await copyTables(from, client);
    await announce();
    await client.query('COMMIT');
    isEnded = true;
    return { rows, events, isRepeated: false };
  } finally {
    // A connection that is given back keeps its transaction; one that is closed does not.
    client.release(!isEnded);
  }
}

interface Head {
  readonly seq: string;
  readonly hash: string;
}

async function lastEvent(pool: SqlPool): Promise<Head | null> {
  const { rows } = await pool.query<Head>(
    'SELECT seq::text, hash FROM events ORDER BY events.seq DESC LIMIT 1',
  );
  return rows[0] ?? null;
}

/** The chain makes one row stand for all before it. */
async function holds(client: SqlClient, head: Head | null): Promise<boolean> {
  if (head === null) return false;
  const { rows } = await client.query('SELECT 1 FROM events WHERE seq = $1 AND hash = $2', [
    head.seq,
    head.hash,
  ]);
  return rows.length > 0;
}

async function refuseUsed(client: SqlClient): Promise<void> {
  const { rows } = await client.query<{ releases: string; events: string; nodes: string }>(
    `SELECT (SELECT count(*) FROM releases) AS releases, (SELECT count(*) FROM events) AS events,
            (SELECT count(*) FROM nodes WHERE lease_until >= clock_timestamp()) AS nodes`,
  );
  const { releases = '0', events = '0', nodes = '0' } = rows[0] ?? {};
  if (releases !== '0' || events !== '0' || nodes !== '0')
    throw new RefusalError('move.targetInUse', { releases, events, nodes });
}
