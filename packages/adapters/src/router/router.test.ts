import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bucketOf, type DesiredTraffic } from '@tminus/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callControl } from '../process/control-client.ts';
import { bundleEntry } from '../testing/bundle-entry.ts';
import { createKeepAliveClient } from '../testing/keep-alive-client.ts';
import { type SampleUpstream, startUpstream } from '../testing/sample-upstream.ts';
import { describeTrafficRouter } from '../testing/traffic-router-contract.ts';
import { createEmbeddedRouter } from './router-client.ts';

let entry = '';
let runDirectory = '';
let router: ReturnType<typeof createEmbeddedRouter>;
const client = createKeepAliveClient();

beforeAll(async () => {
  entry = await bundleEntry(new URL('./router-process.ts', import.meta.url));
  runDirectory = await mkdtemp(join(tmpdir(), 'tminus-router-'));
  router = createEmbeddedRouter({ runDirectory, entry });
});
afterAll(async () => {
  client.close();
  await router.stop();
  await rm(runDirectory, { recursive: true });
});

const routerPid = async (): Promise<number> => {
  const hello = await callControl<{ pid: number }>({
    directory: runDirectory,
    name: 'router',
    verb: 'hello',
    timeoutMs: 5_000,
  });
  return hello.pid;
};

describeTrafficRouter('the embedded router', async () => ({ router }));

describe('the embedded router', () => {
  let target = '';
  let url = '';
  let serial = 0;
  beforeEach(async () => {
    target = `own-${++serial}`;
    ({ url } = await router.ensure({ name: target, listen: 0 }));
  });

  const desired = (
    stable: SampleUpstream,
    canary: SampleUpstream | null,
    canaryShare = 0,
  ): DesiredTraffic => ({
    target,
    epoch: 1,
    stable: { version: '1.0.0', upstreams: [stable.url] },
    canary: canary && { version: '1.1.0', upstreams: [canary.url] },
    canaryShare,
    slowAfterMs: 100,
    leaseUntil: Date.now() + 60_000,
  });
  const countersOf = async (version: string) =>
    (await router.observe(target))?.counters.find((found) => found.version === version);

  it('is started once, however many controllers want it at the same time', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'tminus-router-race-'));
    const controllers = Array.from({ length: 5 }, () =>
      createEmbeddedRouter({ runDirectory: directory, entry }),
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
    await expect(router.ensure({ name: 'busy', listen: port })).rejects.toMatchObject({
      refusal: { code: 'server.portBusy', params: { port } },
    });
    other.close();
  });

  it('serves the same split on the same port after it was killed and started again', async () => {
    const [stable, canary] = [await startUpstream('1.0.0'), await startUpstream('1.1.0')];
    const before = await router.apply(desired(stable, canary, 4_000));
    process.kill(await routerPid(), 'SIGKILL');
    expect(await router.ensure({ name: target, listen: 0 })).toEqual({ url });
    const after = await router.observe(target);
    expect(after).toMatchObject({
      epoch: 1,
      canaryShare: 4_000,
      stable: before.stable,
      canary: before.canary,
    });
    expect(after?.bootId).not.toBe(before.bootId);
    for (let i = 0; i < 50; i++) {
      const expected = bucketOf(`u${i}`) < 4_000 ? '1.1.0' : '1.0.0';
      expect((await client.as(url, `u${i}`)).version).toBe(expected);
    }
    await expect(router.apply({ ...desired(stable, canary), epoch: 0 })).rejects.toMatchObject({
      refusal: { code: 'rollout.staleEpoch' },
    });
    await Promise.all([stable.kill(), canary.kill()]);
  });

  it('goes home at once when it starts again after the lease ran out', async () => {
    const [stable, canary] = [await startUpstream('1.0.0'), await startUpstream('1.1.0')];
    const leaseUntil = Date.now() + 400;
    await router.apply({ ...desired(stable, canary, 9_999), leaseUntil });
    process.kill(await routerPid(), 'SIGKILL');
    await expect.poll(() => Date.now() > leaseUntil).toBe(true);
    await router.ensure({ name: target, listen: 0 });
    expect(await router.observe(target)).toMatchObject({ canaryShare: 0, leaseExpiredAt: leaseUntil });
    expect((await client.as(url, 'ann')).version).toBe('1.0.0');
    await Promise.all([stable.kill(), canary.kill()]);
  });

  it('loses no request over 50 changes of weight, a promotion, and the stop of what was stable', async () => {
    const slowly: Parameters<typeof startUpstream>[1] = (_req, res) =>
      void setTimeout(() => res.end('ok'), 3);
    const [stable, canary] = [await startUpstream('1.0.0', slowly), await startUpstream('1.1.0', slowly)];
    await router.apply(desired(stable, canary, 0));
    let running = true;
    const failures: string[] = [];
    let sent = 0;
    const users = Array.from({ length: 24 }, async (_, user) => {
      while (running) {
        sent += 1;
        const body = sent % 5 === 0 ? { method: 'POST', body: 'x'.repeat(2_000) } : {};
        await client.ask(url, { ...body, headers: { 'x-user-id': `user-${user}-${sent}` } }).then(
          (answer) => answer.status !== 200 && failures.push(`${answer.status} ${answer.body}`),
          (error: Error) => failures.push(error.message),
        );
      }
    });
    for (let change = 1; change <= 50; change++)
      await router.apply(desired(stable, canary, (change * 7_919) % 10_001));
    const promoted = { ...desired(canary, null), stable: { version: '1.1.0', upstreams: [canary.url] } };
    await router.apply({ ...promoted, epoch: 2 });
    await stable.drain();
    for (let i = 0; i < 5; i++) await router.apply({ ...promoted, epoch: 2, leaseUntil: null });
    running = false;
    await Promise.all(users);
    expect(failures).toEqual([]);
    expect(sent).toBeGreaterThan(300);
    await canary.kill();
  });

  it('counts exactly what clients sent, with bad and slow ones, while the weight changes', async () => {
    const canary = await startUpstream('1.1.0', (req, res) => {
      res.statusCode = req.url === '/broken' ? 500 : 200;
      if (req.url === '/slow') setTimeout(() => res.end(), 150);
      else res.end();
    });
    const stable = await startUpstream('1.0.0');
    const answers: { version: string | undefined; status: number }[] = [];
    for (let round = 0; round < 8; round++) {
      await router.apply(desired(stable, canary, round * 1_200));
      const paths = ['/', '/', '/broken', '/slow'];
      const asked = Array.from({ length: 40 }, (_, i) =>
        client.as(`${url}${paths[i % 4]}`, `user-${round}-${i}`),
      );
      answers.push(...(await Promise.all(asked)));
    }
    const [onStable, onCanary] = [await countersOf('1.0.0'), await countersOf('1.1.0')];
    const ofCanary = answers.filter((answer) => answer.version === '1.1.0');
    expect((onStable?.requests ?? 0) + (onCanary?.requests ?? 0)).toBe(320);
    expect(onCanary?.requests).toBe(ofCanary.length);
    expect(onCanary?.bad).toBe(ofCanary.filter((answer) => answer.status === 500).length);
    expect(onStable?.bad).toBe(0);
    expect(onCanary?.slow).toBeGreaterThan(0);
    await Promise.all([stable.kill(), canary.kill()]);
  });

  it('costs no user anything when the canary is dead, and counts it against the canary', async () => {
    const [stable, canary] = [await startUpstream('1.0.0'), await startUpstream('1.1.0')];
    await router.apply(desired(stable, canary, 10_000));
    await Promise.all(Array.from({ length: 20 }, (_, i) => client.as(url, `warm-${i}`)));
    await canary.kill();
    const gets = Array.from({ length: 50 }, (_, i) => client.as(url, `user-${i}`));
    const posts = Array.from({ length: 10 }, () => client.ask(url, { method: 'POST', body: 'order' }));
    const answers = await Promise.all([...gets, ...posts]);
    expect(answers.filter((answer) => answer.status !== 200 || answer.version !== '1.0.0')).toEqual([]);
    expect(await countersOf('1.1.0')).toMatchObject({ requests: 80, bad: 60 });
    expect(await countersOf('1.0.0')).toMatchObject({ requests: 0, bad: 0 });
    await stable.kill();
  });

  it('hides an upstream that closes idle connections just when they are used, and blames nobody', async () => {
    let [served, closedUnderUs] = [0, 0];
    const stable = await startUpstream('1.0.0', (req, res) => {
      // Every third request on a connection meets what a server does that has just decided to close it.
      const seen = (usesOf.get(req.socket) ?? 0) + 1;
      usesOf.set(req.socket, seen);
      if (seen === 3) {
        closedUnderUs += 1;
        req.socket.destroy();
      } else {
        served += 1;
        res.end();
      }
    });
    await router.apply(desired(stable, null));
    for (let i = 0; i < 60; i++) expect((await client.as(url, `user-${i}`)).status).toBe(200);
    expect([served, closedUnderUs > 5]).toEqual([60, true]);
    expect(await countersOf('1.0.0')).toMatchObject({ requests: 60, bad: 0 });
    await stable.kill();
  });

  it('does not send a request with a body a second time', async () => {
    let received = 0;
    const stable = await startUpstream('1.0.0', (req) => {
      received += 1;
      req.resume().once('end', () => req.socket.destroy());
    });
    await router.apply(desired(stable, null));
    const answer = await client.ask(url, { method: 'POST', body: 'order' });
    expect([answer.status, received]).toEqual([502, 1]);
    expect(await countersOf('1.0.0')).toMatchObject({ requests: 1, bad: 1 });
    await stable.kill();
  });

  it('passes bodies of every framing on whole', async () => {
    const stable = await startUpstream('1.0.0', (req, res) => void req.pipe(res));
    await router.apply(desired(stable, null));
    async function* parts(): AsyncGenerator<string> {
      for (let i = 0; i < 3; i++) yield 'part '.repeat(1_000);
    }
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await client.ask(url, { method, body: 'abc', headers: { 'content-length': 3 } })).body).toBe(
        'abc',
      );
      expect(
        (await client.ask(url, { method, body: parts(), headers: { 'transfer-encoding': 'chunked' } })).body,
      ).toBe('part '.repeat(3_000));
    }
    await stable.kill();
  });

  it('passes WebSockets on', async () => {
    const stable = await startUpstream('1.0.0');
    stable.server.on('upgrade', (_req, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
      socket.pipe(socket);
    });
    await router.apply(desired(stable, null));
    const handshake = request(url, { headers: { connection: 'Upgrade', upgrade: 'websocket' } }).end();
    const [, socket] = (await once(handshake, 'upgrade')) as [unknown, Socket];
    socket.write('echo');
    const [echoed] = await once(socket, 'data');
    expect(String(echoed)).toBe('echo');
    expect(await countersOf('1.0.0')).toMatchObject({ requests: 1, bad: 0, inFlight: 0 });
    socket.destroy();
    await stable.kill();
  });

  it('breaks the connection of an answer that breaks off, and counts it bad', async () => {
    const stable = await startUpstream('1.0.0', (_req, res) => {
      res.writeHead(200, { 'content-length': 100 });
      res.write('half', () => res.destroy());
    });
    await router.apply(desired(stable, null));
    await expect(client.ask(url)).rejects.toThrow('aborted');
    await expect.poll(() => countersOf('1.0.0')).toMatchObject({ requests: 1, bad: 1, inFlight: 0 });
    await stable.kill();
  });

  it('finishes what is in flight when it is stopped, and comes back on the same port', async () => {
    const stable = await startUpstream('1.0.0', (_req, res) => void setTimeout(() => res.end('late'), 300));
    await router.apply(desired(stable, null));
    const answer = client.as(url, 'ann');
    await once(stable.server, 'request');
    await router.stop();
    expect(await answer).toMatchObject({ status: 200, body: 'late' });
    expect(await router.ensure({ name: target, listen: 0 })).toEqual({ url });
    expect((await client.as(url, 'ann')).status).toBe(200);
    await stable.kill();
  });

  it('forgets the counters of versions that are gone', async () => {
    const [stable, canary] = [await startUpstream('1.0.0'), await startUpstream('1.1.0')];
    await router.apply(desired(stable, canary, 10_000));
    await client.as(url, 'ann');
    await router.apply(desired(stable, null));
    const versions = (await router.observe(target))?.counters.map((counters) => counters.version);
    expect(versions).toEqual(['1.0.0']);
    await Promise.all([stable.kill(), canary.kill()]);
  });
});

const usesOf = new WeakMap<object, number>();
