import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from './embedded.ts';
import { outageReason } from './outage.ts';
import { PglitePool } from './pglite-pool.ts';
import type { RestartingPglite } from './pglite-restart.ts';

let directory: string;
let db: RestartingPglite;
let pool: PglitePool;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'tminus-restart-'));
  db = await openEmbedded(directory);
  pool = new PglitePool(db);
  await pool.query(
    'CREATE TABLE account (id int PRIMARY KEY, amount int); INSERT INTO account VALUES (1, 100)',
  );
});
afterEach(async () => {
  await pool.end();
  await db.close();
  await rm(directory, { recursive: true, force: true });
});

/** The next file of the log cannot be made, as on a full disk; gives back what makes it possible again. */
async function takeAwayLog(session: Pick<PglitePool, 'query'> = pool): Promise<() => Promise<void>> {
  const log = path.join(directory, 'db', 'pg_wal');
  await session.query('SELECT pg_switch_wal()');
  await rename(log, `${log}.away`);
  return () => rename(`${log}.away`, log);
}

const failure = (query: Promise<unknown>): Promise<unknown> =>
  query.then(
    () => null,
    (error: unknown) => error,
  );

/** Refused while the pause after a start that failed lasts. */
const eventually = <T>(ask: () => Promise<T>): Promise<T> =>
  ask().catch(async (error: unknown) => {
    if (outageReason(error) === null) throw error;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return eventually(ask);
  });

describe('an embedded database that cannot write its log', () => {
  it('says so to everybody, and goes on with what was committed when it can', {
    timeout: 60_000,
  }, async () => {
    const giveBack = await takeAwayLog();
    expect(outageReason(await failure(pool.query('UPDATE account SET amount = 7')))).not.toBeNull();
    expect(outageReason(await failure(pool.query('SELECT 1')))).toContain('pg_wal');
    await giveBack();
    const { rows } = await eventually(() => pool.query('SELECT amount FROM account'));
    expect(rows).toEqual([{ amount: 100 }]);
    await pool.query('UPDATE account SET amount = 8');
    expect((await pool.query('SELECT amount FROM account')).rows).toEqual([{ amount: 8 }]);
  });

  it('ends open transactions and tells those who listen', { timeout: 60_000 }, async () => {
    const listener = await pool.connect();
    await listener.query('LISTEN news');
    const lost = new Promise((resolve) => listener.once('error', resolve));
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('UPDATE account SET amount = 1');
    const giveBack = await takeAwayLog(client);
    expect(outageReason(await failure(client.query('COMMIT')))).not.toBeNull();
    expect(outageReason(await lost)).toContain('stopped');
    await client.query('ROLLBACK');
    client.release();
    listener.release();
    await giveBack();

    const again = await pool.connect();
    await eventually(() => again.query('LISTEN news'));
    const heard = new Promise((resolve) => again.once('notification', resolve));
    await pool.query(`NOTIFY news, 'back'`);
    expect(await heard).toMatchObject({ channel: 'news', payload: 'back' });
    again.release();
    expect((await pool.query('SELECT amount FROM account')).rows).toEqual([{ amount: 100 }]);
  });
});
