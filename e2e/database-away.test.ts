import { setTimeout as sleep } from 'node:timers/promises';
import { hasPostgres, type PostgresServer, startPostgres } from '@tminus/adapters/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTminus, tminus, until } from './testing/cli.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';
import { startShopLoad } from './testing/shop-load.ts';
import { dataPlane, lookAt, type Sight } from './testing/watch.ts';
import { createShop, type Shop, scratchDirectory } from './testing/workspace.ts';

const REF = 'v1.1.0';
/** Longer than every lease, so that all of them run out. */
const AWAY_MS = 30_000;

let server: PostgresServer;
let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let receiver: Receiver;
let shop: Shop;
let url: string;

const here = (...args: string[]): string[] => [...args, '-C', shop.directory, '--database-url', url];

describe.skipIf(!hasPostgres)('a database that goes away for 30 s in mid-rollout', () => {
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    scratch = await scratchDirectory();
    receiver = await startReceiver();
    shop = await createShop(scratch.path, receiver.url);
    url = await server.createDatabase();
  });
  afterEach(async () => {
    await dataPlane(shop.directory).stop();
    receiver.close();
    await scratch.remove();
  });

  it('delays the release and says so; users are served all along and nothing is done twice', async () => {
    expect(await tminus(here('plan'))).toMatchObject({ code: 0 });
    for (const role of ['product_manager', 'technical_lead', 'qa'])
      expect(await tminus(here('approve', REF, '--as', role, '--by', `${role}@example.com`))).toMatchObject({
        code: 0,
      });
    const serve = startTminus(here('serve', '--port', '0', '--json'));
    let said = '';
    serve.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await until('the address', async () => said.includes('}'));
    const { address } = JSON.parse(said) as { address: string };
    const see = (what: string, holds: (sight: Sight) => boolean): Promise<Sight> =>
      until(what, async () => {
        const sight = await lookAt(address, REF);
        return sight !== null && holds(sight) ? sight : null;
      });
    const shipped = await fetch(`${address}/api/v1/releases/${REF}/ship`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ actor: 'Ada', reason: null }),
    });
    expect(shipped.status).toBe(202);
    await see('the first step', ({ rollout }) => rollout?.state === 'progressing');
    const load = startShopLoad(shop);
    await see('a soak', ({ rollout }) => (rollout?.soakElapsedMs ?? 0) > 1_000);

    await server.stop();
    await until('a clear answer', async () => {
      const answer = await fetch(`${address}/api/v1/releases/${REF}`);
      if (answer.status < 500) return false;
      expect(await answer.json()).toMatchObject({ code: 'store.unavailable' });
      return true;
    });
    expect((await fetch(`${address}/readyz`)).status).toBe(503);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    await sleep(AWAY_MS);
    // Nobody judged meanwhile: the routers' own lease has brought users back to the version that is known to be good.
    for (const name of ['api', 'web'])
      expect(await dataPlane(shop.directory).observe(name)).toMatchObject({ canaryShare: 0 });
    await server.start();

    const { events } = await see('the end', ({ release }) => release.status === 'deployed');
    expect(await load.stop()).toMatchObject({ failed: 0 });
    expect(events.filter(({ type }) => type === 'release.rollout_delayed')).toHaveLength(1);
    expect(events.filter(({ type }) => type === 'rollout.rollback_started')).toEqual([]);
    await until('the end of the old versions', async () => 'stopped web@1.0.0#1' in receiver.byVersion());
    expect(Object.values(receiver.byVersion())).toEqual([1, 1, 1, 1, 1, 1]);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    serve.kill('SIGTERM');
    expect(await serve.finished).toMatchObject({ code: 0 });
  });
});
