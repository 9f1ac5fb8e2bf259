import { testRequestLedger } from '@tminus/engine/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres } from '../testing/postgres-server.ts';
import { createRequestLedger } from './request-ledger.ts';
import { embeddedScratch, postgresScratch, type ScratchDatabase } from './testing.ts';

function testDatabase(open: () => Promise<ScratchDatabase>): void {
  let database: ScratchDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database?.close());
  const age = async (seconds: number) => {
    const older = `UPDATE idempotency_keys SET created_at = created_at - make_interval(secs => $1)`;
    await database.pool.query(older, [seconds]);
  };

  testRequestLedger(async () => {
    await database.pool.query('TRUNCATE idempotency_keys');
    return { ledger: createRequestLedger(database.pool), age };
  });

  it('clears what is too old away when somebody asks', async () => {
    await database.pool.query('TRUNCATE idempotency_keys');
    const ledger = createRequestLedger(database.pool);
    for (const key of ['a', 'b', 'c']) await ledger.claim(key, 'f');
    await age(25 * 3_600);
    await ledger.claim('d', 'f');
    const { rows } = await database.pool.query('SELECT key FROM idempotency_keys');
    expect(rows).toEqual([{ key: 'd' }]);
  });
}

describe('on PGlite', () => testDatabase(embeddedScratch));
describe.skipIf(!hasPostgres)('on PostgreSQL', () => testDatabase(postgresScratch));
