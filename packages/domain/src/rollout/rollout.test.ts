import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RolloutCommand, runRollout } from './decide-rollout.ts';
import { desiredTraffic } from './desired-traffic.ts';
import type { Rollout } from './rollout.ts';
import type { RolloutEvent } from './rollout-event.ts';
import { buildRollout, FakeRouters } from './testing.ts';

const asked = { actor: 'p', reason: 'r' };

/** What may happen to a rollout: traffic of some quality for some ticks, silence, restarts, and people. */
const happening = fc.oneof(
  fc.record({
    kind: fc.constant('ticks' as const),
    count: fc.integer({ min: 1, max: 40 }),
    requests: fc.constantFrom(0, 3, 50, 300),
    canaryErrors: fc.constantFrom(0, 0.01, 0.1, 0.5),
    stableErrors: fc.constantFrom(0, 0.01, 0.5),
  }),
  fc.record({ kind: fc.constant('silence' as const), count: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('restart' as const) }),
  fc.record({
    kind: fc.constant('order' as const),
    type: fc.constantFrom('pause' as const, 'resume' as const, 'adopt' as const),
  }),
);
const histories = fc.array(happening, { maxLength: 12 });

interface Moment {
  readonly before: Rollout;
  readonly after: Rollout;
  readonly events: readonly RolloutEvent[];
}

/** Plays a history; every rollout goes through JSON between two moments, as it does in the database. */
function play(history: readonly (typeof happening extends fc.Arbitrary<infer T> ? T : never)[]): Moment[] {
  const moments: Moment[] = [];
  const routers = new FakeRouters(3);
  let [rollout, now] = [buildRollout(['db', 'api']), 1_000];
  const run = (command: RolloutCommand): void => {
    const done = runRollout(rollout, command, now);
    if (!done.ok) return;
    moments.push({ before: rollout, after: done.value.rollout, events: done.value.events });
    rollout = JSON.parse(JSON.stringify(done.value.rollout)) as Rollout;
    expect(rollout).toEqual(done.value.rollout);
    routers.apply(rollout, now);
  };
  run({ type: 'start', ...asked });
  for (const step of history) {
    if (step.kind === 'restart') routers.bootId = `boot-${now}`;
    if (step.kind === 'order') run(step.type === 'adopt' ? { type: 'adopt' } : { type: step.type, ...asked });
    if (step.kind !== 'ticks' && step.kind !== 'silence') continue;
    for (let tick = 0; tick < step.count; tick += 1) {
      now += 1_000;
      if (step.kind === 'ticks') for (const component of ['db', 'api']) routers.serve(component, step);
      run({ type: 'observe', observations: step.kind === 'silence' ? {} : routers.observe() });
    }
  }
  return moments;
}

const shares = (rollout: Rollout): number[] =>
  desiredTraffic(rollout, 0).map(({ canaryShare }) => canaryShare);

describe('whatever happens, a rollout', () => {
  it('goes on by itself only after the whole soak, with every component proven healthy', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { before, after, events } of play(history)) {
          const isTick = events[0]?.type === 'rollout.observed';
          if (!isTick || (after.stepIndex === before.stepIndex && after.state !== 'promoting')) continue;
          const soaked = events[0]?.type === 'rollout.observed' ? events[0] : null;
          if (before.state !== 'progressing') continue;
          expect(soaked?.soakElapsedMs).toBeGreaterThanOrEqual(
            before.policy.steps[before.stepIndex]?.soakMs ?? Infinity,
          );
          for (const { verdict } of soaked?.components ?? []) {
            expect(verdict?.verdict).toBe('healthy');
            for (const metric of Object.values(verdict?.metrics ?? {})) {
              expect(metric.canary.requests).toBeGreaterThanOrEqual(before.policy.minRequests);
              expect(metric.upperBound).toBeLessThan(metric.allowed);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives the new versions a share that only grows, until it goes to 0 for good', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { before, after } of play(history)) {
          const [was, is] = [shares(before)[0] ?? 0, shares(after)[0] ?? 0];
          expect(new Set(shares(after)).size).toBe(1);
          if (after.state === 'progressing' || after.state === 'paused')
            expect(is).toBeGreaterThanOrEqual(was);
          if (before.state === 'rolling_back') expect([after.state, is]).toEqual(['rolling_back', 0]);
          expect(after.epoch).toBeGreaterThanOrEqual(before.epoch);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('can be aborted from any live state before, and wants all traffic home then, in reverse order, unleased', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const last = play(history).at(-1)?.after;
        if (last === undefined || last.state === 'rolling_back') return;
        const aborted = runRollout(last, { type: 'abort', ...asked }, 0);
        if (!aborted.ok) throw new Error(`refused in ${last.state}`);
        const wanted = desiredTraffic(aborted.value.rollout, 0);
        expect(wanted.map(({ target }) => target)).toEqual(['api', 'db']);
        for (const { stable, canaryShare, leaseUntil } of wanted)
          expect([stable.version, canaryShare, leaseUntil]).toEqual(['1.0.0', 0, null]);
      }),
      { numRuns: 60 },
    );
  });

  it('renews the lease only while both versions have traffic', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { after } of play(history))
          for (const { canaryShare, leaseUntil } of desiredTraffic(after, 500))
            expect(leaseUntil).toBe(canaryShare > 0 && canaryShare < 10_000 ? 5_500 : null);
      }),
      { numRuns: 40 },
    );
  });
});
