import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DesiredTraffic } from '@tminus/domain';
import type { InstanceSpec } from '@tminus/engine';
import { expect, it } from 'vitest';
import { startLoad } from '../load/load-client.ts';
import { createProcessDeployer } from '../process/process-deployer.ts';
import { bundleEntry } from '../testing/bundle-entry.ts';
import { createEmbeddedRouter } from './router-client.ts';

it('hurts no user of a whole rollout: start, split, promote, retire, with a controller that is replaced midway', async () => {
  const runDirectory = await mkdtemp(join(tmpdir(), 'tminus-plane-'));
  const [routerEntry, instanceEntry, loadEntry, component] = await Promise.all([
    bundleEntry(new URL('./router-process.ts', import.meta.url)),
    bundleEntry(new URL('../process/instance-process.ts', import.meta.url)),
    bundleEntry(new URL('../load/load-process.ts', import.meta.url)),
    bundleEntry(new URL('../testing/sample-component.ts', import.meta.url)),
  ]);
  const controller = () => ({
    router: createEmbeddedRouter({ runDirectory, entry: routerEntry }),
    deployer: createProcessDeployer({ runDirectory, entry: instanceEntry }),
  });
  const spec = (version: string): InstanceSpec => ({
    key: `api@${version}#1`,
    component: 'api',
    version,
    command: [process.execPath, component],
    cwd: runDirectory,
    env: {},
    healthPath: '/healthz',
    startTimeoutMs: 15_000,
    drainTimeoutMs: 5_000,
  });
  const first = controller();
  const { url } = await first.router.ensure({ name: 'api', listen: 0 });
  const stable = { version: '1.0.0', upstreams: [(await first.deployer.ensure(spec('1.0.0'))).url] };
  const split = (canary: DesiredTraffic['canary'], canaryShare: number): DesiredTraffic => ({
    ...{ target: 'api', epoch: 1, stable, canary, canaryShare },
    ...{ slowAfterMs: 500, leaseUntil: Date.now() + 30_000 },
  });
  await first.router.apply(split(null, 0));

  const load = startLoad({ entry: loadEntry, targets: [{ url, path: '/', rps: 200 }], reportEveryMs: 50 });
  const moreRequests = async (): Promise<void> => {
    const before = load.latest()?.total ?? 0;
    await expect.poll(() => load.latest()?.total ?? 0, { timeout: 10_000 }).toBeGreaterThan(before + 60);
  };
  await moreRequests();
  const canary = { version: '1.1.0', upstreams: [(await first.deployer.ensure(spec('1.1.0'))).url] };
  for (const share of [500, 2_500]) {
    await first.router.apply(split(canary, share));
    await moreRequests();
  }

  const second = controller();
  expect(await second.router.ensure({ name: 'api', listen: 0 })).toEqual({ url });
  expect(await second.deployer.ensure(spec('1.1.0'))).toMatchObject({ starts: 1, url: canary.upstreams[0] });
  await second.router.apply({ ...split(canary, 10_000), epoch: 2 });
  await second.router.apply({ ...split(null, 0), stable: canary, leaseUntil: null, epoch: 2 });
  await second.deployer.retire('api@1.0.0#1');
  await moreRequests();

  const counted = (await second.router.observe('api'))?.counters.find((found) => found.version === '1.1.0');
  const final = await load.stop();
  expect(final.kinds).toEqual({});
  expect(final.total).toBeGreaterThan(240);
  expect(counted?.bad).toBe(0);
  await second.router.stop();
  await second.deployer.stopAll();
  await rm(runDirectory, { recursive: true });
});
