import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PglitePool } from './pglite-pool.ts';

let db: PGlite;
let pool: PglitePool;

beforeAll(async () => {
  db = await PGlite.create();
  await db.exec('CREATE TABLE account (id int PRIMARY KEY, amount int NOT NULL)');
});
beforeEach(async () => {
  pool = new PglitePool(db);
  await db.exec('DELETE FROM account; INSERT INTO account VALUES (1, 100), (2, 100)');
});
afterEach(() => pool.end());
afterAll(() => db.close());

const amounts = async () =>
  (await pool.query<{ amount: number }>('SELECT amount FROM account ORDER BY id')).rows.map(
    (row) => row.amount,
  );

describe('transactions', () => {
  it('keeps the queries of others out of an open transaction', async () => {
    const one = await pool.connect();
    const two = await pool.connect();
    await one.query('BEGIN');
    await one.query('UPDATE account SET amount = 0 WHERE id = 1');
    const elsewhere = pool.query('UPDATE account SET amount = 7 WHERE id = 2');
    const other = two.query('BEGIN').then(() => two.query('SELECT amount FROM account ORDER BY id'));
    await one.query('ROLLBACK');
    await elsewhere;
    expect((await other).rows).toEqual([{ amount: 100 }, { amount: 7 }]);
    await two.query('COMMIT');
    one.release();
    two.release();
    expect(await amounts()).toEqual([100, 7]);
  });

  it('loses no update when many clients interleave', async () => {
    const transfer = async (from: number, to: number) => {
      const client = await pool.connect();
      await client.query('BEGIN');
      const { rows } = await client.query<{ amount: number }>('SELECT amount FROM account WHERE id = $1', [
        from,
      ]);
      await client.query('UPDATE account SET amount = $2 WHERE id = $1', [from, (rows[0]?.amount ?? 0) - 1]);
      await client.query('UPDATE account SET amount = amount + 1 WHERE id = $1', [to]);
      await client.query('COMMIT');
      client.release();
    };
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 4 === 0 ? transfer(2, 1) : transfer(1, 2))));
    expect(await amounts()).toEqual([80, 120]);
  });

  it('runs the queries of a client in the order in which they were asked', async () => {
    const client = await pool.connect();
    const asked = ['BEGIN', 'UPDATE account SET amount = 5 WHERE id = 1', 'COMMIT'].map((text) =>
      client.query(text),
    );
    await Promise.all(asked);
    client.release();
    expect(await amounts()).toEqual([5, 100]);
  });

  it('rolls back what a released client left open', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('DELETE FROM account');
    client.release();
    expect(await amounts()).toEqual([100, 100]);
    await expect(client.query('SELECT 1')).rejects.toThrow(/must not be used/);
    expect(() => client.release()).toThrow(/released already/);
  });

  it('honours the isolation level and access mode, and refuses a wrong one without staying open', async () => {
    const client = await pool.connect();
    await client.query('begin isolation level serializable read only');
    expect((await client.query('SHOW transaction_isolation')).rows).toEqual([
      { transaction_isolation: 'serializable' },
    ]);
    await expect(client.query('DELETE FROM account')).rejects.toMatchObject({ code: '25006' });
    await client.query('rollback');
    await expect(client.query('BEGIN ISOLATION LEVEL SOMETHING')).rejects.toMatchObject({ code: '42601' });
    expect(await amounts()).toEqual([100, 100]);
    client.release();
  });

  it('refuses everything after an error until the rollback, and answers COMMIT with ROLLBACK', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('UPDATE account SET amount = 1 WHERE id = 1');
    await expect(client.query('SELECT * FROM missing')).rejects.toMatchObject({ code: '42P01' });
    await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
    expect((await client.query('COMMIT')).command).toBe('ROLLBACK');
    client.release();
    expect(await amounts()).toEqual([100, 100]);
  });

  it('goes back to a savepoint, also after an error', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('UPDATE account SET amount = 1 WHERE id = 1');
    await client.query('SAVEPOINT here');
    await expect(client.query('INSERT INTO account VALUES (2, 0)')).rejects.toMatchObject({ code: '23505' });
    await client.query('ROLLBACK TO SAVEPOINT here');
    await client.query('RELEASE SAVEPOINT here');
    expect((await client.query('COMMIT')).command).toBe('COMMIT');
    client.release();
    expect(await amounts()).toEqual([1, 100]);
  });

  it('passes on that PostgreSQL refused a commit, and lets others in afterwards', async () => {
    await pool.query('CREATE TABLE child (id int REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED)');
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO child VALUES (99)');
    await expect(client.query('COMMIT')).rejects.toMatchObject({ code: '23503' });
    expect((await pool.query('SELECT * FROM child')).rowCount).toBe(0);
    await client.query('BEGIN');
    await client.query('COMMIT');
    client.release();
    await pool.query('DROP TABLE child');
  });

  it('ends a transaction that everybody waits for, and tells its owner why', async () => {
    const impatient = new PglitePool(db, { idleInTransactionTimeoutMs: 20 });
    const client = await impatient.connect();
    await client.query('BEGIN');
    await client.query('DELETE FROM account');
    // The forbidden thing: awaiting the pool inside an open transaction of the same flow.
    expect((await impatient.query('SELECT * FROM account')).rowCount).toBe(2);
    await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P03' });
    await expect(client.query('COMMIT')).rejects.toMatchObject({ code: '25P03' });
    await client.query('ROLLBACK');
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    client.release();
    await impatient.end();
  });

  it('refuses transaction control that would reach into the shared session', async () => {
    await expect(pool.query('BEGIN')).rejects.toThrow(/Use a client/);
    await expect(pool.query('BEGIN; DELETE FROM account; COMMIT')).rejects.toThrow(/query of its own/);
    expect(await amounts()).toEqual([100, 100]);
  });
});

describe('notifications', () => {
  it('reach the clients that listen, when the sender commits', async () => {
    const heard: string[] = [];
    const [listener, deaf, sender] = [await pool.connect(), await pool.connect(), await pool.connect()];
    await listener.query('LISTEN "Release news"');
    const arrived = new Promise<void>((resolve) => {
      listener.on('notification', (message: { channel: string; payload: string }) => {
        heard.push(`${message.channel}: ${message.payload}`);
        if (message.payload === 'last') resolve();
      });
    });
    deaf.on('notification', () => heard.push('heard by somebody who does not listen'));
    await sender.query('BEGIN');
    await sender.query(`NOTIFY "Release news", 'lost'`);
    await sender.query('ROLLBACK');
    await sender.query('BEGIN');
    await sender.query(`NOTIFY "Release news", 'first'`);
    heard.push('before the commit');
    await sender.query('COMMIT');
    await pool.query(`SELECT pg_notify('Release news', 'last')`);
    await arrived;
    expect(heard).toEqual(['before the commit', 'Release news: first', 'Release news: last']);
    await listener.query('UNLISTEN *');
    await pool.query(`NOTIFY "Release news", 'nobody'`);
    expect(heard).toHaveLength(3);
    for (const client of [listener, deaf, sender]) client.release();
  });
});

describe('answers', () => {
  it('counts rows as pg does', async () => {
    expect((await pool.query('UPDATE account SET amount = 1 WHERE id = 99')).rowCount).toBe(0);
    expect((await pool.query('UPDATE account SET amount = 1 WHERE id > $1', [0])).rowCount).toBe(2);
    expect((await pool.query('DELETE FROM account WHERE id = 1 RETURNING id')).rowCount).toBe(1);
    expect((await pool.query('SELECT * FROM account')).rowCount).toBe(1);
    expect(await pool.query('SET search_path TO DEFAULT')).toMatchObject({ command: 'SET', rowCount: null });
  });

  it('gives one result for each statement of a script', async () => {
    const results = await pool.query(
      'UPDATE account SET amount = 3; SELECT amount FROM account WHERE id = 1',
    );
    expect(results).toMatchObject([
      { command: 'UPDATE', rowCount: 2 },
      { command: 'SELECT', rows: [{ amount: 3 }] },
    ]);
  });

  it('converts values as pg does, in both directions', async () => {
    const at = new Date('2026-03-01T10:20:30.456Z');
    const values = [
      '12345678901',
      at,
      Buffer.from([0, 255]),
      ['a"b', null, 'c\\d'],
      { deep: [1] },
      undefined,
      true,
    ];
    const { rows } = await pool.query(
      `SELECT $1::int8 AS big, $2::timestamptz AS at, $3::bytea AS bytes, $4::text[] AS texts,
              $5::jsonb AS facts, $6::text AS nothing, $7::bool AS yes, 1.50::numeric AS exact`,
      values,
    );
    expect(rows).toEqual([
      {
        big: '12345678901',
        at,
        bytes: Buffer.from([0, 255]),
        texts: ['a"b', null, 'c\\d'],
        facts: { deep: [1] },
        nothing: null,
        yes: true,
        exact: '1.50',
      },
    ]);
  });

  it('gives rows as arrays, with the conversions that the query brings along', async () => {
    const types = { getTypeParser: (oid: number) => (text: string) => `${oid}:${text}` };
    const result = await pool.query({
      text: 'SELECT 1 AS x, $1::text AS x',
      values: ['y'],
      rowMode: 'array',
      types,
    });
    expect(result.rows).toEqual([['23:1', '25:y']]);
  });

  it("fails with pg's error class, without the parameters", async () => {
    const error = await pool
      .query('INSERT INTO account VALUES ($1, $2)', [1, 424242])
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(pg.DatabaseError);
    expect(error).toMatchObject({ code: '23505', table: 'account', constraint: 'account_pkey' });
    expect(JSON.stringify(error)).not.toContain('424242');
  });

  it('refuses callbacks instead of ignoring them', async () => {
    const callback = (() => undefined) as unknown as unknown[];
    await expect(pool.query('SELECT 1', callback)).rejects.toThrow(TypeError);
  });
});

describe('end', () => {
  it('waits for what was asked before, rolls back what is open, and refuses what comes after', async () => {
    const ending = new PglitePool(db);
    const client = await ending.connect();
    await client.query('BEGIN');
    await client.query('DELETE FROM account');
    const before = ending.query('SELECT amount FROM account');
    await ending.end();
    expect((await before).rowCount).toBe(2);
    await expect(ending.query('SELECT 1')).rejects.toThrow(/has ended/);
    await expect(ending.connect()).rejects.toThrow(/has ended/);
    await expect(client.query('SELECT 1')).rejects.toThrow(/must not be used/);
    client.release();
  });
});
