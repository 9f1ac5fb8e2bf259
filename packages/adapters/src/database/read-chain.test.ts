import { type DomainEvent, GENESIS_HASH, hashEvent } from '@tminus/domain';
import { verifyLog } from '@tminus/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLUMNS, flipsOf, type Tampering, tamperings } from '../testing/chain-tampering.ts';
import { hasPostgres } from '../testing/postgres-server.ts';
import { createStore } from './store.ts';
import { embeddedScratch, postgresScratch, type ScratchDatabase } from './testing.ts';

// PostgreSQL has no U+0000 in text; everything else it keeps.
const text = fc
  .oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 8 }))
  .map((value) => value.replaceAll('\u0000', ''));
const event: fc.Arbitrary<DomainEvent> = fc.record({
  type: fc.constantFrom('release.planned' as const, 'rollout.paused' as const),
  at: fc.nat({ max: 2 ** 50 }),
  actor: text,
  releaseId: fc.option(fc.constantFrom('', 'rel_1')),
  subject: text,
  reason: fc.option(fc.oneof(fc.constant(''), text)),
  data: fc.dictionary(
    text,
    fc.jsonValue({ maxDepth: 1 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown),
    { maxKeys: 3, noNullPrototype: true },
  ),
});
const log = fc.array(event, { minLength: 1, maxLength: 7 });

function testChain(open: () => Promise<ScratchDatabase>, numRuns: number): void {
  let database: ScratchDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database?.close());

  const write = async (events: readonly DomainEvent[]) => {
    await database.pool.query('TRUNCATE events, counters');
    const store = createStore(database);
    await store.commit({ events });
    return store;
  };
  /** Whether the database took what was done to this log; if so, it must be found, and named. */
  const isFound = async (events: readonly DomainEvent[], tampering: Tampering): Promise<boolean> => {
    const store = await write(events);
    if (!(await tampering.apply(database.pool, events.length))) return false;
    const { problems } = await verifyLog(store, null);
    const named = problems.map(({ seq, code }) => `${seq} ${code}`);
    if (!tampering.isNamed(problems, events.length))
      expect.fail(`${tampering.what}: named ${named.join(', ')}`);
    return true;
  };

  it('a log that nobody touched is whole', async () => {
    const law = fc.asyncProperty(log, async (events) => {
      const verdict = await verifyLog(await write(events), null);
      expect(verdict).toMatchObject({ rows: events.length, problems: [], unlisted: 0 });
    });
    await fc.assert(law, { numRuns: Math.ceil(numRuns / 4) });
  });

  it.each(COLUMNS)('whatever byte of %s is another, that row is named, and no other', async (column) => {
    let hits = 0;
    const law = fc.asyncProperty(log, flipsOf(column), async (events, tampering) => {
      if (await isFound(events, tampering)) hits += 1;
    });
    await fc.assert(law, { numRuns: Math.max(50, Math.ceil(numRuns / 3)) });
    // The database refuses some; that it refused all would mean that this test tests nothing.
    expect(hits).toBeGreaterThan(0);
  });

  it('rows that are gone, blank, moved, added, or by somebody else are named', async () => {
    let hits = 0;
    const law = fc.asyncProperty(log, tamperings, async (events, tampering) => {
      if (await isFound(events, tampering)) hits += 1;
    });
    await fc.assert(law, { numRuns });
    expect(hits).toBeGreaterThan(numRuns / 4);
  });

  it('a log that is written anew, with right hashes, is told by a head that was noted', async () => {
    const law = fc.asyncProperty(log, fc.nat(), async (events, place) => {
      const store = await write(events);
      const { head: noted } = await verifyLog(store, null);
      const { rows } = await store.chain({ after: null, limit: 10 });
      const from = place % rows.length;
      let hash = from === 0 ? GENESIS_HASH : (rows[from - 1]?.hash ?? '');
      for (const row of rows.slice(from)) {
        hash = hashEvent(hash, { ...row, actor: `${row.actor}!` });
        const values = [`${row.actor}!`, hash, row.seq];
        await database.pool.query('UPDATE events SET actor = $1, hash = $2 WHERE seq = $3', values);
      }
      expect((await verifyLog(store, null)).problems).toEqual([]);
      expect((await verifyLog(store, noted)).problems).toMatchObject([
        { seq: noted.seq, code: 'headDiffers' },
      ]);
    });
    await fc.assert(law, { numRuns: Math.ceil(numRuns / 8) });
  });

  it('a log that is cut together with its counter is told by a head that was noted', async () => {
    const store = await write(fc.sample(event, 6));
    const { head: noted } = await verifyLog(store, null);
    await database.pool.query('DELETE FROM events WHERE seq > 4');
    await database.pool.query(`UPDATE counters SET value = 4 WHERE name = 'event'`);
    expect((await verifyLog(store, null)).problems).toEqual([]);
    expect((await verifyLog(store, noted)).problems).toMatchObject([{ seq: 6n, code: 'headMissing' }]);
  });

  it('a long log is read page by page, and whole while others add to it', async () => {
    const store = await write(fc.sample(event, 1_203));
    const writing = (async () => {
      for (const added of fc.sample(event, 20)) await store.commit({ events: [added] });
    })();
    const { rows, problems } = await verifyLog(store, null);
    await writing;
    expect(problems).toEqual([]);
    expect(rows).toBeGreaterThanOrEqual(1_203);
    await database.pool.query('DELETE FROM events WHERE seq IN (500, 501, 1000)');
    expect((await verifyLog(store, null)).problems).toMatchObject([
      { seq: 500n, code: 'missing', params: { range: '500–501', next: '502' } },
      { seq: 1000n, code: 'missing', params: { range: '1000', next: '1001' } },
    ]);
  });
}

describe('on PGlite', () => testChain(embeddedScratch, 200));
describe.skipIf(!hasPostgres)('on PostgreSQL', () => testChain(postgresScratch, 60));
