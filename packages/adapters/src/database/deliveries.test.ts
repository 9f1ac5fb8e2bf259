import type { DomainEvent } from '@tminus/domain';
import { testDeliveries } from '@tminus/engine/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import { hasPostgres } from '../testing/postgres-server.ts';
import { createDeliveries } from './deliveries.ts';
import { createStore } from './store.ts';
import { embeddedScratch, postgresScratch, type ScratchDatabase } from './testing.ts';

const EVENT: DomainEvent = {
  type: 'release.planned',
  at: 1_700_000_000_000,
  actor: 'Mika',
  releaseId: null,
  subject: '',
  reason: null,
  data: {},
};

function testTable(open: () => Promise<ScratchDatabase>): void {
  let database: ScratchDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database?.close());

  testDeliveries(async () => {
    await database.pool.query('TRUNCATE events, counters, deliveries');
    const store = createStore(database);
    return {
      deliveries: createDeliveries(database.drizzle),
      addEvents: async (count) => {
        await store.commit({ events: Array.from({ length: count }, () => EVENT) });
      },
    };
  });
}

describe('on PGlite', () => testTable(embeddedScratch));
describe.skipIf(!hasPostgres)('on PostgreSQL', () => testTable(postgresScratch));
