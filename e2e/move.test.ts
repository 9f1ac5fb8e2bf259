import { hasPostgres, type PostgresServer, startPostgres } from '@tminus/adapters/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTminus, tminus, until } from './testing/cli.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';
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
    expect(receiver.byVersion()).toEqual({
      'started api@1.0.0#1': 1,
      'started web@1.0.0#1': 1,
      'started api@1.1.0#1': 1,
      'started web@1.1.0#1': 1,
      'stopped api@1.0.0#1': 1,
      'stopped web@1.0.0#1': 1,
    });
    expect(await run('audit', 'verify', '--database-url', url)).toMatchObject({ ok: true });
  });

  it('is there once and whole, wherever the move was killed', async () => {
    const url = await server.createDatabase();
    await run('plan');
    for (const ms of [200, 500, 800, 1_000, 1_200]) {
      const move = startTminus(here('move', '--to', url));
      await new Promise((resolve) => setTimeout(resolve, ms));
      move.kill('SIGKILL');
      await move.finished;
    }
    const last = await tminus(here('move', '--to', url));
    // 5: one of those that were killed had got to its end.
    expect([0, 5], last.stderr).toContain(last.code);
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
