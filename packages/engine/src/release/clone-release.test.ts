import { accepted, EMPTY_DETAILS } from '@tminus/domain';
import { expect, it } from 'vitest';
import type { ChangeHistory } from '../ports.ts';
import { AUTHOR, approvedRelease, planDependencies, ship } from '../testing/shipping.ts';
import { createWorld, historyOf, type World } from '../testing/world.ts';
import { type CloneRequest, cloneRelease } from './clone-release.ts';
import { editRelease } from './edit-release.ts';

const REQUEST: CloneRequest = { author: AUTHOR, type: null, releaseDate: null, dryRun: false };
const said = { theme: 'Speed', objectives: ['fast'], manager: 'Rita', announcements: ['blog'] };

/** Every component is at 1.1.0 by now, with another feature since. */
const later =
  ({ workspace }: World): ChangeHistory['read'] =>
  async (components) =>
    components.flatMap(({ name }) => {
      const component = workspace.components.find((each) => each.name === name);
      if (component === undefined) return [];
      const current = { version: '1.1.0', tag: `${name}/v1.1.0`, sha: `${name}2`.padEnd(40, '0') };
      return [historyOf(component, { current, head: `${name}3`.padEnd(40, '0') })];
    });

/** A world whose 1.1.0 is out; it needed one that is out, and one that is not. */
async function worldAfterRelease(): Promise<World> {
  const world = createWorld();
  const release = await approvedRelease(world);
  accepted(await editRelease(world, release.id, said, { actor: AUTHOR, at: 1 }));
  await ship(world, release.id);
  return world;
}

it('is planned from what there is now, with components, type and what was said of the other one', async () => {
  const world = await worldAfterRelease();
  const deps = planDependencies(world, later(world));
  const ids = { release: () => 'rel_clone' };
  const clone = accepted(await cloneRelease({ ...deps, ids }, 'v1.1.0', REQUEST));
  expect(clone).toMatchObject({ saved: true, files: ['v1.2.0/plan'], messages: null });
  expect(clone.release).toMatchObject({
    id: 'rel_clone',
    version: '1.2.0',
    status: 'planning',
    details: { ...EMPTY_DETAILS, ...said },
    approvals: [],
    plan: { type: 'minor' },
  });
});

it('needs what is not out yet, and no longer what is', async () => {
  const world = await worldAfterRelease();
  const found = await world.store.release('v1.1.0');
  if (found === null) throw new Error('it was shipped');
  const { value } = found;
  const put = (version: string, status: 'deployed' | 'approved') =>
    world.store.commit({
      release: { value: { ...value, id: `rel_${version}`, version, status }, revision: 0 },
      events: [],
    });
  await put('0.9.0', 'deployed');
  await put('2.0.0', 'approved');
  const needing = { ...value, details: { ...EMPTY_DETAILS, needs: ['0.9.0', '2.0.0'] } };
  await world.store.commit({ release: { value: needing, revision: found.revision }, events: [] });
  const deps = { ...planDependencies(world, later(world)), ids: { release: () => 'rel_clone' } };
  const clone = accepted(await cloneRelease(deps, value.id, { ...REQUEST, dryRun: true }));
  expect(clone.release.details?.needs).toEqual(['2.0.0']);
  expect(await world.store.release('rel_clone')).toBeNull();
});

it('is no way to plan a release again that is not over', async () => {
  const world = createWorld();
  await approvedRelease(world);
  expect(await cloneRelease(planDependencies(world), 'v1.1.0', REQUEST)).toMatchObject({
    refusal: { code: 'release.stillOpen', params: { release: 'v1.1.0' } },
  });
});

it('is refused as a plan is', async () => {
  const world = await worldAfterRelease();
  const deps = planDependencies(world, later(world));
  const clone = (more: Partial<CloneRequest>) => cloneRelease(deps, 'v1.1.0', { ...REQUEST, ...more });
  expect(await clone({ releaseDate: 'soon' })).toMatchObject({ refusal: { code: 'plan.dateInvalid' } });
  expect(await clone({ type: 'patch' })).toMatchObject({ refusal: { code: 'release.incrementTooLarge' } });
  expect(await cloneRelease(deps, 'v7', REQUEST)).toMatchObject({ refusal: { code: 'release.notFound' } });
});
