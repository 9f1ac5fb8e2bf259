import { accepted, RefusalError, type Release } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { planRelease } from '../plan/plan-release.ts';
import {
  AUTHOR,
  approve,
  approvedRelease,
  eventsIn,
  indexIn,
  keysOf,
  planDependencies,
  planRequest,
  releaseIn,
  rolloutIn,
  servedBy,
  ship,
  typesIn,
} from '../testing/shipping.ts';
import { component, createWorld, historyOf, WORKSPACE, type World } from '../testing/world.ts';
import { requestShip, SHIP_WORKFLOW } from './ship-release.ts';
import type { Write } from './store.ts';

describe('asking for a release to be shipped', () => {
  const never = { start: async () => Promise.reject(new Error('was started')) };

  it('is refused for a release that nobody knows', async () => {
    const outcome = await requestShip(createWorld(), never, 'v9.9.9', AUTHOR);
    expect(outcome).toMatchObject({ refusal: { code: 'release.notFound', params: { release: 'v9.9.9' } } });
  });

  it('is refused as long as a role has not approved', async () => {
    const world = createWorld();
    const { release } = accepted(await planRelease(planDependencies(world), planRequest()));
    expect(await requestShip(world, never, release.id, AUTHOR)).toMatchObject({
      refusal: { code: 'release.notApproved', params: { roles: 'product_manager, technical_lead, qa' } },
    });
    expect(world.effects).toEqual(['write v1.1.0/plan']);
  });

  it('is refused for a component of which nothing says any more how it is run', async () => {
    const world = createWorld({ ...WORKSPACE, components: [component('docs')] });
    const release = await approvedRelease(world);
    const now = { ...world.workspace, components: [component('docs', { deployment: null })] };
    expect(await requestShip({ ...world, workspace: now }, never, release.id, AUTHOR)).toMatchObject({
      refusal: { code: 'component.notDeployable', params: { name: 'docs' } },
    });
    expect((await releaseIn(world, release.id)).status).toBe('approved');
  });

  /** Another release is moving `db` now. */
  async function moveElsewhere(world: World, release: Release): Promise<void> {
    const other = { ...release, id: 'rel_other', version: '1.0.5' };
    await world.store.commit({
      release: { value: other, revision: 0 },
      rollout: {
        value: { id: 'r', releaseId: other.id, state: 'paused', targets: [{ component: 'db' }] } as never,
        revision: 0,
      },
      events: [],
    });
  }
  const busy = { code: 'rollout.componentBusy', params: { release: 'v1.0.5', component: 'db' } };

  it('is refused while another release moves one of its components', async () => {
    const world = createWorld();
    const release = await approvedRelease(world);
    await moveElsewhere(world, release);
    expect(await requestShip(world, never, release.id, AUTHOR)).toMatchObject({ refusal: busy });
    expect((await releaseIn(world, release.id)).status).toBe('approved');
  });

  it.each([
    ['it is staged', 'start db@1.1.0'],
    ['its rollout begins', 'start api@1.1.0+rel_1db2#2'],
  ])(
    'ends before traffic moves when another release began to move a component before %s',
    async (_, last) => {
      const world = createWorld();
      const release = await approvedRelease(world);
      world.before = (effect) => (effect.startsWith(last) ? moveElsewhere(world, release) : undefined);
      await ship(world, release.id);
      expect(await releaseIn(world, release.id)).toMatchObject({ status: 'execution_failed', failure: busy });
      expect(await servedBy(world, 'db')).toEqual({ stable: '1.0.0', canaryShare: 0 });
    },
  );

  it('starts one workflow for each attempt, however often it is asked', async () => {
    const world = createWorld();
    const release = await approvedRelease(world);
    const started: unknown[][] = [];
    const durable = { start: async (...args: unknown[]) => void started.push(args) };
    for (const ref of [release.id, 'v1.1.0', '1.1.0'])
      expect(accepted(await requestShip(world, durable, ref, AUTHOR)).status).toBe('executing');
    const input = { releaseId: release.id, attempt: 1 };
    expect(started).toEqual(Array(3).fill([SHIP_WORKFLOW, `ship:${release.id}:1`, input]));
    expect((await typesIn(world)).filter((type) => type === 'release.execution_started')).toHaveLength(1);
  });
});

describe('an outage of the store', () => {
  it('while versions are staged stops none of them, and none is started twice', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    const { commit } = world.store;
    let outages = 0;
    Object.assign(world.store, {
      commit: async (write: Write) => {
        const isStaged = write.events.some(({ type }) => type === 'instance.started');
        if (isStaged && outages < 3) {
          outages += 1;
          throw new RefusalError('store.unavailable', { reason: 'it restarts' });
        }
        return commit(write);
      },
    });
    await ship(world, id);
    expect(outages).toBe(3);
    expect(await releaseIn(world, id)).toMatchObject({ status: 'deployed', attempt: 1 });
    expect(keysOf(world, 'retire').filter((key) => key.includes('1.1.0'))).toEqual([]);
    const started = keysOf(world, 'start');
    expect(new Set(started).size).toBe(started.length);
  });
});

describe('a healthy release', () => {
  it('goes through all phases to deployed', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    await ship(world, id);
    const release = await releaseIn(world, id);
    expect(release).toMatchObject({ status: 'deployed', failure: null });
    expect(release.phases.map(({ phase, status }) => [phase, status])).toEqual([
      ['development', 'completed'],
      ['testing', 'completed'],
      ['preparation', 'completed'],
      ['staging', 'completed'],
      ['deployment', 'completed'],
    ]);
    expect(release.milestones).toHaveLength(5);
    expect((await rolloutIn(world, id)).state).toBe('succeeded');
    for (const name of ['db', 'api'])
      expect(await servedBy(world, name)).toEqual({ stable: '1.1.0', canaryShare: 0 });
  });

  it('publishes a component of which nothing runs, and starts and moves nothing for it', async () => {
    const world = createWorld({
      ...WORKSPACE,
      components: [component('lib', { deployment: null, publishedOnly: true })],
    });
    const { id } = await approvedRelease(world);
    await ship(world, id);
    expect(await releaseIn(world, id)).toMatchObject({
      status: 'deployed',
      publication: { status: 'completed' },
    });
    expect(await world.store.rollout(id)).toBeNull();
    expect(world.effects.filter((effect) => /^(?:prepare|build|start|router)/.test(effect))).toEqual([]);
    expect(world.effects).toContainEqual(expect.stringContaining('lib/v1.1.0'));
  });

  it('publishes it beside others that run, once these have all traffic', async () => {
    const lib = component('lib', { deployment: null, publishedOnly: true });
    const api = component('api', { dependsOn: ['lib'] });
    const world = createWorld({ ...WORKSPACE, components: [api, lib] });
    const { id } = await approvedRelease(world);
    await ship(world, id);
    expect((await rolloutIn(world, id)).targets.map(({ component: name }) => name)).toEqual(['api']);
    expect(await servedBy(world, 'api')).toEqual({ stable: '1.1.0', canaryShare: 0 });
    expect(keysOf(world, 'start').filter((key) => key.startsWith('lib'))).toEqual([]);
    expect(world.effects).toContainEqual(expect.stringContaining('lib/v1.1.0'));
  });

  it('tells of a branch and a commit by their repository, and of both for the same component', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    await ship(world, id);
    const made = (await eventsIn(world)).filter(({ type }) => /^(?:branch|commit)\.created$/.test(type));
    expect(made.map(({ type, subject, data }) => [type, subject, data['repository']])).toEqual([
      ['branch.created', 'db', 'product'],
      ['commit.created', 'db', 'product'],
    ]);
  });

  it('stops the old instances only after the rollout has succeeded, dependents first', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    await ship(world, id);
    expect(keysOf(world, 'stop')).toEqual([
      'api@1.0.0+api10000#1',
      'api@1.0.0+api10000#2',
      'db@1.0.0+db100000#1',
    ]);
    const types = await typesIn(world);
    expect(indexIn(types, 'rollout.succeeded')).toBeLessThan(indexIn(types, 'instance.retired'));
    expect(indexIn(types, 'instance.retired')).toBeLessThan(indexIn(types, 'release.deployed'));
  });

  it('starts new versions in the order of their dependencies, after the versions before', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    await ship(world, id);
    expect(keysOf(world, 'start').map((key) => key.split('+')[0])).toEqual([
      'db@1.0.0',
      'db@1.1.0',
      'api@1.0.0',
      'api@1.0.0',
      'api@1.1.0',
      'api@1.1.0',
    ]);
    expect(keysOf(world, 'branch')).toHaveLength(1);
  });

  it.each(['start db@1.0.0', 'start api@1.0.0', 'start api@1.1.0'])(
    'goes on when the router dies at: %s',
    async (moment) => {
      const world = createWorld();
      const { id } = await approvedRelease(world);
      const restarts: string[] = [];
      world.before = (effect) => {
        if (!effect.startsWith(moment)) return;
        for (const name of ['db', 'api']) world.router.unreachable.add(name);
      };
      const { ensure } = world.router;
      Object.assign(world.router, {
        ensure: async (target: { name: string; listen: number }) => {
          if (world.router.unreachable.has(target.name)) restarts.push(target.name);
          world.router.unreachable.clear();
          return ensure(target);
        },
      });
      await ship(world, id);
      expect(await releaseIn(world, id)).toMatchObject({ status: 'deployed', attempt: 1 });
      expect(restarts.length).toBeGreaterThan(0);
    },
  );

  it('followed by another one retires what ran before, and reports nothing twice', async () => {
    const world = createWorld();
    const first = await approvedRelease(world);
    await ship(world, first.id);
    const next = planDependencies(world, async () =>
      WORKSPACE.components.map((of) =>
        historyOf(of, {
          head: `${of.name}3`.padEnd(40, '0'),
          current: { version: '1.1.0', tag: 'x', sha: `${of.name}2`.padEnd(40, '0') },
        }),
      ),
    );
    const planned = accepted(
      await planRelease({ ...next, ids: { release: () => 'rel_next' } }, planRequest()),
    ).release;
    await approve(world, planned);
    await ship(world, planned.id);
    expect(await releaseIn(world, planned.id)).toMatchObject({ version: '1.2.0', status: 'deployed' });
    const retired = (await eventsIn(world)).filter(({ type }) => type === 'instance.retired');
    expect(retired.map(({ data }) => data['version'])).toEqual([
      ...Array(3).fill('1.0.0'),
      ...Array(3).fill('1.1.0'),
    ]);
  });

  it('of components that never ran takes all traffic at once', async () => {
    const world = createWorld();
    const deps = planDependencies(world, async (all) =>
      all.map(({ name }) => historyOf(component(name), { current: null, manifestVersion: '0.1.0' })),
    );
    const { release } = accepted(await planRelease(deps, planRequest({ type: 'minor' })));
    await approve(world, release);
    await ship(world, release.id);
    expect((await releaseIn(world, release.id)).status).toBe('deployed');
    expect(await world.store.rollout(release.id)).toBeNull();
    expect(await servedBy(world, 'api')).toEqual({ stable: '0.1.0', canaryShare: 0 });
    expect(keysOf(world, 'stop')).toEqual([]);
  });
});

describe('a phase that fails', () => {
  it('stops the release without its milestone, and is resumed without repeating what was done (X-13)', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    world.before = (effect) => {
      if (effect.startsWith('start api@1.1.0')) throw new RefusalError('deploy.notReady', { key: 'api' });
    };
    await ship(world, id);
    const failed = await releaseIn(world, id);
    expect(failed).toMatchObject({ status: 'execution_failed', failure: { code: 'deploy.notReady' } });
    expect(failed.milestones).toEqual(['development_complete', 'testing_complete', 'preparation_complete']);
    expect(failed.phases.at(-1)).toMatchObject({ phase: 'staging', status: 'failed' });

    world.before = () => undefined;
    await ship(world, id);
    const resumed = await releaseIn(world, id);
    expect(resumed).toMatchObject({ status: 'deployed', attempt: 2, failure: null });
    expect(resumed.milestones).toHaveLength(5);
    const effects = world.effects.filter((effect) => !effect.startsWith('write '));
    expect(new Set(effects).size).toBe(effects.length);
  });

  it('for a reason that nobody expected is called a defect, with its message', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    world.before = (effect) => {
      if (effect.startsWith('branch ')) throw new TypeError('x is not a function');
    };
    await ship(world, id);
    const { failure, status } = await releaseIn(world, id);
    expect(status).toBe('execution_failed');
    expect(failure?.code).toBe('defect.unexpected');
    expect(failure?.params['message']).toContain('x is not a function');
  });
});
