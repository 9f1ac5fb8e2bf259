import { RefusalError } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { approvedHotfix, approvedRelease, eventsIn, keysOf, releaseIn, ship } from '../testing/shipping.ts';
import { createWorld, WORKSPACE, type World } from '../testing/world.ts';

const COMMIT = 'rel_1db2'.padEnd(40, 'c');

describe('a hotfix', () => {
  const shippedHotfix = async (world: World) => {
    const { id } = await approvedHotfix(world);
    await ship(world, id);
    return releaseIn(world, id);
  };
  const forwardIn = ({ publication }: Awaited<ReturnType<typeof shippedHotfix>>) =>
    publication?.steps
      .filter(({ id }) => id.startsWith('merge_forward:'))
      .map(({ kind, name, detail }) => [kind, name, detail]);
  const conflict = new RefusalError('git.mergeConflict', {
    ...{ branch: 'release/2.0.0', source: 'x', files: 'package.json' },
  });

  it('is brought into the open release branches, after all of it is published', async () => {
    const world = createWorld();
    const release = await shippedHotfix(world);
    expect(release.plan.branch).toBe('hotfix/1.0.1');
    expect(release.publication?.status).toBe('completed');
    const { effects } = world;
    expect(effects.slice(effects.findIndex((effect) => effect.startsWith('announce ')) + 1)).toEqual([
      `merge /product ${COMMIT} release/2.0.0`,
      'push /product origin release/2.0.0',
    ]);
    expect(keysOf(world, 'merge')).toEqual([`/product ${COMMIT} main`, `/product ${COMMIT} release/2.0.0`]);
    expect(forwardIn(release)).toEqual([['merge_back', 'release/2.0.0', COMMIT]]);
  });

  it('also into the main branch where its own was checked out', async () => {
    const world = createWorld();
    const repository = { ...world.repository, branchHolding: async () => 'hotfix/1.0.1' };
    const release = await shippedHotfix({ ...world, repository });
    expect(forwardIn(release)?.map(([, name]) => name)).toEqual(['main', 'release/2.0.0']);
    expect(keysOf(world, 'push')).toContain('/product origin main');
  });

  it.each([
    ['merge /product', conflict, 'tminus branch merge-back hotfix/1.0.1 # release/2.0.0', 'package.json'],
    [
      'push /product origin release/2.0.0',
      new RefusalError('git.pushRejected', { remote: 'origin', reason: 'protected' }),
      'git push origin release/2.0.0',
      'protected',
    ],
    [
      'push /product origin release/2.0.0',
      new RefusalError('git.pushDeclined', { remote: 'origin', refs: 'release/2.0.0', reason: 'ask Noor.' }),
      'git push origin release/2.0.0',
      'ask Noor.',
    ],
  ])('is left to a person where %s is refused, and holds up nobody', async (effect, error, command, why) => {
    const world = createWorld();
    world.before = (each) => {
      if (each.startsWith(effect) && each.endsWith('release/2.0.0')) throw error;
    };
    const release = await shippedHotfix(world);
    expect(release.publication?.status).toBe('completed');
    expect(forwardIn(release)).toEqual([['merge_by_hand', command, why]]);
    const told = (await eventsIn(world)).filter(({ data }) => data['kind'] === 'merge_by_hand');
    expect(told).toMatchObject([{ type: 'publication.step_completed', data: { name: command } }]);
  });

  it('leaves a branch alone also where its release was approved only meanwhile', async () => {
    const world = createWorld();
    const other = await approvedRelease(world);
    const plan = { ...other.plan, branch: 'release/2.0.0' };
    const value = { ...other, id: 'rel_9', version: '2.0.0', plan };
    const push: World['repository']['push'] = async () => {
      if ((await world.store.release('rel_9')) === null)
        await world.store.commit({ release: { value, revision: 0 }, events: [] });
    };
    const release = await shippedHotfix({ ...world, repository: { ...world.repository, push } });
    expect(forwardIn(release)?.map(([kind]) => kind)).toEqual(['merge_by_hand']);
    expect(keysOf(world, 'merge')).toHaveLength(1);
  });

  it('leaves the branch alone that an approved release builds on, and says so', async () => {
    const world = createWorld();
    const other = await approvedRelease(world);
    const plan = { ...other.plan, branch: 'release/2.0.0' };
    const value = { ...other, id: 'rel_9', version: '2.0.0', plan };
    await world.store.commit({ release: { value, revision: 0 }, events: [] });
    const release = await shippedHotfix(world);
    expect(forwardIn(release)?.map(([kind, name]) => [kind, name])).toEqual([
      ['merge_by_hand', 'tminus branch merge-back hotfix/1.0.1 # release/2.0.0'],
    ]);
    expect(keysOf(world, 'merge')).toHaveLength(1);
  });

  it('stays where it is when nothing is to be merged, and is told where nothing is known above it', async () => {
    const off = createWorld({ ...WORKSPACE, publish: { ...WORKSPACE.publish, mergeBack: false } });
    expect(forwardIn(await shippedHotfix(off))).toEqual([]);
    const lonely = createWorld();
    const repository = {
      ...lonely.repository,
      branchHolding: async () => null,
      branchesAbove: async () => ({ main: null, releases: [] }),
    };
    const { publication } = await shippedHotfix({ ...lonely, repository });
    expect(publication?.steps.find(({ kind }) => kind === 'merge_by_hand')?.name).toBe(
      'tminus branch merge-back hotfix/1.0.1',
    );
  });

  it('is handed over in each repository that knows nothing above it, whatever another one knows', async () => {
    const components = WORKSPACE.components.map((each) => ({ ...each, repo: `/${each.name}` }));
    const world = createWorld({ ...WORKSPACE, components });
    const repository: typeof world.repository = {
      ...world.repository,
      branchHolding: async () => null,
      branchesAbove: async (repo) =>
        repo === '/db' ? { main: 'main', releases: [] } : { main: null, releases: [] },
    };
    const release = await shippedHotfix({ ...world, repository });
    expect(forwardIn(release)?.map(([, name]) => name)).toEqual(['main']);
    const byHand = release.publication?.steps.filter(({ kind }) => kind === 'merge_by_hand');
    expect(byHand?.map(({ id }) => id)).toEqual(['merge_by_hand:api']);
  });
});
