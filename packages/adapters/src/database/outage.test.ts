import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { RefusalError } from '@tminus/domain';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres, type PostgresServer, startPostgres } from '../testing/postgres-server.ts';
import { outageReason, withOutages } from './outage.ts';

const failureOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => error,
  );

/** What `pg` says of a server's address, for as long as it takes. */
async function askAt(port: number): Promise<unknown> {
  const connectionString = `postgresql://tminus@127.0.0.1:${port}/tminus`;
  const pool = new pg.Pool({ connectionString, connectionTimeoutMillis: 200 });
  try {
    return await failureOf(pool.query('SELECT 1'));
  } finally {
    await pool.end();
  }
}

describe('what is an outage of the database', () => {
  let server: Server;
  const listen = async (onConnection: (socket: Socket) => void): Promise<number> => {
    server = createServer(onConnection);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const close = () => new Promise((resolve) => server.close(resolve));
  afterEach(async () => {
    if (server?.listening) await close();
  });

  it('a server that is not there', async () => {
    const port = await listen(() => undefined);
    await close();
    expect(outageReason(await askAt(port))).toContain('ECONNREFUSED');
  });

  it('one that hangs up', async () => {
    expect(outageReason(await askAt(await listen((socket) => void socket.destroy())))).not.toBeNull();
  });

  it('one that says nothing', async () => {
    const sockets: Socket[] = [];
    const port = await listen((socket) => void sockets.push(socket));
    expect(outageReason(await askAt(port))).toMatch(/timeout/);
    for (const socket of sockets) socket.destroy();
  });

  it.skipIf(!existsSync('/dev/full'))('a full disk, however deep in what went wrong', async () => {
    const full = await failureOf(writeFile('/dev/full', 'x'));
    const wrapped = new Error('the query failed', {
      cause: new Error('so it was rolled back', { cause: full }),
    });
    expect(outageReason(wrapped)).toContain('ENOSPC');
  });

  it('no mistake of the program', () => {
    expect(outageReason(new TypeError('x is not a function'))).toBeNull();
    expect(outageReason('text')).toBeNull();
  });
});

describe.skipIf(!hasPostgres)('on a server of PostgreSQL', () => {
  let server: PostgresServer;
  let client: pg.Client;
  beforeAll(async () => {
    server = await startPostgres();
    client = new pg.Client(await server.createDatabase());
    client.on('error', () => undefined);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await server.remove();
  });

  it.each([
    [
      'room that is used up',
      `SET temp_file_limit = '64kB'; SELECT count(*) FROM (SELECT i, repeat('x', 100) FROM generate_series(1, 300000) i ORDER BY 2, 1 DESC) rows`,
    ],
    ['a statement that takes too long', 'SET statement_timeout = 20; SELECT pg_sleep(10)'],
  ])('%s is an outage', async (_case, text) => {
    expect(outageReason(await failureOf(client.query(text)))).not.toBeNull();
    await client.query('RESET ALL');
  });

  it.each(['SELECT nothing', 'SELECT 1/0', 'this is no SQL'])('%j is none', async (text) => {
    expect(outageReason(await failureOf(client.query(text)))).toBeNull();
  });

  it('a connection that somebody ended is one', async () => {
    expect(
      outageReason(await failureOf(client.query('SELECT pg_terminate_backend(pg_backend_pid())'))),
    ).not.toBeNull();
  });
});

describe('a port whose database is away', () => {
  it('refuses store.unavailable with the reason, and lets every other error through', async () => {
    const defect = new Error('defect');
    const port = withOutages({
      away: async (): Promise<string> =>
        Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })),
      broken: async (): Promise<string> => Promise.reject(defect),
      fine: async (value: string): Promise<string> => value,
    });
    expect(await failureOf(port.away())).toBeInstanceOf(RefusalError);
    expect(await failureOf(port.away())).toMatchObject({
      refusal: { code: 'store.unavailable', params: { reason: 'connect ECONNREFUSED' } },
    });
    expect(await failureOf(port.broken())).toBe(defect);
    expect(await port.fine('as before')).toBe('as before');
  });
});
