import { accepted } from '@tminus/domain';
import { expect, it } from 'vitest';
import { approvedRelease } from '../testing/shipping.ts';
import { createWorld, type World } from '../testing/world.ts';
import { listReleases } from './list-releases.ts';

const versions = async (world: World, component: string) =>
  accepted(await listReleases(world, { limit: 10, component })).items.map(({ version }) => version);

it('a component that nobody knows was mistyped; one that is configured or was released may be asked for', async () => {
  const world = createWorld();
  expect(await versions(world, 'api')).toEqual([]);
  const release = await approvedRelease(world);
  const [first] = release.plan.components;
  if (first === undefined) throw new Error('a release has components');
  const plan = { ...release.plan, components: [{ ...first, name: 'former' }] };
  const value = { ...release, id: 'rel_old', version: '0.1.0', plan };
  await world.store.commit({ release: { value, revision: 0 }, events: [] });
  expect(await versions(world, 'former')).toEqual(['0.1.0']);
  expect(
    accepted(await listReleases(world, { limit: 1, component: 'former', types: ['major'] })).items,
  ).toEqual([]);
  expect(await listReleases(world, { limit: 10, component: 'apy' })).toMatchObject({
    refusal: { code: 'component.unknown', params: { name: 'apy', known: 'api, db' } },
  });
});
