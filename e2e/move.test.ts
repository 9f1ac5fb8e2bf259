import { hasPostgres, openPostgres, type PostgresServer, startPostgres } from '@tminus/adapters/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startTminus, tminus, until } from './testing/cli.ts';
import { DEPLOYED_ONCE, type Receiver, startReceiver } from './testing/receiver.ts';
import { startShopLoad } from './testing/shop-load.ts';
import { dataPlane, type HolderSight, look } from './testing/watch.ts';
import { createShop, type Shop, scratchDirectory } from './testing/workspace.ts';

const REF = 'v1.1.0';

let server: PostgresServer;
let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let receiver: Receiver;
let shop: Shop;

const here = (...args: string[]): string[] => [...args, '-C', shop.directory, '--json'];

async function run(...args: string[]): Promise<Record<string, unknown>> {
  const ended = await tminus(here(...args));
  expect(ended, ended.stderr).toMatchObject({ code: 0 });
  return JSON.parse(ended.stdout) as Record<string, unknown>;
}

const seen = (what: string, holds: (sight: HolderSight) => boolean): Promise<HolderSight> =>
  until(what, async () => {
    const sight = await look(shop.directory, REF);
    return sight !== null && holds(sight) ? sight : null;
  });

describe.skipIf(!hasPostgres)('an embedded workspace that is moved to PostgreSQL', () => {
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    scratch = await scratchDirectory();
    receiver = await startReceiver();
    shop = await createShop(scratch.path, receiver.url);
  });
  afterEach(async () => {
    await dataPlane(shop.directory).stop();
    receiver.close();
    await scratch.remove();
  });

  it('takes a rollout in soak along, which goes on there, no effect repeated', async () => {
    const url = await server.createDatabase();
    await run('plan');
    for (const role of ['product_manager', 'technical_lead', 'qa'])
      await run('approve', REF, '--as', role, '--by', `${role}@example.com`);
    const ship = startTminus(here('ship', REF));
    await seen('the first step', ({ rollout }) => rollout?.state === 'progressing');
    const load = startShopLoad(shop);
    const soaking = await seen('a soak', ({ rollout }) => (rollout?.soakElapsedMs ?? 0) > 2_000);

    const refused = await tminus(here('move', '--to', url));
    expect(refused).toMatchObject({ code: 5 });
    expect(JSON.parse(refused.stdout)).toMatchObject({ code: 'data.locked' });
    ship.kill('SIGTERM');
    await ship.finished;

    const moved = await run('move', '--to', url);
    expect(moved).toMatchObject({ repeated: false });
    expect(moved['events']).toBeGreaterThanOrEqual(soaking.events.length);
    const closed = await tminus(here('release', 'list'));
    expect(closed).toMatchObject({ code: 5 });
    expect(JSON.parse(closed.stdout)).toMatchObject({ code: 'data.moved' });

    const ended = await tminus(here('ship', REF, '--database-url', url));
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(ended.stdout)).toMatchObject({ status: 'deployed' });
    expect(await load.stop()).toMatchObject({ failed: 0 });
    expect(receiver.byVersion()).toEqual(DEPLOYED_ONCE);
    expect(await run('audit', 'verify', '--database-url', url)).toMatchObject({ ok: true });
  });

  it('is there once and whole, wherever the move was killed', async () => {
    const url = await server.createDatabase();
    const elsewhere = await server.createDatabase();
    const target = await openPostgres(url);
    const holder = await target.connect();
    const sees = async (condition: string) =>
      (await target.query<{ holds: boolean | null }>(`SELECT ${condition} AS holds`)).rows[0]?.holds
        ? true
        : null;
    /** Kills a move as soon as the target shows that it is there. */
    const killMove = async (stage: string, condition: string) => {
      const move = startTminus(here('move', '--to', url));
      await until(stage, () => sees(condition));
      move.kill('SIGKILL');
      expect(await move.finished, stage).toMatchObject({ code: null });
    };
    const WAITING = 'EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = ';
    onTestFinished(async () => {
      holder.release();
      await target.end();
    });

    await run('plan');
    await killMove('tables', "to_regclass('dbos.workflow_status') IS NOT NULL");
    await holder.query('BEGIN; LOCK TABLE releases IN SHARE MODE');
    await killMove('the lock', `${WAITING}'relation')`);
    await holder.query('ROLLBACK; BEGIN; LOCK TABLE deliveries IN SHARE MODE');
    await killMove('the copy', `${WAITING}'relation')`);
    await holder.query('ROLLBACK');
    // Nothing is there for certain until the commit: the workspace goes on where it was.
    expect(await run('release', 'show', REF)).toMatchObject({ version: '1.1.0' });

    await target.query(`
      CREATE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_advisory_xact_lock(7); RETURN NULL; END';
      CREATE CONSTRAINT TRIGGER stand_still AFTER INSERT ON events
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION stand_still()`);
    for (const fate of ['rolled back', 'committed']) {
      await holder.query('SELECT pg_advisory_lock(7)');
      await killMove('the commit', `${WAITING}'advisory')`);
      if (fate === 'rolled back')
        await target.query(
          "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted AND locktype = 'advisory'",
        );
      await holder.query('SELECT pg_advisory_unlock(7)');
      // Whichever it was: the embedded database cannot know, and stays closed to all but the same move.
      for (const args of [
        ['release', 'list'],
        ['move', '--to', elsewhere],
      ]) {
        const refused = await tminus(here(...args));
        expect(refused, fate).toMatchObject({ code: 5 });
        expect(JSON.parse(refused.stdout)).toMatchObject({ code: 'data.moving' });
      }
    }
    await until('the commit of a move that is dead', () => sees('EXISTS (SELECT 1 FROM releases)'));

    expect(await run('move', '--to', url)).toMatchObject({ repeated: true });
    const closed = await tminus(here('release', 'list'));
    expect(JSON.parse(closed.stdout)).toMatchObject({ code: 'data.moved' });
    expect(await run('release', 'show', REF, '--database-url', url)).toMatchObject({ version: '1.1.0' });
    expect(await run('audit', 'verify', '--database-url', url)).toMatchObject({ ok: true, rows: 1 });
  });

  it('is not mixed into a database that others use', async () => {
    const url = await server.createDatabase();
    await run('plan');
    await run('plan', '--database-url', url);
    const refused = await tminus(here('move', '--to', url));
    expect(refused).toMatchObject({ code: 5 });
    expect(JSON.parse(refused.stdout)).toMatchObject({ code: 'move.targetInUse' });
    expect(await run('release', 'show', REF)).toMatchObject({ version: '1.1.0' });
  });
});
