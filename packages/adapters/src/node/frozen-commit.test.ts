import type { DomainEvent } from '@tminus/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count } from '../database/counter.ts';
import { createStore } from '../database/store.ts';
import { postgresScratch, type ScratchDatabase } from '../database/testing.ts';
import { hasPostgres } from '../testing/postgres-server.ts';
import { nodeTable } from './node-table.ts';

const event: DomainEvent = {
  type: 'release.planned',
  at: 1,
  actor: 'tminus',
  releaseId: null,
  subject: '',
  reason: null,
  data: {},
};

describe.skipIf(!hasPostgres)('a node that was frozen in the middle of a commit', () => {
  let database: ScratchDatabase;
  beforeAll(async () => {
    database = await postgresScratch();
  });
  afterAll(() => database.close());

  it('keeps nobody else from renewing, from writing, or from taking over', async () => {
    const table = nodeTable(database.pool);
    for (const id of ['frozen', 'alive'])
      await table.enter({ id, place: id, host: 'h', pid: 1 }, id === 'frozen' ? 1 : 60_000);
    const client = await database.pool.connect();
    client.on('error', () => undefined);
    await client.query('BEGIN');
    await client.query(`SELECT id FROM nodes WHERE id = 'frozen' FOR KEY SHARE`);
    await client.query(`INSERT INTO counters VALUES ('event', 0) ON CONFLICT (name) DO UPDATE SET value = 0`);

    const store = createStore({ drizzle: database.drizzle, node: 'alive' });
    const written = store.commit({ events: [event] });
    expect(await table.renew('alive', 60_000, null)).toBe(true);
    expect(await written).toMatchObject([{ seq: 1 }]);
    await expect.poll(() => table.takeOver('alive', 'alive', true), { timeout: 20_000 }).toEqual(['frozen']);
    await expect(client.query('COMMIT')).rejects.toThrow();
    client.release(true);
    expect(await count(database.drizzle, 'event', 1)).toBe(2);
  });
});
