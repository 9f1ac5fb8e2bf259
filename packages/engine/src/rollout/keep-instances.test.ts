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
});
