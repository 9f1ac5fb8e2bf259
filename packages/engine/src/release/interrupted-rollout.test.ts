import { RefusalError } from '@tminus/domain';
import { expect, it } from 'vitest';
import { AUTHOR, approvedRelease, releaseIn, rolloutIn, ship, typesIn } from '../testing/shipping.ts';
import { createWorld, type World } from '../testing/world.ts';
import { cancelRelease } from './cancel-release.ts';

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

it('a release is not given up while its rollout is not over', async () => {
  const { world, id } = await stoppedInSoak();
  const found = await world.store.release(id);
  const failed = { ...(await releaseIn(world, id)), status: 'execution_failed' as const };
  await world.store.commit({ release: { value: failed, revision: found?.revision ?? 0 }, events: [] });
  const cancel = () => cancelRelease(world.store, id, 'no more', { actor: AUTHOR, at: 0 });
  expect(await cancel()).toMatchObject({ refusal: { code: 'rollout.componentBusy' } });
  expect((await releaseIn(world, id)).status).toBe('execution_failed');

  await ship(world, id);
  expect((await rolloutIn(world, id)).state).toBe('succeeded');
  expect((await releaseIn(world, id)).status).toBe('deployed');
});
