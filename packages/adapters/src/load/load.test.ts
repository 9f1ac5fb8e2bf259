import { once } from 'node:events';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleEntry } from '../testing/bundle-entry.ts';
import { startUpstream } from '../testing/sample-upstream.ts';
import { type LoadOptions, type RunningLoad, startLoad } from './load-client.ts';
import { countBetween, createLoadTally } from './load-counters.ts';
import { dueAfter } from './load-plan.ts';

let entry = '';
beforeAll(async () => {
  entry = await bundleEntry(new URL('./load-process.ts', import.meta.url));
});

const load = (url: string, options: Partial<LoadOptions> = {}, rps = 200): RunningLoad =>
  startLoad({ entry, targets: [{ url, path: '/', rps }], users: 7, reportEveryMs: 50, ...options });

describe('load', () => {
  it('counts what the server has seen, from several users on kept connections', async () => {
    const users = new Set<unknown>();
    let [requests, connections] = [0, 0];
    const server = await startUpstream('1', (req, res) => {
      requests += 1;
      users.add(req.headers['x-user-id']);
      res.end();
    });
    server.server.on('connection', () => {
      connections += 1;
    });
    const running = load(server.url);
    await expect.poll(() => running.latest()?.total ?? 0, { timeout: 10_000 }).toBeGreaterThan(100);
    const final = await running.stop();
    expect(final).toMatchObject({ total: requests, failed: 0, inFlight: 0, kinds: {}, isFinal: true });
    expect(final.seconds.reduce((sum, second) => sum + second.total, 0)).toBe(requests);
    expect(await running.stop()).toEqual(final);
    expect(users.size).toBe(7);
    expect(connections).toBeLessThan(requests / 4);
    await server.kill();
  });

  it('tells which requests were hurt, when, and how', async () => {
    let isSick = false;
    const server = await startUpstream('1', (req, res) => {
      res.statusCode = isSick ? 503 : 200;
      if (isSick && req.headers['x-user-id'] === 'user-1') req.socket.destroy();
      else res.end();
    });
    const running = load(server.url, { users: 2 });
    await expect.poll(() => running.latest()?.total ?? 0, { timeout: 10_000 }).toBeGreaterThan(20);
    const sickFrom = Date.now();
    isSick = true;
    await expect.poll(() => running.latest()?.failed ?? 0, { timeout: 10_000 }).toBeGreaterThan(20);
    const final = await running.stop();
    expect(Object.keys(final.kinds).sort()).toEqual(['ECONNRESET', 'status 503']);
    // A request may be hurt that was sent a little before the sickness: the second before still counts.
    expect(running.failedBetween(0, sickFrom - 2_000)).toBe(0);
    expect(running.failedBetween(sickFrom - 1_000, Date.now())).toBe(final.failed);
    await server.kill();
  });

  it('tells which answers were late, apart from those that failed', async () => {
    const server = await startUpstream('1', (req, res) => {
      const isLate = req.headers['x-user-id'] === 'user-1';
      setTimeout(() => res.end(), isLate ? 400 : 0);
    });
    const running = load(server.url, { users: 2, slowAfterMs: 300 });
    await expect.poll(() => running.latest()?.slow ?? 0, { timeout: 10_000 }).toBeGreaterThan(20);
    const final = await running.stop();
    expect(final.failed).toBe(0);
    expect(final.slow).toBeLessThan(final.total);
    expect(running.slowBetween(0, Date.now())).toBe(final.slow);
    expect(running.slowBetween(0, final.startedAt - 2_000)).toBe(0);
    await server.kill();
  });

  it('goes on at its pace when the server does not answer, up to its bound, and ends by itself', async () => {
    const server = await startUpstream('1', () => undefined);
    const final = await load(server.url, { durationMs: 500, timeoutMs: 1_000, maxInFlight: 50 }, 400).done;
    expect(final.total).toBe(final.failed);
    expect(final.kinds).toMatchObject({ timeout: 50 });
    expect(final.kinds['too many in flight']).toBeGreaterThan(50);
    await server.kill();
  });

  it('takes no notice of Ctrl-C, which is for its parent', async () => {
    const server = await startUpstream('1');
    const running = load(server.url);
    await once(server.server, 'request');
    process.kill(running.pid, 'SIGINT');
    await once(server.server, 'request');
    expect(await running.stop()).toMatchObject({ failed: 0, isFinal: true });
    await server.kill();
  });

  it('says so when the generator was killed', async () => {
    const server = await startUpstream('1');
    const running = load(server.url);
    await once(server.server, 'request');
    process.kill(running.pid, 'SIGKILL');
    await expect(running.stop()).rejects.toThrow('without a final report');
    await server.kill();
  });
});

describe('a tally', () => {
  it('loses and invents nothing, however its seconds are asked for', () => {
    const ends = fc.array(fc.record({ at: fc.nat(20_000), failed: fc.boolean(), late: fc.boolean() }));
    fc.assert(
      fc.property(ends, fc.nat(20), (all, cut) => {
        const tally = createLoadTally(0);
        for (const { at, failed, late } of all) {
          tally.sent();
          tally.ended(at, failed ? 'status 500' : undefined, late);
        }
        const { seconds, failed, slow, total } = tally.report(20_000, true);
        const both = (how: 'failed' | 'slow') =>
          countBetween(seconds, how, 0, cut * 1_000) + countBetween(seconds, how, cut * 1_000, 21_000);
        expect([total, both('failed'), both('slow')]).toEqual([all.length, failed, slow]);
        expect(slow).toBe(all.filter((end) => end.late && !end.failed).length);
      }),
    );
  });
});

describe('an open loop', () => {
  it('is due neither early nor late', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.nat(600_000), (rps, elapsedMs) => {
        const due = dueAfter(elapsedMs, rps);
        expect(due * 1_000).toBeLessThanOrEqual(elapsedMs * rps);
        expect((due + 1) * 1_000).toBeGreaterThan(elapsedMs * rps);
      }),
    );
  });
});
