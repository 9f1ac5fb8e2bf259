import { bucketOf, type DesiredTraffic, isInShare } from '@tminus/domain';
import type { TrafficRouter } from '@tminus/engine';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeepAliveClient } from './keep-alive-client.ts';
import { type SampleUpstream, startUpstream } from './sample-upstream.ts';

/** What every TrafficRouter promises, checked by real requests through it. */
export function describeTrafficRouter(name: string, setUp: () => Promise<{ router: TrafficRouter }>): void {
  describe(`${name} as a TrafficRouter`, () => {
    let router: TrafficRouter;
    let stable: SampleUpstream;
    let canary: SampleUpstream;
    let target = '';
    let url = '';
    let serial = 0;
    const client = createKeepAliveClient();

    const desired = (changes: Partial<DesiredTraffic> = {}): DesiredTraffic => ({
      target,
      epoch: 1,
      stable: { version: '1.0.0', upstreams: [stable.url] },
      canary: { version: '1.1.0', upstreams: [canary.url] },
      canaryShare: 0,
      slowAfterMs: 500,
      leaseUntil: Date.now() + 60_000,
      ...changes,
    });
    const versionsOf = async (users: readonly string[]): Promise<Map<string, string | undefined>> =>
      new Map(
        await Promise.all(users.map(async (user) => [user, (await client.as(url, user)).version] as const)),
      );
    const users = Array.from({ length: 200 }, (_, i) => `user-${i}`);

    beforeAll(async () => {
      ({ router } = await setUp());
      stable = await startUpstream('1.0.0');
      canary = await startUpstream('1.1.0');
    });
    beforeEach(async () => {
      target = `target-${++serial}`;
      ({ url } = await router.ensure({ name: target, listen: 0 }));
    });
    afterEach(() => router.apply(desired({ epoch: 1_000, canary: null, leaseUntil: null })));
    afterAll(async () => {
      client.close();
      await Promise.all([stable.kill(), canary.kill()]);
    });

    it('answers 503 with a problem document, and observes null, before anything is applied', async () => {
      const answer = await client.ask(url);
      expect([answer.status, answer.headers['content-type']]).toEqual([503, 'application/problem+json']);
      expect(await router.observe(target)).toBeNull();
    });

    it('keeps its address when ensured again', async () => {
      expect(await router.ensure({ name: target, listen: 0 })).toEqual({ url });
    });

    it('reads back what it applied, and applying it again changes nothing', async () => {
      const wanted = desired({ canaryShare: 2_500 });
      const { slowAfterMs: _, ...observable } = wanted;
      const first = await router.apply(wanted);
      expect(first).toMatchObject({ ...observable, leaseExpiredAt: null });
      expect(await router.apply(wanted)).toEqual(first);
      expect(await router.observe(target)).toEqual(first);
    });

    it('sends each user to the track of its bucket, always the same, and only gains users as the share grows', async () => {
      for (const canaryShare of [500, 2_500, 6_000, 10_000]) {
        await router.apply(desired({ canaryShare }));
        const expected = new Map(
          users.map((user) => [user, isInShare(bucketOf(user), canaryShare) ? '1.1.0' : '1.0.0']),
        );
        expect(await versionsOf(users)).toEqual(expected);
        expect(await versionsOf(users)).toEqual(expected);
      }
    });

    it('keeps clients without a user id on their track by a cookie', async () => {
      await router.apply(desired({ canaryShare: 5_000 }));
      for (let i = 0; i < 20; i++) {
        const first = await client.ask(url);
        const cookie = first.headers['set-cookie']?.[0] ?? '';
        expect(cookie).toMatch(/^tm_bucket=\d+; Path=\/; Max-Age=86400; SameSite=Lax; HttpOnly$/);
        for (let again = 0; again < 3; again++) {
          const next = await client.ask(url, { headers: { cookie: cookie.split(';')[0] } });
          expect([next.version, next.headers['set-cookie']]).toEqual([first.version, undefined]);
        }
      }
    });

    it('lets a pin choose the track', async () => {
      await router.apply(desired({ canaryShare: 0 }));
      expect((await client.as(url, 'ann', { 'x-tminus-pin': 'canary' })).version).toBe('1.1.0');
      await router.apply(desired({ canaryShare: 10_000 }));
      expect((await client.as(url, 'ann', { 'x-tminus-pin': 'stable' })).version).toBe('1.0.0');
    });

    it('refuses a controller with an older epoch, and keeps what is in force', async () => {
      await router.apply(desired({ epoch: 7, canaryShare: 1_000 }));
      await expect(router.apply(desired({ epoch: 6, canaryShare: 9_000 }))).rejects.toMatchObject({
        refusal: { code: 'rollout.staleEpoch', params: { target, seen: 7, given: 6 } },
      });
      expect(await router.observe(target)).toMatchObject({ epoch: 7, canaryShare: 1_000 });
    });

    it('goes back to stable by itself when the lease runs out, until the next apply', async () => {
      const leaseUntil = Date.now() + 300;
      await router.apply(desired({ canaryShare: 9_999, leaseUntil }));
      const inShare = users.find((user) => bucketOf(user) < 9_999) ?? '';
      await expect
        .poll(async () => (await client.as(url, inShare)).version, { timeout: 5_000 })
        .toBe('1.0.0');
      expect(Date.now()).toBeGreaterThanOrEqual(leaseUntil);
      expect(await router.observe(target)).toMatchObject({
        canaryShare: 0,
        leaseUntil,
        leaseExpiredAt: leaseUntil,
      });
      expect((await client.as(url, inShare, { 'x-tminus-pin': 'canary' })).version).toBe('1.0.0');
      await router.apply(desired({ canaryShare: 9_999 }));
      expect((await client.as(url, inShare)).version).toBe('1.1.0');
      expect((await router.observe(target))?.leaseExpiredAt).toBeNull();
    });

    it('needs no lease when traffic is not split', async () => {
      const leaseUntil = Date.now() - 1;
      expect(await router.apply(desired({ canaryShare: 10_000, leaseUntil }))).toMatchObject({
        canaryShare: 10_000,
      });
      expect((await client.as(url, 'ann')).version).toBe('1.1.0');
    });

    it('counts every request once, on the track of its user', async () => {
      await router.apply(desired({ canaryShare: 3_000 }));
      const answers = [...(await versionsOf(users)).values()];
      const seen = await router.observe(target);
      for (const version of ['1.0.0', '1.1.0']) {
        const counters = seen?.counters.find((found) => found.version === version);
        const sent = answers.filter((answered) => answered === version).length;
        expect(counters).toMatchObject({ requests: sent, bad: 0, inFlight: 0 });
        expect(counters?.latency.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(sent);
      }
    });
  });
}
