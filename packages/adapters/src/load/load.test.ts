import { once } from 'node:events';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleEntry } from '../testing/bundle-entry.ts';
import { startUpstream } from '../testing/sample-upstream.ts';
import { startLoad } from './load-client.ts';
import { createLoadTally, failedBetween } from './load-counters.ts';
import { dueBy } from './load-plan.ts';

let entry = '';
beforeAll(async () => {
  entry = await bundleEntry(new URL('./load-process.ts', import.meta.url));
});

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
    const load = startLoad({
      entry,
      targets: [{ url: server.url, path: '/', rps: 200 }],
      users: 7,
      reportEveryMs: 50,
    });
    await expect.poll(() => load.latest()?.total ?? 0, { timeout: 10_000 }).toBeGreaterThan(100);
    const final = await load.stop();
    expect(final).toMatchObject({ total: requests, failed: 0, inFlight: 0, kinds: {}, isFinal: true });
    expect(final.seconds.reduce((sum, second) => sum + second.total, 0)).toBe(requests);
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
    const load = startLoad({
      entry,
      targets: [{ url: server.url, path: '/', rps: 100 }],
      users: 2,
      reportEveryMs: 50,
    });
    await expect.poll(() => load.latest()?.total ?? 0, { timeout: 10_000 }).toBeGreaterThan(20);
    const sickFrom = Date.now();
    isSick = true;
    await expect.poll(() => load.latest()?.failed ?? 0, { timeout: 10_000 }).toBeGreaterThan(20);
    const final = await load.stop();
    expect(Object.keys(final.kinds).sort()).toEqual(['ECONNRESET', 'status 503']);
    expect(load.failedBetween(0, sickFrom - 1_000)).toBe(0);
    expect(load.failedBetween(sickFrom - 1_000, Date.now())).toBe(final.failed);
    await server.kill();
  });

  it('goes on at its pace when the server does not answer, up to its bound, and ends by itself', async () => {
    const server = await startUpstream('1', () => undefined);
    const load = startLoad({
      entry,
      targets: [{ url: server.url, path: '/', rps: 400 }],
      durationMs: 500,
      timeoutMs: 1_000,
      maxInFlight: 50,
    });
    const final = await load.done;
    expect(final.total).toBe(final.failed);
    expect(final.kinds).toMatchObject({ timeout: 50 });
    expect(final.kinds['too many in flight']).toBeGreaterThan(50);
    await server.kill();
  });

  it('says so when the generator was killed', async () => {
    const server = await startUpstream('1');
    const load = startLoad({ entry, targets: [{ url: server.url, path: '/', rps: 50 }] });
    await once(server.server, 'request');
    process.kill(load.pid, 'SIGKILL');
    await expect(load.done).rejects.toThrow('without a final report');
    await server.kill();
  });
});

describe('a tally', () => {
  it('loses and invents nothing, however its seconds are asked for', () => {
    const ends = fc.array(fc.record({ at: fc.nat(20_000), failed: fc.boolean() }));
    fc.assert(
      fc.property(ends, fc.nat(20), (all, cut) => {
        const tally = createLoadTally(0);
        for (const { at, failed } of all) {
          tally.sent();
          tally.ended(at, failed ? 'status 500' : undefined);
        }
        const { seconds, failed, total } = tally.report(20_000, true);
        expect(total).toBe(all.length);
        expect(failedBetween(seconds, 0, cut * 1_000) + failedBetween(seconds, cut * 1_000, 21_000)).toBe(
          failed,
        );
      }),
    );
  });

  it('is due neither early nor late', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.nat(600_000), (rps, elapsed) => {
        const due = dueBy(rps, 1_000, 1_000 + elapsed);
        expect(due * 1_000).toBeLessThanOrEqual(elapsed * rps);
        expect((due + 1) * 1_000).toBeGreaterThan(elapsed * rps);
      }),
    );
  });
});
