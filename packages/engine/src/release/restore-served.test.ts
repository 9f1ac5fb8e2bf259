import { expect, it } from 'vitest';
import { createMemoryRouter } from '../testing/memory-router.ts';
import { approvedRelease, releaseIn, servedBy, ship } from '../testing/shipping.ts';
import { createWorld } from '../testing/world.ts';
import { restoreServed } from './restore-served.ts';

/** A deployed release, and what happens to its world when it is to be restored. */
async function deployed() {
  const world = createWorld();
  const { id } = await approvedRelease(world);
  await ship(world, id);
  const release = await releaseIn(world, id);
  const restored = async () => {
    const before = world.effects.length;
    await restoreServed(world, release);
    return world.effects.slice(before);
  };
  return { world, release, restored };
}

it('what runs is left alone', async () => {
  expect(await (await deployed()).restored()).toEqual([]);
});

it('what is gone is started and served again', async () => {
  const { world, restored } = await deployed();
  Object.assign(world, { router: createMemoryRouter(() => 0) });
  await restored();
  for (const name of ['db', 'api'])
    expect(await servedBy(world, name)).toEqual({ stable: '1.1.0', canaryShare: 0 });
});

it('what a rolled-back release came home to is started and served again', async () => {
  const world = createWorld();
  const { id } = await approvedRelease(world);
  world.router.failing.set('1.1.0', 0.5);
  await ship(world, id);
  const release = await releaseIn(world, id);
  expect(release.status).toBe('rolled_back');
  Object.assign(world, { router: createMemoryRouter(() => 0) });
  await restoreServed(world, release);
  for (const name of ['db', 'api'])
    expect(await servedBy(world, name)).toEqual({ stable: '1.0.0', canaryShare: 0 });
});

it('so is what its router served, although somebody said that nothing ran before', async () => {
  const world = createWorld();
  await world.router.apply({
    target: 'api',
    epoch: 1,
    stable: { version: '1.0.0', upstreams: ['http://api'] },
    canary: null,
    canaryShare: 0,
    slowAfterMs: 500,
    leaseUntil: null,
  });
  const { id } = await approvedRelease(world);
  world.router.failing.set('1.1.0', 0.5);
  await ship(world, id, { baseline: 'none' });
  const release = await releaseIn(world, id);
  expect(release).toMatchObject({ status: 'rolled_back', baseline: 'none' });
  const ended = await Promise.all(['api', 'db'].map((name) => servedBy(world, name)));
  expect(ended.map(({ stable }) => stable)).toEqual(['1.0.0', '1.1.0']);
  Object.assign(world, { router: createMemoryRouter(() => 0) });
  await restoreServed(world, release);
  expect(await Promise.all(['api', 'db'].map((name) => servedBy(world, name)))).toEqual(ended);
});

it.each([
  ['a later release serves its component', 'deployed', 1, ['db']],
  ['a release that was planned later was deployed before', 'deployed', -1, ['db', 'api']],
  ['a later release was given up', 'rolled_back', null, ['db', 'api']],
] as const)('where %s', async (_case, status, after, names) => {
  const { world, release, restored } = await deployed();
  const components = release.plan.components.filter(({ name }) => name === 'api');
  const later = {
    ...release,
    id: 'rel_later',
    version: '1.2.0',
    status,
    deployedAt: after === null ? null : (release.deployedAt ?? 0) + after,
    plan: { ...release.plan, components },
  };
  await world.store.commit({ release: { value: later, revision: 0 }, events: [] });
  const asked: string[] = [];
  const { observe } = world.router;
  world.router.observe = async (name) => {
    asked.push(name);
    return observe(name);
  };
  await restored();
  expect(asked).toEqual(names);
});

it('a release that is not deployed has nothing to restore', async () => {
  const world = createWorld();
  const release = await approvedRelease(world);
  await restoreServed(world, release);
  expect(await world.deployer.list()).toEqual([]);
});
