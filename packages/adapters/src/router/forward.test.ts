import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { useEmbeddedRouter } from '../testing/embedded-router.ts';
import { startUpstream } from '../testing/sample-upstream.ts';

const at = useEmbeddedRouter();
const usesOf = new WeakMap<object, number>();

describe('a request through the embedded router', () => {
  it('loses no request over 50 changes of weight, a promotion, and the stop of what was stable', async () => {
    const slowly: Parameters<typeof startUpstream>[1] = (_req, res) =>
      void setTimeout(() => res.end('ok'), 3);
    const [stable, canary] = [await startUpstream('1.0.0', slowly), await startUpstream('1.1.0', slowly)];
    await at.router.apply(at.desired(stable, canary, 0));
    let running = true;
    const failures: string[] = [];
    let sent = 0;
    const users = Array.from({ length: 24 }, async (_, user) => {
      while (running) {
        sent += 1;
        const body = sent % 5 === 0 ? { method: 'POST', body: 'x'.repeat(2_000) } : {};
        await at.client.ask(at.url, { ...body, headers: { 'x-user-id': `user-${user}-${sent}` } }).then(
          (answer) => answer.status !== 200 && failures.push(`${answer.status} ${answer.body}`),
          (error: Error) => failures.push(error.message),
        );
      }
    });
    for (let change = 1; change <= 50; change++)
      await at.router.apply(at.desired(stable, canary, (change * 7_919) % 10_001));
    const promoted = { ...at.desired(canary, null), stable: { version: '1.1.0', upstreams: [canary.url] } };
    await at.router.apply({ ...promoted, epoch: 2 });
    // What began before is answered before anybody stops what answers it.
    await expect.poll(async () => (await at.countersOf('1.0.0'))?.inFlight ?? 0).toBe(0);
    await stable.drain();
    for (let i = 0; i < 5; i++) await at.router.apply({ ...promoted, epoch: 2, leaseUntil: null });
    running = false;
    await Promise.all(users);
    expect(failures).toEqual([]);
    expect(sent).toBeGreaterThan(300);
    await canary.kill();
  });

  it('answers what began before a change, though its upstream was stopped since', async () => {
    const gone = await startUpstream('1.0.0', () => undefined);
    const now = await startUpstream('1.1.0');
    await at.router.apply(at.desired(gone, null));
    const asked = once(gone.server, 'request');
    const answer = at.client.ask(at.url);
    await asked;
    const stable = { version: '1.1.0', upstreams: [now.url] };
    await at.router.apply({ ...at.desired(now, null), stable, epoch: 2 });
    await gone.kill();
    expect(await answer).toMatchObject({ status: 200, body: '1.1.0' });
    await now.kill();
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
      await at.router.apply(at.desired(stable, canary, round * 1_200));
      const paths = ['/', '/', '/broken', '/slow'];
      const asked = Array.from({ length: 40 }, (_, i) =>
        at.client.as(`${at.url}${paths[i % 4]}`, `user-${round}-${i}`),
      );
      answers.push(...(await Promise.all(asked)));
    }
    const [onStable, onCanary] = [await at.countersOf('1.0.0'), await at.countersOf('1.1.0')];
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
    await at.router.apply(at.desired(stable, canary, 10_000));
    await Promise.all(Array.from({ length: 20 }, (_, i) => at.client.as(at.url, `warm-${i}`)));
    await canary.kill();
    const gets = Array.from({ length: 50 }, (_, i) => at.client.as(at.url, `user-${i}`));
    const posts = Array.from({ length: 10 }, () => at.client.ask(at.url, { method: 'POST', body: 'order' }));
    const answers = await Promise.all([...gets, ...posts]);
    expect(answers.filter((answer) => answer.status !== 200 || answer.version !== '1.0.0')).toEqual([]);
    expect(await at.countersOf('1.1.0')).toMatchObject({ requests: 80, bad: 60 });
    expect(await at.countersOf('1.0.0')).toMatchObject({ requests: 0, bad: 0 });
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
    await at.router.apply(at.desired(stable, null));
    for (let i = 0; i < 60; i++) expect((await at.client.as(at.url, `user-${i}`)).status).toBe(200);
    expect([served, closedUnderUs > 5]).toEqual([60, true]);
    expect(await at.countersOf('1.0.0')).toMatchObject({ requests: 60, bad: 0 });
    await stable.kill();
  });

  it('does not send a request with a body a second time', async () => {
    let received = 0;
    const stable = await startUpstream('1.0.0', (req) => {
      received += 1;
      req.resume().once('end', () => req.socket.destroy());
    });
    await at.router.apply(at.desired(stable, null));
    const answer = await at.client.ask(at.url, { method: 'POST', body: 'order' });
    expect([answer.status, received]).toEqual([502, 1]);
    expect(await at.countersOf('1.0.0')).toMatchObject({ requests: 1, bad: 1 });
    await stable.kill();
  });

  it('passes bodies of every framing on whole', async () => {
    const stable = await startUpstream('1.0.0', (req, res) => void req.pipe(res));
    await at.router.apply(at.desired(stable, null));
    async function* parts(): AsyncGenerator<string> {
      for (let i = 0; i < 3; i++) yield 'part '.repeat(1_000);
    }
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect(
        (await at.client.ask(at.url, { method, body: 'abc', headers: { 'content-length': 3 } })).body,
      ).toBe('abc');
      expect(
        (await at.client.ask(at.url, { method, body: parts(), headers: { 'transfer-encoding': 'chunked' } }))
          .body,
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
    await at.router.apply(at.desired(stable, null));
    const handshake = request(at.url, { headers: { connection: 'Upgrade', upgrade: 'websocket' } }).end();
    const [, socket] = (await once(handshake, 'upgrade')) as [unknown, Socket];
    socket.write('echo');
    const [echoed] = await once(socket, 'data');
    expect(String(echoed)).toBe('echo');
    expect(await at.countersOf('1.0.0')).toMatchObject({ requests: 1, bad: 0, inFlight: 0 });
    socket.destroy();
    await stable.kill();
  });

  it('breaks the connection of an answer that breaks off, and counts it bad', async () => {
    const stable = await startUpstream('1.0.0', (_req, res) => {
      res.writeHead(200, { 'content-length': 100 });
      res.write('half', () => res.destroy());
    });
    await at.router.apply(at.desired(stable, null));
    await expect(at.client.ask(at.url)).rejects.toThrow('aborted');
    await expect.poll(() => at.countersOf('1.0.0')).toMatchObject({ requests: 1, bad: 1, inFlight: 0 });
    await stable.kill();
  });
});
