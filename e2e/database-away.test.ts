import { setTimeout as sleep } from 'node:timers/promises';
import { hasPostgres, type PostgresServer, startPostgres } from '@tminus/adapters/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from './testing/cli.ts';
import { type OpenShop, openShop } from './testing/open-shop.ts';
import { REF } from './testing/shop.ts';

/** Longer than every lease, so that all of them run out. */
const AWAY_MS = 30_000;

let server: PostgresServer;
let shop: OpenShop;

describe.skipIf(!hasPostgres)('a database that goes away for 30 s in mid-rollout', () => {
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    shop = await openShop({ databaseUrl: await server.createDatabase() });
    await shop.prepareRelease();
  });
  afterEach(() => shop.close());

  it('delays the release and says so; users are served all along and nothing is done twice', async () => {
    const serving = await shop.serve();
    const { address } = serving;
    await serving.ship();
    await serving.see('the first step', ({ rollout }) => rollout?.state === 'progressing');
    const load = shop.startLoad();
    await serving.see('a soak', ({ rollout }) => (rollout?.soakElapsedMs ?? 0) > 1_000);

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
      expect(await shop.plane.observe(name)).toMatchObject({ canaryShare: 0 });
    await server.start();

    const { events } = await serving.see('the end', ({ release }) => release.status === 'deployed');
    expect(await load.stop()).toMatchObject({ failed: 0 });
    expect(events.filter(({ type }) => type === 'release.rollout_delayed')).toHaveLength(1);
    expect(events.filter(({ type }) => type === 'rollout.rollback_started')).toEqual([]);
    await shop.expectDeployedOnce();
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    await serving.stop();
  });
});
