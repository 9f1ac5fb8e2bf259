import { accepted, RefusalError } from '@tminus/domain';
import { expect, it } from 'vitest';
import { planRelease } from '../plan/plan-release.ts';
import {
  AUTHOR,
  approve,
  approvedRelease,
  planDependencies,
  planRequest,
  releaseIn,
  rolloutIn,
  servedBy,
  ship,
  typesIn,
} from '../testing/shipping.ts';
import { component, createWorld, historyOf, type World } from '../testing/world.ts';
import { cancelRelease } from './cancel-release.ts';
import type { Write } from './store.ts';

/** A release whose process was stopped in the middle of a soak. */
async function stoppedInSoak(): Promise<{ world: World; id: string }> {
  const world = createWorld();
  const { id } = await approvedRelease(world);
  const stopping = new AbortController();
  Object.assign(world, { signal: stopping.signal });
  const { sleep } = world.clock;
  world.clock.sleep = async (ms, signal) => {
    await sleep(ms, signal);
    stopping.abort();
  };
  await expect(ship(world, id)).rejects.toThrow('stopped before its end');
  world.clock.sleep = sleep;
  Object.assign(world, { signal: new AbortController().signal });
  return { world, id };
}

it('a rollout whose routers cannot be reached when it is taken over is tried again, and goes on', async () => {
  const { world, id } = await stoppedInSoak();
  const { observe } = world.router;
  let failures = 0;
  world.router.observe = async (target) => {
    failures += 1;
    if (failures < 8) throw new RefusalError('server.portBusy', { port: 7_000 });
    return observe(target);
  };
  await ship(world, id);
  expect(await releaseIn(world, id)).toMatchObject({ status: 'deployed', attempt: 1 });
  expect(await typesIn(world)).toContain('release.rollout_delayed');
});

it('a rollout whose delay not even the log can take is told to those who watch, and goes on', async () => {
  const { world, id } = await stoppedInSoak();
  const { commit } = world.store;
  let failures = 0;
  Object.assign(world.store, {
    commit: async (write: Write) => {
      failures += 1;
      if (failures <= 8) throw new RefusalError('store.unavailable', { reason: 'the disk is full' });
      return commit(write);
    },
  });
  await ship(world, id);
  expect(await releaseIn(world, id)).toMatchObject({ status: 'deployed', attempt: 1 });
  expect(new Set(world.told)).toEqual(new Set(['store.unavailable']));
});

it('a rollout whose router was told something else meanwhile takes it back, and goes on', async () => {
  const world = createWorld();
  const { id } = await approvedRelease(world);
  const { sleep } = world.clock;
  let isTold = false;
  world.clock.sleep = async (ms, signal) => {
    await sleep(ms, signal);
    const seen = await world.router.observe('db');
    if (isTold || !seen?.canary || !seen.stable) return;
    isTold = true;
    const { target, epoch, stable } = seen;
    const traffic = { target, epoch: epoch + 7, stable, canary: null, canaryShare: 0 };
    await world.router.apply({ ...traffic, slowAfterMs: 500, leaseUntil: null });
  };
  await ship(world, id);
  expect(isTold).toBe(true);
  expect(await releaseIn(world, id)).toMatchObject({ status: 'deployed', attempt: 1 });
  expect(await servedBy(world, 'db')).toEqual({ stable: '1.1.0', canaryShare: 0 });
  expect(await typesIn(world)).toContain('rollout.adopted');
});

it('a release is not given up while its rollout is not over', async () => {
  const { world, id } = await stoppedInSoak();
  const found = await world.store.release(id);
  const failed = { ...(await releaseIn(world, id)), status: 'execution_failed' as const };
  await world.store.commit({ release: { value: failed, revision: found?.revision ?? 0 }, events: [] });
  const cancel = () => cancelRelease(world, id, 'no more', { actor: AUTHOR, at: 0 });
  expect(await cancel()).toMatchObject({ refusal: { code: 'rollout.componentBusy' } });
  expect((await releaseIn(world, id)).status).toBe('execution_failed');

  await ship(world, id);
  expect((await rolloutIn(world, id)).state).toBe('succeeded');
  expect((await releaseIn(world, id)).status).toBe('deployed');
});

it('a release that users are on is not given up, though its old version could not be stopped', async () => {
  const world = createWorld();
  const { id } = await approvedRelease(world);
  world.deployer.retire = async () => {
    throw new RefusalError('system.refused', { reason: 'the disk is full' });
  };
  await ship(world, id);
  expect(await releaseIn(world, id)).toMatchObject({ status: 'execution_failed' });
  expect(await cancelRelease(world, id, 'no more', { actor: AUTHOR, at: 0 })).toMatchObject({
    refusal: { code: 'release.serving', params: { release: 'v1.1.0' } },
  });
});

it('a first version that users are on is not given up', async () => {
  const world = createWorld();
  const deps = planDependencies(world, async (all) =>
    all.map(({ name }) => historyOf(component(name), { current: null, manifestVersion: '0.1.0' })),
  );
  const { release } = accepted(await planRelease(deps, planRequest({ type: 'minor' })));
  await approve(world, release);
  const { apply } = world.router;
  world.router.apply = async (desired) => {
    if (desired.target === 'db') return apply(desired);
    throw new RefusalError('server.portBusy', { port: 7_000 });
  };
  await ship(world, release.id);
  expect(await releaseIn(world, release.id)).toMatchObject({ status: 'execution_failed' });
  expect(await cancelRelease(world, release.id, 'no more', { actor: AUTHOR, at: 0 })).toMatchObject({
    refusal: { code: 'release.serving', params: { component: 'db' } },
  });
});
