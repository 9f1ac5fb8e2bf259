import { accepted, RefusalError } from '@tminus/domain';
import { expect, it } from 'vitest';
import { AUTHOR, approvedRelease, keysOf, servedBy, ship } from '../testing/shipping.ts';
import { createWorld, type World } from '../testing/world.ts';
import { cancelRelease } from './cancel-release.ts';

const cancel = async (world: World, id: string) =>
  accepted(await cancelRelease(world, id, 'not now', { actor: AUTHOR, at: 0 }));

const NEW = ['api@1.1.0', 'db@1.1.0'];
const stoppedNew = (world: World): string[] =>
  keysOf(world, 'stop').filter((key) => NEW.some((name) => key.startsWith(name)));

/** A release whose new versions run, off traffic, and that cannot go on. */
async function stoppedBeforeTraffic(): Promise<{ world: World; id: string }> {
  const world = createWorld();
  const { id } = await approvedRelease(world);
  let isOn = false;
  world.before = (effect) => {
    isOn ||= effect.startsWith('start api@1.1.0');
    if (isOn && effect === 'check forge')
      throw new RefusalError('forge.notFound', { forge: 'GitHub', repository: 'product/product' });
  };
  await ship(world, id);
  expect(stoppedNew(world)).toEqual([]);
  return { world, id };
}

it('a release that is given up stops what it started off traffic, and leaves what serves', async () => {
  const { world, id } = await stoppedBeforeTraffic();
  expect((await cancel(world, id)).status).toBe('cancelled');
  expect(stoppedNew(world)).toHaveLength(3);
  expect(keysOf(world, 'stop')).toHaveLength(3);
  expect(await servedBy(world, 'api')).toEqual({ stable: '1.0.0', canaryShare: 0 });
});

it('what could not be stopped is stopped when it is given up once more', async () => {
  const { world, id } = await stoppedBeforeTraffic();
  const { retire } = world.deployer;
  world.deployer.retire = async () => {
    throw new RefusalError('deploy.failed', { key: 'k', reason: 'it could not be stopped' });
  };
  await expect(cancel(world, id)).rejects.toMatchObject({ refusal: { code: 'deploy.failed' } });
  world.deployer.retire = retire;
  expect((await cancel(world, id)).status).toBe('cancelled');
  expect(stoppedNew(world)).toHaveLength(3);
});

it('nothing is stopped while a router does not say whom it serves', async () => {
  const { world, id } = await stoppedBeforeTraffic();
  world.router.unreachable.add('api');
  await cancel(world, id);
  expect(stoppedNew(world).map((key) => key.split('@')[0])).toEqual(['db']);
});

it('a release that nothing was done for touches nothing', async () => {
  const world = createWorld();
  const { id } = await approvedRelease(world);
  world.deployer.list = async () => Promise.reject(new Error('was looked at'));
  expect((await cancel(world, id)).status).toBe('cancelled');
});
