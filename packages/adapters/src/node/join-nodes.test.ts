import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SqlPool } from '../database/sql-pool.ts';
import { postgresScratch, type ScratchDatabase } from '../database/testing.ts';
import { hasPostgres } from '../testing/postgres-server.ts';
import { joinNodes, type Membership } from './join-nodes.ts';
import { nodeTable } from './node-table.ts';

const LEASE_MS = 300;
const RENEW_MS = 50;

let database: ScratchDatabase;
let joined: Membership[] = [];
let complaints: string[] = [];

/** The test's pool, which a membership must not end. */
const lent = (): SqlPool =>
  ({ query: database.pool.query.bind(database.pool), end: async () => undefined }) as unknown as SqlPool;

async function join(
  id: string,
  place = `place of ${id}`,
  takeUp = async (_gone: readonly string[]) => {},
  inOnePlace = false,
) {
  const membership = await joinNodes({
    inOnePlace,
    pool: lent(),
    self: { id, place, host: 'here', pid: 1 },
    leaseMs: LEASE_MS,
    renewEveryMs: RENEW_MS,
    takeUp,
    log: (_level, message) => complaints.push(message),
  });
  joined.push(membership);
  return membership;
}

/** Joins where all work must be done in one place; resolves with the code of the refusal, or null. */
const joinPlace = (id: string, place: string): Promise<string | null> =>
  join(id, place, undefined, true).then(
    () => null,
    (error: { refusal?: { code: string } }) => error.refusal?.code ?? String(error),
  );

/** Resolves with the nodes that one of them finds gone, the first time that there are some. */
function takesOver(id: string, place?: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const takeUp = async (gone: readonly string[]) => void (gone.length > 0 && resolve(gone));
    join(id, place, takeUp).catch(reject);
  });
}

const lose = ({ lost }: Membership): Promise<unknown> =>
  new Promise((resolve) => {
    if (lost.aborted) resolve(null);
    lost.addEventListener('abort', resolve, { once: true });
  });

const code = (act: () => void): string => {
  try {
    act();
    return 'nothing';
  } catch (error) {
    return (error as { refusal: { code: string } }).refusal.code;
  }
};

describe.skipIf(!hasPostgres)('nodes of one database', () => {
  beforeAll(async () => {
    database = await postgresScratch();
  });
  afterAll(() => database.close());
  afterEach(async () => {
    await Promise.all(joined.map((membership) => membership.leave()));
    joined = [];
    complaints = [];
    await database.pool.query('TRUNCATE nodes');
  });

  it('see each other, with the address that each published, until they leave', async () => {
    const table = nodeTable(database.pool);
    const a = await join('a');
    await join('b');
    a.publish('http://127.0.0.1:7070');
    const renewed = async () => (await table.live()).find(({ id }) => id === 'a')?.address;
    await expect.poll(renewed).toBe('http://127.0.0.1:7070');
    expect((await table.live()).map(({ id }) => id)).toEqual(['a', 'b']);
    await a.leave();
    expect((await table.live()).map(({ id }) => id)).toEqual(['b']);
  });

  it('take over from one whose lease ran out, exactly one of them, and leave alone who renews', async () => {
    await nodeTable(database.pool).enter({ id: 'dead', place: 'p', host: 'h', pid: 2 }, 1);
    const taken: string[] = [];
    const alive = await Promise.all(
      ['a', 'b', 'c'].map((id) => join(id, undefined, async (gone) => void taken.push(...gone))),
    );
    await expect.poll(() => taken).toEqual(['dead']);
    expect(alive.map(({ lost }) => lost.aborted)).toEqual([false, false, false]);
  });

  it('take over at once from an earlier process of their own place', async () => {
    await nodeTable(database.pool).enter({ id: 'before', place: 'home', host: 'h', pid: 2 }, 60_000);
    expect(await takesOver('after', 'home')).toEqual(['before']);
  });

  it('touch nothing once another one took over, whether told by the table or by a refused commit', async () => {
    const frozen = await join('frozen');
    expect(code(() => frozen.assertOwner())).toBe('nothing');
    await database.pool.query(`DELETE FROM nodes WHERE id = 'frozen'`);
    await lose(frozen);
    expect(code(() => frozen.assertOwner())).toBe('node.fenced');
    const refused = await join('refused');
    refused.giveUp();
    expect(code(() => refused.assertOwner())).toBe('node.fenced');
    expect(complaints.filter((line) => line.includes('another node took over'))).toHaveLength(2);
  });

  it('renew however long it takes to take something up, and hear next time what was found meanwhile', async () => {
    const table = nodeTable(database.pool);
    let release: () => void = () => undefined;
    const busy = new Promise<void>((resolve) => {
      release = resolve;
    });
    const named: string[][] = [];
    const node = await join('busy', undefined, async (gone) => {
      named.push([...gone]);
      if (named.length === 1) await busy;
    });
    await table.enter({ id: 'dead', place: 'p', host: 'h', pid: 2 }, 1);
    const live = async () => (await table.live()).map(({ id }) => id);
    await expect.poll(async () => (await database.pool.query('SELECT id FROM nodes')).rows).toHaveLength(1);
    expect(await live()).toEqual(['busy']);
    expect(code(() => node.assertOwner())).toBe('nothing');
    expect(named).toEqual([[]]);
    release();
    await expect.poll(() => named.flat()).toEqual(['dead']);
  });

  it('that have left hear of no loss any more', async () => {
    const left = await join('left');
    await left.leave();
    left.giveUp();
    expect(left.lost.aborted).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('touch nothing while the database does not answer, and go on when it does', async () => {
    const node = await join('patient');
    await database.pool.query('ALTER TABLE nodes RENAME TO away');
    await expect.poll(() => code(() => node.assertOwner())).toBe('node.leaseExpired');
    await database.pool.query('ALTER TABLE away RENAME TO nodes');
    await expect.poll(() => code(() => node.assertOwner())).toBe('nothing');
    expect(node.lost.aborted).toBe(false);
  });

  it('that were all cut off do not take over from each other when the database is back', async () => {
    const nodes = await Promise.all([join('a'), join('b'), join('c')]);
    await database.pool.query('ALTER TABLE nodes RENAME TO away');
    for (const node of nodes)
      await expect.poll(() => code(() => node.assertOwner())).toBe('node.leaseExpired');
    await database.pool.query('ALTER TABLE away RENAME TO nodes');
    for (const node of nodes) await expect.poll(() => code(() => node.assertOwner())).toBe('nothing');
    expect(nodes.map(({ lost }) => lost.aborted)).toEqual([false, false, false]);
  });

  it('whose work is done in one place are refused elsewhere, and let in beside each other', async () => {
    expect(await joinPlace('a', 'home')).toBeNull();
    expect(await joinPlace('b', 'away')).toBe('node.elsewhere');
    expect(await joinPlace('c', 'home#c')).toBeNull();
    const names = (await nodeTable(database.pool).live()).map(({ id }) => id);
    expect(names).toEqual(['a', 'c']);
  });

  it('whose work is done in one place wait for the lease of one that died elsewhere', async () => {
    await nodeTable(database.pool).enter({ id: 'dead', place: 'away', host: 'h', pid: 2 }, LEASE_MS / 2);
    expect(await joinPlace('a', 'home')).toBeNull();
  });

  it('whose work is done in one place are refused while work is left in another, which goes on there', async () => {
    await database.pool.query(
      'CREATE SCHEMA dbos; CREATE TABLE dbos.workflow_status (executor_id text, status text)',
    );
    const work = (id: string) =>
      database.pool.query(`INSERT INTO dbos.workflow_status VALUES ('${id}', 'PENDING')`);
    await nodeTable(database.pool).enter({ id: 'killed', place: 'away', host: 'h', pid: 2 }, 1);
    await work('killed');
    expect(await joinPlace('a', 'home')).toBe('node.leftElsewhere');
    expect(await joinPlace('b', 'away')).toBeNull();
    await work('b');
    await joined.pop()?.leave();
    expect(await joinPlace('c', 'home')).toBe('node.leftElsewhere');
    await database.pool.query("UPDATE dbos.workflow_status SET status = 'SUCCESS'");
    expect(await joinPlace('d', 'home')).toBeNull();
    await database.pool.query('DROP SCHEMA dbos CASCADE');
  });

  it('that enter at once from two places are never both let in', async () => {
    const answers = await Promise.all([joinPlace('a', 'home'), joinPlace('b', 'away')]);
    expect(answers.filter((answer) => answer === null).length).toBeLessThan(2);
    expect(answers).toContain('node.elsewhere');
  });
});
