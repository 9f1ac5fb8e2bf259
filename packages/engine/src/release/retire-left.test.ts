import { RefusalError } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import {
  approvedRelease,
  eventsIn,
  keysOf,
  releaseIn,
  servedBy,
  ship,
  typesIn,
} from '../testing/shipping.ts';
import { createWorld, type World } from '../testing/world.ts';

const full = () => new RefusalError('deploy.failed', { key: 'api', reason: 'no space left on device' });

/** From now on what fits cannot be stopped, so many times; counts how often it was tried. */
function refuseToStop(world: World, prefix: string, times: number, error: () => Error = full) {
  const tried = { times: 0 };
  world.before = (effect) => {
    if (!effect.startsWith(`stop ${prefix}`) || tried.times >= times) return;
    tried.times += 1;
    throw error();
  };
  return tried;
}

const eventsOf = async (world: World, type: string) =>
  (await eventsIn(world)).filter((event) => event.type === type);

describe('an old version that cannot be stopped', () => {
  it.each([
    ['for a while delays the end', 5, { status: 'deployed', failure: null }],
    ['at all is told at the end', 1_000, { status: 'execution_failed', failure: { code: 'deploy.failed' } }],
  ])('%s', async (_case, times, end) => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    const tried = refuseToStop(world, 'api@1.0.0', times);
    await ship(world, id);
    expect(tried.times).toBeGreaterThanOrEqual(5);
    expect(await releaseIn(world, id)).toMatchObject(end);
    expect(await eventsOf(world, 'release.rollout_delayed')).toHaveLength(1);
    expect(keysOf(world, 'stop')).toContain('db@1.0.0+db100000#1');
    for (const name of ['db', 'api'])
      expect(await servedBy(world, name)).toEqual({ stable: '1.1.0', canaryShare: 0 });
  });

  it('because nobody can say whether it has traffic is left running until somebody can', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    const { ensure } = world.router;
    let asked = 0;
    world.before = (effect) => {
      if (asked === 0 && effect.startsWith('stop api@1.0.0')) world.router.unreachable.add('db');
      expect(effect.startsWith('stop db@1.0.0') && world.router.unreachable.has('db')).toBe(false);
    };
    world.router.ensure = async (target) => {
      if (world.router.unreachable.has('db')) asked += 1;
      if (asked === 3) world.router.unreachable.delete('db');
      return ensure(target);
    };
    await ship(world, id);
    expect(asked).toBe(3);
    expect((await releaseIn(world, id)).status).toBe('deployed');
    expect(keysOf(world, 'stop')).toContain('db@1.0.0+db100000#1');
  });

  it('because of a defect is tried once', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    const tried = refuseToStop(world, 'api@1.0.0', 1_000, () => new TypeError('undefined is no function'));
    await ship(world, id);
    expect(tried.times).toBe(1);
    expect((await releaseIn(world, id)).failure?.code).toBe('defect.unexpected');
  });

  it('is let alone once the process is to stop', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    const stopping = new AbortController();
    Object.assign(world, { signal: stopping.signal });
    const { sleep } = world.clock;
    const tried = refuseToStop(world, 'api@1.0.0', 1_000);
    world.clock.sleep = async (ms, signal) => {
      await sleep(ms, signal);
      if (tried.times > 0) stopping.abort();
    };
    await expect(ship(world, id)).rejects.toThrow('deploy.failed');
    expect(tried.times).toBe(2);
    expect((await releaseIn(world, id)).status).toBe('executing');
  });
});

it('an old version that seems to have exited, as without its watcher, is stopped all the same', async () => {
  const world = createWorld();
  const { id } = await approvedRelease(world);
  const { list } = world.deployer;
  world.deployer.list = async () =>
    (await list()).map((one) => (one.key.startsWith('db@1.0.0') ? { ...one, state: 'exited' } : one));
  await ship(world, id);
  expect(keysOf(world, 'stop')).toContain('db@1.0.0+db100000#1');
});

describe('a new version that gave way and cannot be stopped', () => {
  it('is named on the log; the release is rolled back, and the others are stopped', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    world.router.failing.set('1.1.0', 0.5);
    refuseToStop(world, 'api@1.1.0', 1_000);
    await ship(world, id);
    expect((await releaseIn(world, id)).status).toBe('rolled_back');
    const running = (await eventsOf(world, 'instance.not_stopped')).map(({ data }) => data['key']);
    expect(running).toEqual(['api@1.1.0+rel_1db2#1', 'api@1.1.0+rel_1db2#2']);
    expect(keysOf(world, 'stop')).toEqual(['db@1.1.0+rel_1db2#1']);
  });
});

describe('an old version that is needed again while it does not stop', () => {
  it('by a router that has it in its split is left running', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    const stable = { version: '1.0.0', upstreams: ['http://db@1.0.0+db100000#1'] };
    const desired = { target: 'db', epoch: 99, stable, canary: null, canaryShare: 0, slowAfterMs: 1 };
    refuseToStop(world, 'db@1.0.0', 1, () => {
      void world.router.apply({ ...desired, leaseUntil: null });
      return full();
    });
    await ship(world, id);
    expect((await releaseIn(world, id)).status).toBe('deployed');
    expect(keysOf(world, 'stop')).toEqual(['api@1.0.0+api10000#1', 'api@1.0.0+api10000#2']);
  });

  it.each(['executing', 'approved'] as const)('by another release that is %s', async (status) => {
    const world = createWorld();
    const release = await approvedRelease(world);
    refuseToStop(world, 'api@1.0.0', 2, () => {
      const other = { ...release, id: 'rel_other', version: '1.2.0', status };
      void world.store.commit({ release: { value: other, revision: 0 }, events: [] }).catch(() => 'is there');
      return full();
    });
    await ship(world, release.id);
    expect((await releaseIn(world, release.id)).status).toBe('deployed');
    const stopped = keysOf(world, 'stop');
    expect(stopped.some((key) => key.startsWith('api@1.0.0'))).toBe(status === 'approved');
    expect(await typesIn(world)).not.toContain('instance.not_stopped');
  });
});
