import { describe, expect, it } from 'vitest';
import { approvedRelease, releaseIn, ship } from '../testing/shipping.ts';
import { createWorld, type World } from '../testing/world.ts';

/** From this share on, nobody looks after an instance any more; asking for it gives it a watcher again. */
function loseWatcher(world: World, lostKey: RegExp, share: number): { asked: string[] } {
  const asked: string[] = [];
  const { list, ensure } = world.deployer;
  const isSplit = async () => ((await world.router.observe('db'))?.canaryShare ?? 0) >= share;
  Object.assign(world.deployer, {
    list: async () => {
      const isLost = await isSplit();
      return (await list()).map((instance) =>
        isLost && lostKey.test(instance.key) && !asked.includes(instance.key)
          ? { ...instance, isWatched: false }
          : instance,
      );
    },
    ensure: async (spec: Parameters<typeof ensure>[0]) => {
      if (await isSplit()) asked.push(spec.key);
      return ensure(spec);
    },
  });
  return { asked };
}

describe('an instance that nobody looks after', () => {
  it.each([
    ['of the old version', /^db@1\.0\.0/],
    ['of the new version', /^api@1\.1\.0/],
    ['of two of one version', /^api@1\.1\.0.*#2$/],
  ])('%s is asked for again while traffic is split, and no other one is', async (_which, lostKey) => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    const { asked } = loseWatcher(world, lostKey, 5_000);
    await ship(world, id);
    expect((await releaseIn(world, id)).status).toBe('deployed');
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((key) => !lostKey.test(key))).toEqual([]);
  });

  it('that is being started when the process is to stop is waited for: nothing comes up afterwards', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    loseWatcher(world, /^db@1\.0\.0/, 5_000);
    const stopping = new AbortController();
    const { ensure } = world.deployer;
    const order: string[] = [];
    Object.assign(world, { signal: stopping.signal });
    const isSplit = async () => ((await world.router.observe('db'))?.canaryShare ?? 0) >= 5_000;
    world.deployer.ensure = async (spec) => {
      if (!(await isSplit())) return ensure(spec);
      stopping.abort();
      // A start takes its time: everything else has had its turn by then.
      await new Promise((resolve) => setImmediate(resolve));
      order.push('started');
      return ensure(spec);
    };
    await expect(ship(world, id)).rejects.toThrow();
    order.push('ended');
    expect(order).toEqual(['started', 'ended']);
  });
});
