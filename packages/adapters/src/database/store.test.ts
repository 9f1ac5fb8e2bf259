import type { DomainEvent } from '@tminus/domain';
import { GENESIS_HASH, hashEvent } from '@tminus/domain';
import { testStore } from '@tminus/engine/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres } from '../testing/postgres-server.ts';
import { createStore } from './store.ts';
import { embeddedScratch, postgresScratch, type ScratchDatabase } from './testing.ts';

const event = (over: Partial<DomainEvent> = {}): DomainEvent => ({
  type: 'release.planned',
  at: 1_700_000_000_000,
  actor: 'Mika <mika@example.org>',
  releaseId: 'rel_1',
  subject: '',
  reason: null,
  data: { version: '1.0.0' },
  ...over,
});

/** What only a database can get wrong, beside what every store promises. */
function testDatabase(open: () => Promise<ScratchDatabase>): void {
  let database: ScratchDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database?.close());
  const empty = async () => {
    await database.pool.query('TRUNCATE releases, rollouts, calendar_entries, events, counters, nodes');
    return createStore(database);
  };

  testStore(empty);

  it('takes back the numbers of events when one of them cannot be written', async () => {
    const store = await empty();
    const unwritable = event({ reason: 'PostgreSQL has no \u0000 in text' });
    await expect(store.commit({ events: [event(), unwritable] })).rejects.toThrow();
    const [logged] = await store.commit({ events: [event()] });
    expect(logged?.seq).toBe(1);
  });

  it('numbers and chains events without gaps under concurrent commits, some of which fail', async () => {
    const store = await empty();
    const writes = Array.from({ length: 30 }, (_, n) => {
      const events = Array.from({ length: 1 + (n % 3) }, () => event({ subject: `${n}` }));
      const refused = { release: { value: { id: 'rel_1' } as never, revision: 99 }, events };
      return store.commit(n % 5 === 0 ? refused : { events });
    });
    await Promise.allSettled(writes);
    const { rows } = await database.drizzle.execute<{ seq: string; hash: string; data: string }>(
      sql`SELECT seq, at, type, actor, release_id, subject, reason, data::text AS data, hash FROM events ORDER BY seq`,
    );
    expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 48 }, (_, index) => index + 1));
    let previous = GENESIS_HASH;
    for (const { hash, seq, at, release_id, ...row } of rows as unknown as Record<string, string>[]) {
      const record = { ...row, seq: Number(seq), at: Number(at), releaseId: release_id } as never;
      previous = hashEvent(previous, record);
      expect(hash).toBe(previous);
    }
  });

  it('writes nothing for a node that was taken over', async () => {
    await empty();
    await database.pool.query(
      `INSERT INTO nodes (id, place, host, pid, lease_until) VALUES ('a', 'p', 'h', 1, now())`,
    );
    const of = (node: string) => createStore({ drizzle: database.drizzle, node });
    await of('a').commit({ events: [event()] });
    await expect(of('b').commit({ events: [event()] })).rejects.toMatchObject({
      refusal: { code: 'node.fenced', params: { node: 'b' } },
    });
    expect(await of('a').events({ after: 0, limit: 9 })).toHaveLength(1);
  });
}

describe('on PGlite', () => testDatabase(embeddedScratch));
describe.skipIf(!hasPostgres)('on PostgreSQL', () => testDatabase(postgresScratch));
