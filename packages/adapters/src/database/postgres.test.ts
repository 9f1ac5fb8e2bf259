import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres, type PostgresServer, startPostgres } from '../testing/postgres-server.ts';
import { openPostgres } from './postgres.ts';

describe.skipIf(!hasPostgres)('a pool on a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  it('outlasts a connection that breaks between two statements of a transaction', async () => {
    const pool = await openPostgres(await server.createDatabase());
    const client = await pool.connect();
    await client.query('BEGIN');
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const broken = new Promise((resolve) => client.once('end', resolve));
    await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    // Nobody but the pool listens for the error of this client: unheard, it would end this process.
    await broken;
    await expect(client.query('COMMIT')).rejects.toThrow();
    client.release();
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });
});
