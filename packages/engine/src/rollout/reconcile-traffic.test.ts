import {
  accepted,
  type DesiredTraffic,
  newRollout,
  RefusalError,
  type Rollout,
  runRollout,
} from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { approvedRelease } from '../testing/shipping.ts';
import { createWorld, type World } from '../testing/world.ts';
import { observeTraffic, reconcileTraffic } from './reconcile-traffic.ts';
import { policyOf } from './start-rollout.ts';

const track = (version: string) => ({ version, upstreams: [`http://${version}`] });

/** A rollout of `db` and `api` that has just begun its first step. */
async function begun(world: World): Promise<Rollout> {
  const { plan } = await approvedRelease(world);
  const pending = accepted(
    newRollout({
      id: 'r',
      releaseId: 'rel_1',
      targets: ['db', 'api'].map((component) => ({
        component,
        stable: track('1.0.0'),
        canary: track('1.1.0'),
        slowAfterMs: 500,
      })),
      policy: policyOf(plan, world.workspace),
      epoch: 5,
      createdAt: 0,
    }),
  );
  return act(pending, 'start', world);
}

const act = (rollout: Rollout, type: 'start' | 'abort', world: World): Rollout =>
  accepted(runRollout(rollout, { type, actor: 'a', reason: 'r' }, world.clock.now())).rollout;

async function tick(world: World, rollout: Rollout) {
  const applied: DesiredTraffic[] = [];
  const router = {
    ...world.router,
    apply: async (desired: DesiredTraffic) => {
      applied.push(desired);
      return world.router.apply(desired);
    },
  };
  const before = await observeTraffic({ ...world, router }, rollout);
  const seen = await reconcileTraffic(router, rollout, before.seen, world.clock.now());
  return { seen, trouble: before.trouble, applied, targets: applied.map(({ target }) => target) };
}

describe('bringing routers to what is wanted', () => {
  it('applies what differs, dependencies first, and returns what was read back', async () => {
    const world = createWorld();
    const { seen, targets } = await tick(world, await begun(world));
    expect(targets).toEqual(['db', 'api']);
    expect(seen).toMatchObject({ db: { canaryShare: 5_000, epoch: 6 }, api: { canaryShare: 5_000 } });
  });

  it('leaves alone what is in force already', async () => {
    const world = createWorld();
    const rollout = await begun(world);
    await tick(world, rollout);
    world.pass(1_000);
    expect((await tick(world, rollout)).targets).toEqual([]);
  });

  it('renews a lease before it ends', async () => {
    const world = createWorld();
    const rollout = await begun(world);
    await tick(world, rollout);
    for (let second = 1; second <= 60; second += 1) {
      world.pass(1_000);
      const { seen } = await tick(world, rollout);
      const { leaseMs } = rollout.policy;
      expect((seen['api']?.leaseUntil ?? 0) - world.clock.now()).toBeGreaterThan(leaseMs / 2);
    }
  });

  it('goes home in the reverse order', async () => {
    const world = createWorld();
    const rollout = await begun(world);
    await tick(world, rollout);
    const { targets, seen } = await tick(world, act(rollout, 'abort', world));
    expect(targets).toEqual(['api', 'db']);
    expect(seen).toMatchObject({ db: { canaryShare: 0, leaseUntil: null }, api: { canaryShare: 0 } });
  });

  it('corrects what somebody else has changed', async () => {
    const world = createWorld();
    const rollout = await begun(world);
    const { applied } = await tick(world, rollout);
    for (const desired of applied) await world.router.apply({ ...desired, canaryShare: 9_000 });
    const { targets, seen } = await tick(world, rollout);
    expect(targets).toEqual(['db', 'api']);
    expect(seen).toMatchObject({ api: { canaryShare: 5_000 } });
  });

  it('leaves a router that does not answer for later, and serves the others', async () => {
    const world = createWorld();
    const rollout = await begun(world);
    world.router.unreachable.add('db');
    expect((await tick(world, rollout)).seen).toMatchObject({ db: null, api: { canaryShare: 5_000 } });
    world.router.unreachable.clear();
    expect((await tick(world, rollout)).targets).toEqual(['db']);
  });

  it('starts a router again that has gone, and goes on with it in the same tick', async () => {
    const world = createWorld();
    const rollout = await begun(world);
    await tick(world, rollout);
    world.router.unreachable.add('api');
    world.router.ensure = async ({ name }) => {
      world.router.unreachable.delete(name);
      return { url: '' };
    };
    expect((await tick(world, rollout)).seen).toMatchObject({ api: { canaryShare: 5_000 } });
  });

  it('brings the others home while the port of one is taken, and says whose it is', async () => {
    const world = createWorld();
    const rollout = await begun(world);
    await tick(world, rollout);
    world.router.unreachable.add('api');
    world.router.ensure = async () => {
      throw new RefusalError('server.portBusy', { port: 7_000 });
    };
    const { targets, trouble } = await tick(world, act(rollout, 'abort', world));
    expect(targets).toContain('db');
    expect(await world.router.observe('db')).toMatchObject({ canaryShare: 0 });
    expect(trouble).toMatchObject({ refusal: { code: 'server.portBusy' } });
  });

  it('stops when a router follows a newer controller', async () => {
    const world = createWorld();
    const rollout = await begun(world);
    const { applied } = await tick(world, rollout);
    for (const desired of applied) await world.router.apply({ ...desired, epoch: 99 });
    await expect(tick(world, rollout)).rejects.toMatchObject({ refusal: { code: 'rollout.staleEpoch' } });
  });
});
