import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bucketOf } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { useEmbeddedRouter } from '../testing/embedded-router.ts';
import { startUpstream } from '../testing/sample-upstream.ts';
import { describeTrafficRouter } from '../testing/traffic-router-contract.ts';
import { createEmbeddedRouter } from './router-client.ts';

const at = useEmbeddedRouter();

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
