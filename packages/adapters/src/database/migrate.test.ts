import { expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import type { SqlPool } from './sql-pool.ts';

it('whose connection breaks says why, and gives the broken connection up, with the lock that it holds', async () => {
  const cut = new Error('Connection terminated unexpectedly');
  let released: unknown = 'not yet';
  const query = async (text: string) => {
    if (text.includes('pg_advisory_lock')) return { rows: [] };
    throw text.includes('pg_advisory_unlock') ? new Error('Client has encountered a connection error') : cut;
  };
  const release = (isBroken: unknown): void => {
    released = isBroken;
  };
  const pool = { connect: async () => ({ query, release }) } as unknown as SqlPool;
  await expect(migrate(pool, 'migrations')).rejects.toBe(cut);
  expect(released).toBe(true);
});
