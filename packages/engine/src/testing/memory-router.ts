import { type DesiredTraffic, type ObservedTraffic, RefusalError, type TrackCounters } from '@tminus/domain';
import type { TrafficRouter } from '../rollout/ports.ts';

/** Requests of one target between two readings. */
const REQUESTS = 200;

/** A data plane in memory: it follows the newest controller, keeps its own lease, and counts what it serves. */
export interface MemoryRouter extends TrafficRouter {
  /** Shares of requests that fail, by version; 0 when left out. */
  readonly failing: Map<string, number>;
  /** Targets that do not answer. */
  readonly unreachable: Set<string>;
  /** Serves everybody for a while. */
  serve(): void;
}

/** `now` is the clock of the data plane, which goes on when a controller dies. */
export function createMemoryRouter(now: () => number): MemoryRouter {
  const targets = new Map<string, DesiredTraffic>();
  const counters = new Map<string, TrackCounters>();
  const failing = new Map<string, number>();
  const unreachable = new Set<string>();

  const share = ({ leaseUntil, canaryShare }: DesiredTraffic): number =>
    leaseUntil !== null && now() >= leaseUntil ? 0 : canaryShare;
  const reach = (target: string): void => {
    if (unreachable.has(target)) throw new RefusalError('router.unreachable', { reason: target, log: '' });
  };
  const count = (target: string, version: string, requests: number): void => {
    const key = `${target} ${version}`;
    const before = counters.get(key);
    const bad = Math.round(requests * (failing.get(version) ?? 0));
    counters.set(key, {
      version,
      requests: (before?.requests ?? 0) + requests,
      bad: (before?.bad ?? 0) + bad,
      slow: 0,
      latency: [],
      inFlight: 0,
    });
  };
  const read = (desired: DesiredTraffic): ObservedTraffic => {
    const { target, epoch, stable, canary, leaseUntil } = desired;
    const isExpired = leaseUntil !== null && now() >= leaseUntil;
    return {
      target,
      epoch,
      bootId: 'boot',
      stable,
      canary,
      canaryShare: share(desired),
      leaseUntil,
      leaseExpiredAt: isExpired ? leaseUntil : null,
      counters: [...counters].filter(([key]) => key.startsWith(`${target} `)).map(([, value]) => value),
    };
  };

  return {
    failing,
    unreachable,
    async ensure({ name }) {
      return { url: `http://127.0.0.1/${name}` };
    },
    async observe(target) {
      reach(target);
      const desired = targets.get(target);
      return desired === undefined ? null : read(desired);
    },
    async apply(desired) {
      const { target, epoch } = desired;
      reach(target);
      const seen = targets.get(target)?.epoch ?? 0;
      if (epoch < seen) throw new RefusalError('rollout.staleEpoch', { target, seen, given: epoch });
      targets.set(target, desired);
      return read(desired);
    },
    async stopIdle() {
      return targets.size === 0;
    },
    serve() {
      for (const [target, desired] of targets) {
        const toCanary = Math.round((REQUESTS * share(desired)) / 10_000);
        count(target, desired.stable.version, REQUESTS - toCanary);
        if (desired.canary !== null) count(target, desired.canary.version, toCanary);
      }
    },
  };
}
