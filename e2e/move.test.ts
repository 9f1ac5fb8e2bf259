import { hasPostgres, openPostgres, type PostgresServer, startPostgres } from '@tminus/adapters/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { until } from './testing/cli.ts';
import { type OpenShop, openShop } from './testing/open-shop.ts';
import { REF } from './testing/shop.ts';

let server: PostgresServer;
let shop: OpenShop;

describe.skipIf(!hasPostgres)('an embedded workspace that is moved to PostgreSQL', () => {
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    shop = await openShop();
  });
  afterEach(() => shop.close());

  it('takes a rollout in soak along, which goes on there, no effect repeated', async () => {
    const url = await server.createDatabase();
    await shop.prepareRelease();
    const ship = shop.start('ship', REF);
    await shop.see('the first step', ({ rollout }) => rollout?.state === 'progressing');
    const load = shop.startLoad();
    const soaking = await shop.see('a soak', ({ rollout }) => (rollout?.soakElapsedMs ?? 0) > 1_000);

    expect(await shop.refusal('move', '--to', url)).toMatchObject({ exit: 5, code: 'data.locked' });
    ship.kill('SIGTERM');
    await ship.finished;

    const moved = await shop.run('move', '--to', url);
    expect(moved).toMatchObject({ repeated: false });
    expect(moved.events).toBeGreaterThanOrEqual(soaking.events.length);
    expect(await shop.refusal('release', 'list')).toMatchObject({ exit: 5, code: 'data.moved' });

    expect(await shop.run('ship', REF, '--database-url', url)).toMatchObject({ status: 'deployed' });
    expect(await load.stop()).toMatchObject({ failed: 0 });
    await shop.expectDeployedOnce();
    expect(await shop.run('audit', 'verify', '--database-url', url)).toMatchObject({ ok: true });
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
      const move = shop.start('move', '--to', url, '--json');
      await until(stage, () => sees(condition));
      move.kill('SIGKILL');
      expect(await move.finished, stage).toMatchObject({ code: null });
    };
    const WAITING = 'EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = ';
    onTestFinished(async () => {
      holder.release();
      await target.end();
    });

    await shop.run('plan');
    await killMove('tables', "to_regclass('dbos.workflow_status') IS NOT NULL");
    await holder.query('BEGIN; LOCK TABLE releases IN SHARE MODE');
    await killMove('the lock', `${WAITING}'relation')`);
    await holder.query('ROLLBACK; BEGIN; LOCK TABLE deliveries IN SHARE MODE');
    await killMove('the copy', `${WAITING}'relation')`);
    await holder.query('ROLLBACK');
    // Nothing is there for certain until the commit: the workspace goes on where it was.
    expect(await shop.run('release', 'show', REF)).toMatchObject({ version: '1.1.0' });

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
        expect(await shop.refusal(...args), fate).toMatchObject({ exit: 5, code: 'data.moving' });
      }
    }
    await until('the commit of a move that is dead', () => sees('EXISTS (SELECT 1 FROM releases)'));

    expect(await shop.run('move', '--to', url)).toMatchObject({ repeated: true });
    expect(await shop.refusal('release', 'list')).toMatchObject({ code: 'data.moved' });
    expect(await shop.run('release', 'show', REF, '--database-url', url)).toMatchObject({ version: '1.1.0' });
    expect(await shop.run('audit', 'verify', '--database-url', url)).toMatchObject({ ok: true, rows: 1 });
  });

  it('is not mixed into a database that others use', async () => {
    const url = await server.createDatabase();
    await shop.run('plan');
    await shop.run('plan', '--database-url', url);
    expect(await shop.refusal('move', '--to', url)).toMatchObject({ exit: 5, code: 'move.targetInUse' });
    expect(await shop.run('release', 'show', REF)).toMatchObject({ version: '1.1.0' });
  });
});
