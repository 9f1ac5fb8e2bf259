import { accepted } from '../error/refusal.ts';
import type { Tally } from './counters.ts';
import { desiredTraffic, type Observations } from './desired-traffic.ts';
import type { Sample } from './detector.ts';
import { DEFAULT_JUDGEMENT, type RolloutPolicy } from './policy.ts';
import { newRollout, type Rollout } from './rollout.ts';
import type { DesiredTraffic, TrackCounters } from './traffic.ts';

/** A seeded source of numbers in [0, 1), the same on every machine (Mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `n` requests that fail independently with this rate. */
export function drawSample(random: () => number, n: number, rate: number): Sample {
  let x = 0;
  for (let request = 0; request < n; request += 1) if (random() < rate) x += 1;
  return { n, x };
}

export const tally = (requests: number, bad = 0, slow = 0): Tally => ({ requests, bad, slow, latency: [] });

/** Short soaks, so that a whole rollout takes a few hundred ticks. */
export const QUICK_POLICY: RolloutPolicy = {
  ...DEFAULT_JUDGEMENT,
  strategy: 'canary',
  isProduction: true,
  steps: [
    { share: 500, soakMs: 30_000 },
    { share: 2_500, soakMs: 20_000 },
    { share: 10_000, soakMs: 10_000 },
  ],
};

/** A pending rollout of these components, in dependency order, from 1.0.0 to 1.1.0. */
export function buildRollout(
  components: readonly string[] = ['db', 'api'],
  policy: Partial<RolloutPolicy> = {},
): Rollout {
  const made = newRollout({
    id: 'r1',
    releaseId: 'v1.1.0',
    targets: components.map((component) => ({
      component,
      stable: { version: '1.0.0', upstreams: ['http://127.0.0.1:1'] },
      canary: { version: '1.1.0', upstreams: ['http://127.0.0.1:2'] },
      slowAfterMs: 500,
    })),
    policy: { ...QUICK_POLICY, ...policy },
    epoch: 10,
    createdAt: 0,
  });
  return accepted(made);
}

/** What one component does in one tick; rates between 0 and 1. */
export interface Behaviour {
  readonly requests: number;
  readonly canaryErrors?: number;
  readonly stableErrors?: number;
  readonly canarySlow?: number;
}

/** Routers in memory: they do what is wanted and count what is served. */
export class FakeRouters {
  bootId = 'boot-1';
  leaseExpiredAt: number | null = null;
  readonly unreachable = new Set<string>();
  readonly #desired = new Map<string, DesiredTraffic>();
  readonly #counters = new Map<string, TrackCounters>();
  readonly #random: () => number;

  constructor(seed = 1) {
    this.#random = seededRandom(seed);
  }

  apply(rollout: Rollout, now: number): void {
    for (const desired of desiredTraffic(rollout, now)) this.#desired.set(desired.target, desired);
  }

  /** Somebody else moves traffic behind the controller's back. */
  drift(component: string, canaryShare: number): void {
    const desired = this.#desired.get(component);
    if (desired !== undefined) this.#desired.set(component, { ...desired, canaryShare });
  }

  serve(component: string, behaviour: Behaviour): void {
    const desired = this.#desired.get(component);
    if (desired === undefined) throw new Error(`${component} was never applied`);
    const { stable, canary, canaryShare } = desired;
    const toCanary = Math.round((behaviour.requests * canaryShare) / 10_000);
    this.#count(component, stable.version, behaviour.requests - toCanary, behaviour.stableErrors ?? 0, 0);
    if (canary !== null)
      this.#count(
        component,
        canary.version,
        toCanary,
        behaviour.canaryErrors ?? 0,
        behaviour.canarySlow ?? 0,
      );
  }

  observe(): Observations {
    return Object.fromEntries(
      [...this.#desired.values()].map((desired) => {
        if (this.unreachable.has(desired.target)) return [desired.target, null];
        const { target, epoch, stable, canary, canaryShare, leaseUntil } = desired;
        const counters = [...this.#counters]
          .filter(([key]) => key.startsWith(`${target} `))
          .map(([, value]) => value);
        const { bootId, leaseExpiredAt } = this;
        return [
          target,
          { target, epoch, bootId, stable, canary, canaryShare, leaseUntil, leaseExpiredAt, counters },
        ];
      }),
    );
  }

  #count(component: string, version: string, n: number, errors: number, slow: number): void {
    const key = `${component} ${version}`;
    const before = this.#counters.get(key);
    this.#counters.set(key, {
      version,
      requests: (before?.requests ?? 0) + n,
      bad: (before?.bad ?? 0) + drawSample(this.#random, n, errors).x,
      slow: (before?.slow ?? 0) + drawSample(this.#random, n, slow).x,
      latency: [],
      inFlight: 0,
    });
  }
}
