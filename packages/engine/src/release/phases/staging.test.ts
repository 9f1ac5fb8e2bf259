import { RefusalError } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { approvedRelease, eventsIn, keysOf, releaseIn, servedBy, ship } from '../../testing/shipping.ts';
import { createWorld, type World } from '../../testing/world.ts';
import { restoreServed } from '../restore-served.ts';

/** Versions before this release cannot be started. */
function withBrokenBaselines(): World {
  const world = createWorld();
  world.before = (effect) => {
    if (/^start \w+@1\.0\.0/.test(effect))
      throw new RefusalError('deploy.exited', {
        key: 'k',
        starts: 5,
        exitCode: 3,
        log: '/run/k.log:\nno such file',
      });
  };
  return world;
}

describe('a version before that does not start', () => {
  it('stops the release before traffic moves, and says which, where its output is, and how to go on', async () => {
    const world = withBrokenBaselines();
    const { id } = await approvedRelease(world);
    await ship(world, id);
    const { status, failure } = await releaseIn(world, id);
    expect({ status, failure }).toEqual({
      status: 'execution_failed',
      failure: {
        code: 'release.baselineFailed',
        params: {
          release: 'v1.1.0',
          component: 'db',
          version: '1.0.0',
          reason: 'exit code 3, /run/k.log:\nno such file',
        },
      },
    });
    expect(await world.store.rollout(id)).toBeNull();
  });

  it('is not needed where somebody says that none ran before', async () => {
    const world = withBrokenBaselines();
    const { id } = await approvedRelease(world);
    await ship(world, id);
    await ship(world, id, { baseline: 'none' });
    const release = await releaseIn(world, id);
    expect(release).toMatchObject({ status: 'deployed', baseline: 'none' });
    expect(await servedBy(world, 'api')).toEqual({ stable: '1.1.0', canaryShare: 0 });
    const begun = (await eventsIn(world)).filter(({ type }) => type === 'release.execution_started');
    expect(begun.map(({ data }) => data['baseline'] ?? null)).toEqual([null, 'none']);
    await restoreServed(world, release);
    expect(await servedBy(world, 'api')).toMatchObject({ stable: '1.1.0' });
  });
});

describe('a release that somebody said to be the first', () => {
  it('still shares traffic with what its router serves', async () => {
    const world = createWorld();
    for (const name of ['api', 'db'])
      await world.router.apply({
        target: name,
        epoch: 1,
        stable: { version: '1.0.0', upstreams: [`http://${name}`] },
        canary: null,
        canaryShare: 0,
        slowAfterMs: 500,
        leaseUntil: null,
      });
    const { id } = await approvedRelease(world);
    await ship(world, id, { baseline: 'none' });
    expect((await world.store.rollout(id))?.value.state).toBe('succeeded');
    expect(keysOf(world, 'start').filter((key) => key.includes('@1.0.0'))).toHaveLength(3);
  });
});
