import type { DesiredTraffic } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { createTargetTraffic } from './target-traffic.ts';

const HOUR_MS = 3_600_000;
const LEASE_MS = 15_000;
const START = 1_800_000_000_000;

/** Time that passes, and a clock on the wall that somebody may put forward or back. */
function createClock() {
  let elapsed = 5;
  let offset = START;
  return {
    now: () => elapsed + offset,
    elapsed: () => elapsed,
    pass: (ms: number) => {
      elapsed += ms;
    },
    put: (ms: number) => {
      offset += ms;
    },
  };
}

const split = (leaseUntil: number | null): DesiredTraffic => ({
  target: 'api',
  epoch: 1,
  stable: { version: '1.0.0', upstreams: ['http://127.0.0.1:1'] },
  canary: { version: '1.1.0', upstreams: ['http://127.0.0.1:2'] },
  canaryShare: 2_500,
  slowAfterMs: 500,
  leaseUntil,
});

describe('a lease', () => {
  it.each([0, HOUR_MS, -HOUR_MS])('ends when it should, the clock put by %i ms meanwhile', (jump) => {
    const clock = createClock();
    const traffic = createTargetTraffic('api', 'boot', null, clock);
    traffic.apply(split(clock.now() + LEASE_MS));
    clock.put(jump);
    clock.pass(LEASE_MS - 1);
    expect(traffic.leaseExpired()).toBe(false);
    expect(traffic.observe()).toMatchObject({ canaryShare: 2_500, leaseExpiredAt: null });
    clock.pass(1);
    expect(traffic.leaseExpired()).toBe(true);
    expect(traffic.observe()).toMatchObject({ canaryShare: 0, leaseExpiredAt: expect.any(Number) });
  });

  it('that ran out while nobody was there is over at the start; a renewal begins it anew', () => {
    const clock = createClock();
    const traffic = createTargetTraffic('api', 'boot', split(clock.now() - 1), clock);
    expect(traffic.leaseExpired()).toBe(true);
    traffic.apply(split(clock.now() + LEASE_MS));
    expect(traffic.leaseExpired()).toBe(false);
  });

  it('is not needed while all traffic is on one side', () => {
    const clock = createClock();
    const traffic = createTargetTraffic('api', 'boot', null, clock);
    traffic.apply({ ...split(null), canaryShare: 0 });
    clock.pass(HOUR_MS);
    expect(traffic.leaseExpired()).toBe(false);
  });
});
