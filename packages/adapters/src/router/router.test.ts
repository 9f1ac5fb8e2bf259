import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bucketOf } from '@tminus/domain';
import { describe, expect, it, vi } from 'vitest';
import { freePort } from '../process/free-port.ts';
import { useEmbeddedRouter } from '../testing/embedded-router.ts';
import { startUpstream } from '../testing/sample-upstream.ts';
import { describeTrafficRouter } from '../testing/traffic-router-contract.ts';
import { createEmbeddedRouter } from './router-client.ts';

const at = useEmbeddedRouter();

/** Takes a port as soon as it can be had: a process that was killed lets go of it a little later. */
const takePort = (port: number): Promise<Server> =>
  vi.waitFor(
    async () => {
      const server = createServer().listen(port, '127.0.0.1');
      await once(server, 'listening');
      return server;
    },
    { timeout: 30_000, interval: 10 },
  );

describeTrafficRouter('the embedded router', async () => ({ router: at.router }));

describe('the embedded router', () => {
  it('is started once, however many controllers want it at the same time', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'tminus-router-race-'));
    const controllers = Array.from({ length: 5 }, () =>
      createEmbeddedRouter({ runDirectory: directory, entry: at.entry }),
    );
    const urls = await Promise.all(controllers.map((one) => one.ensure({ name: 'api', listen: 0 })));
    expect(new Set(urls.map((answer) => answer.url)).size).toBe(1);
    expect((await readFile(join(directory, 'router.log'), 'utf8')).match(/serves/g)).toHaveLength(1);
    await controllers[0]?.stop();
    await expect(controllers[1]?.observe('api')).rejects.toMatchObject({
      refusal: { code: 'router.unreachable' },
    });
    await rm(directory, { recursive: true });
  });

  it('ends when it is idle, and not once it was given a version', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'tminus-router-idle-'));
    const router = createEmbeddedRouter({ runDirectory: directory, entry: at.entry });
    expect(await router.stopIdle()).toBe(true);
    await router.ensure({ name: 'api', listen: 0 });
    expect(await router.stopIdle()).toBe(true);
    await expect(router.observe('api')).rejects.toMatchObject({ refusal: { code: 'router.unreachable' } });

    const stable = await startUpstream('1.0.0');
    await router.ensure({ name: 'api', listen: 0 });
    await router.apply({ ...at.desired(stable, null), target: 'api' });
    expect(await router.stopIdle()).toBe(false);
    expect((await router.observe('api'))?.stable?.version).toBe('1.0.0');
    await router.stop();
    await rm(directory, { recursive: true });
  });

  it('refuses a port that somebody else has', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(at.router.ensure({ name: 'busy', listen: port })).rejects.toMatchObject({
      refusal: { code: 'server.portBusy', params: { port } },
    });
    other.close();
  });

  it('takes its port back by itself from who had it when it started again, and says so until then', async () => {
    const target = { name: 'robbed', listen: await freePort() };
    const stable = await startUpstream('1.0.0');
    const { url } = await at.router.ensure(target);
    const desired = { ...at.desired(stable, null), target: target.name };
    await at.router.apply({ ...desired, epoch: 3 });
    process.kill(await at.pid(), 'SIGKILL');
    const robber = await takePort(target.listen);

    await expect(at.router.ensure(target)).rejects.toMatchObject({ refusal: { code: 'server.portBusy' } });
    const reason = expect.stringContaining(`127.0.0.1:${target.listen}`);
    const deaf = { refusal: { code: 'router.unreachable', params: { reason } } };
    await expect(at.router.observe(target.name)).rejects.toMatchObject(deaf);
    await expect(at.router.apply({ ...desired, epoch: 4 })).rejects.toMatchObject(deaf);
    expect(await at.observe()).toBeNull();

    await new Promise((resolve) => robber.close(resolve));
    await expect
      .poll(() => at.router.observe(target.name).catch(() => null), { timeout: 30_000 })
      .toMatchObject({ epoch: 4, stable: desired.stable });
    expect(await at.client.as(url, 'ann')).toMatchObject({ status: 200, version: '1.0.0' });
    await stable.kill();
  });

  it('that was to have any port takes another one, when it is asked to, than the one that was taken', async () => {
    const { url } = await at.router.ensure({ name: 'anywhere', listen: 0 });
    process.kill(await at.pid(), 'SIGKILL');
    const robber = await takePort(Number(new URL(url).port));
    const moved = await at.router.ensure({ name: 'anywhere', listen: 0 });
    expect(moved.url).not.toBe(url);
    expect((await at.client.ask(moved.url)).status).toBe(503);
    expect(await at.router.observe('anywhere')).toBeNull();
    await new Promise((resolve) => robber.close(resolve));
  });

  it('serves the same split on the same port after it was killed and started again', async () => {
    const [stable, canary] = [await startUpstream('1.0.0'), await startUpstream('1.1.0')];
    const before = await at.router.apply(at.desired(stable, canary, 4_000));
    process.kill(await at.pid(), 'SIGKILL');
    expect(await at.router.ensure({ name: at.target, listen: 0 })).toEqual({ url: at.url });
    const after = await at.observe();
    expect(after).toMatchObject({
      epoch: 1,
      canaryShare: 4_000,
      stable: before.stable,
      canary: before.canary,
    });
    expect(after?.bootId).not.toBe(before.bootId);
    for (let i = 0; i < 50; i++) {
      const expected = bucketOf(`u${i}`) < 4_000 ? '1.1.0' : '1.0.0';
      expect((await at.client.as(at.url, `u${i}`)).version).toBe(expected);
    }
    await expect(at.router.apply({ ...at.desired(stable, canary), epoch: 0 })).rejects.toMatchObject({
      refusal: { code: 'rollout.staleEpoch' },
    });
    await Promise.all([stable.kill(), canary.kill()]);
  });

  it('goes home at once when it starts again after the lease ran out', async () => {
    const [stable, canary] = [await startUpstream('1.0.0'), await startUpstream('1.1.0')];
    const leaseUntil = Date.now() + 400;
    await at.router.apply({ ...at.desired(stable, canary, 9_999), leaseUntil });
    process.kill(await at.pid(), 'SIGKILL');
    await expect.poll(() => Date.now() > leaseUntil).toBe(true);
    await at.router.ensure({ name: at.target, listen: 0 });
    expect(await at.observe()).toMatchObject({ canaryShare: 0, leaseExpiredAt: leaseUntil });
    expect((await at.client.as(at.url, 'ann')).version).toBe('1.0.0');
    await Promise.all([stable.kill(), canary.kill()]);
  });

  it('finishes what is in flight when it is stopped, and comes back on the same port', async () => {
    const stable = await startUpstream('1.0.0', (_req, res) => void setTimeout(() => res.end('late'), 300));
    await at.router.apply(at.desired(stable, null));
    const answer = at.client.as(at.url, 'ann');
    await once(stable.server, 'request');
    await at.router.stop();
    expect(await answer).toMatchObject({ status: 200, body: 'late' });
    expect(await at.router.ensure({ name: at.target, listen: 0 })).toEqual({ url: at.url });
    expect((await at.client.as(at.url, 'ann')).status).toBe(200);
    await stable.kill();
  });

  it('forgets the counters of versions that are gone', async () => {
    const [stable, canary] = [await startUpstream('1.0.0'), await startUpstream('1.1.0')];
    await at.router.apply(at.desired(stable, canary, 10_000));
    await at.client.as(at.url, 'ann');
    await at.router.apply(at.desired(stable, null));
    const versions = (await at.observe())?.counters.map((counters) => counters.version);
    expect(versions).toEqual(['1.0.0']);
    await Promise.all([stable.kill(), canary.kill()]);
  });
});
