import { accepted, isLeftOut, RefusalError } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { planRelease } from '../plan/plan-release.ts';
import { requestShip, shipRelease, shipWorkflowId } from '../release/ship-release.ts';
import {
  AUTHOR,
  approvedRelease,
  eventsIn,
  keysOf,
  planDependencies,
  planRequest,
  releaseIn,
  ship,
  typesIn,
} from '../testing/shipping.ts';
import { createWorld, historyOf, WORKSPACE, type World } from '../testing/world.ts';
import type { Workspace } from '../workspace.ts';

const COMMIT = 'rel_1db2'.padEnd(40, 'c');

async function shipped(world: World) {
  const { id } = await approvedRelease(world);
  await ship(world, id);
  return releaseIn(world, id);
}

const workspaceWith = (publish: Partial<Workspace['publish']>, more: Partial<Workspace> = {}): Workspace => ({
  ...WORKSPACE,
  ...more,
  publish: { ...WORKSPACE.publish, ...publish },
});

const isPublishing = (effect: string): boolean => /^(?:commit|tag|merge|push|announce) /.test(effect);

describe('a release that is shipped', () => {
  it('is deployed from its commit, and published: tags, merge, push, announcement', async () => {
    const world = createWorld();
    const release = await shipped(world);
    expect(release.publication).toMatchObject({ status: 'completed', attempt: 1 });
    expect(world.effects.filter(isPublishing)).toEqual([
      'commit /product on db20000000000000000000000000000000000000',
      `tag /product db/v1.1.0 ${COMMIT}`,
      `tag /product api/v1.1.0 ${COMMIT}`,
      `tag /product v1.1.0 ${COMMIT}`,
      `merge /product ${COMMIT} main`,
      'push /product origin release/1.1.0 main db/v1.1.0 api/v1.1.0 v1.1.0',
      'announce v1.1.0 # 1.1.0',
    ]);
    expect(keysOf(world, 'prepare')).toContain(`api ${COMMIT}`);
    expect(release.publication?.steps.at(-1)?.detail).toBe('https://forge.example/v1.1.0');
  });

  it('tells of each step whose it is, a component, a repository, or the product, and what it made where', async () => {
    const world = createWorld(workspaceWith({}, { productName: 'kiosk' }));
    await shipped(world);
    const steps = (await eventsIn(world)).filter(({ type }) => type === 'publication.step_completed');
    expect(steps.map(({ subject, data }) => `${subject}: ${data['kind']} ${data['name']}`)).toEqual([
      'db: tag db/v1.1.0',
      'api: tag api/v1.1.0',
      'kiosk: tag v1.1.0',
      'product: merge_back main',
      'product: push origin',
      'kiosk: forge_release github product/product',
    ]);
  });

  const tagMessagesOf = async (world: World) => {
    const told: [string, string | undefined][] = [];
    const createTag: World['repository']['createTag'] = async (_repo, { name, message }) =>
      void told.push([name, message.split('\n', 1)[0]]);
    await shipped({ ...world, repository: { ...world.repository, createTag } });
    return told;
  };

  it('says in each tag what it names', async () => {
    expect(await tagMessagesOf(createWorld(workspaceWith({}, { productName: 'kiosk' })))).toEqual([
      ['db/v1.1.0', 'db v1.1.0'],
      ['api/v1.1.0', 'api v1.1.0'],
      ['v1.1.0', 'kiosk v1.1.0'],
    ]);
  });

  it.each([
    ['the components', 'all-v{version}', 'v{version}', ['all-v1.1.0', 'db, api v1.1.0']],
    ['components and product', 'v{version}', 'v{version}', ['v1.1.0', 'kiosk v1.1.0']],
  ])('says in a tag that %s share whose it is', async (_who, tagPattern, productTag, told) => {
    const components = WORKSPACE.components.map((component) => ({ ...component, tagPattern }));
    const workspace = workspaceWith({}, { productName: 'kiosk', productTag, components });
    expect(await tagMessagesOf(createWorld(workspace))).toContainEqual(told);
  });

  it('stops with words where git does not tell what there is to do, and goes on from there', async () => {
    const world = createWorld();
    const broken = new RefusalError('git.failed', { command: 'for-each-ref', reason: 'bad object' });
    let isBroken = true;
    const hasBranch = async () => {
      if (isBroken) throw broken;
      return true;
    };
    const there = { ...world, repository: { ...world.repository, hasBranch } };
    const failed = await shipped(there);
    expect(failed).toMatchObject({
      status: 'deployed',
      publication: {
        status: 'failed',
        steps: [{ kind: 'survey', status: 'failed', failure: broken.refusal }],
      },
    });
    expect(keysOf(world, 'tag')).toEqual([]);
    await ship(there, failed.id);
    expect((await releaseIn(world, failed.id)).publication).toMatchObject({
      status: 'failed',
      steps: [{ kind: 'survey' }],
    });
    isBroken = false;
    await ship(there, failed.id);
    const { publication } = await releaseIn(world, failed.id);
    expect(publication?.status).toBe('completed');
    expect(publication?.steps.map(({ kind }) => kind)).not.toContain('survey');
  });

  it('says so on the log, after it is deployed', async () => {
    const world = createWorld();
    await shipped(world);
    const types = await typesIn(world);
    expect(types.slice(types.indexOf('release.deployed') + 1)).toEqual([
      'publication.started',
      ...Array.from({ length: 6 }, () => 'publication.step_completed'),
      'publication.completed',
    ]);
  });

  it('keeps everything here where neither remote nor forge is configured', async () => {
    const world = createWorld(workspaceWith({ remote: null, forge: null }));
    await shipped(world);
    expect(keysOf(world, 'push')).toEqual([]);
    expect(keysOf(world, 'announce')).toEqual([]);
    expect(keysOf(world, 'tag')).toHaveLength(3);
  });

  it('leaves git alone where it is told to', async () => {
    const world = createWorld(
      workspaceWith({ commit: false, tags: false, remote: null, mergeBack: false, forge: null }),
    );
    const release = await shipped(world);
    expect(world.effects.filter(isPublishing)).toEqual([]);
    expect(release).toMatchObject({ commits: [], publication: { status: 'completed', steps: [] } });
    expect(keysOf(world, 'prepare')).toContain(`api ${'api2'.padEnd(40, '0')}`);
  });

  it('is tagged where it was planned when there is nothing to commit', async () => {
    const world = createWorld();
    await shipped({ ...world, files: { ...world.files, filesOf: async () => [] } });
    expect(keysOf(world, 'tag')[0]).toBe(`/product db/v1.1.0 ${'db2'.padEnd(40, '0')}`);
    expect(keysOf(world, 'merge')).toEqual([]);
  });

  it('is merged into the branch that the configuration names', async () => {
    const world = createWorld(workspaceWith({ mergeBack: 'develop' }));
    await shipped(world);
    expect(keysOf(world, 'merge')).toEqual([`/product ${COMMIT} develop`]);
  });

  const leftOutIn = ({ publication }: Awaited<ReturnType<typeof shipped>>) =>
    publication?.steps.filter(({ kind }) => isLeftOut(kind)).map(({ kind, name }) => `${kind} ${name}`);

  it('is published without a merge where the branch for it is missing, and says so', async () => {
    const world = createWorld(workspaceWith({ mergeBack: 'develop' }));
    const release = await shipped({
      ...world,
      repository: { ...world.repository, hasBranch: async () => false },
    });
    expect(release.publication?.status).toBe('completed');
    expect(leftOutIn(release)).toEqual(['merge_missing develop']);
    expect(keysOf(world, 'merge')).toEqual([]);
    expect(keysOf(world, 'push')).toEqual(['/product origin release/1.1.0 db/v1.1.0 api/v1.1.0 v1.1.0']);
  });

  it('says so where no branch is known that could take it', async () => {
    const world = createWorld();
    const release = await shipped({
      ...world,
      repository: { ...world.repository, branchHolding: async () => null },
    });
    expect(release.publication?.status).toBe('completed');
    expect(leftOutIn(release)).toEqual(['merge_unknown db20000000']);
    expect(keysOf(world, 'merge')).toEqual([]);
  });

  it('names the command that merges it, where its own branch was checked out', async () => {
    const world = createWorld();
    const release = await shipped({
      ...world,
      repository: { ...world.repository, branchHolding: async () => 'release/1.1.0' },
    });
    expect(leftOutIn(release)).toEqual(['merge_by_hand tminus branch merge-back release/1.1.0']);
    expect(keysOf(world, 'push')).toHaveLength(1);
  });

  it('gets no product tag that a component would take for a version of its own', async () => {
    const components = WORKSPACE.components.map((component) => ({ ...component, tagPattern: 'v{version}' }));
    const world = createWorld(
      workspaceWith({}, { components, productVersion: '6.0.0', productTag: 'v{version}' }),
    );
    const release = await shipped(world);
    expect(release.version).toBe('6.1.0');
    expect(keysOf(world, 'tag')).toEqual([`/product v1.1.0 ${COMMIT}`]);
    expect(keysOf(world, 'announce')).toEqual(['v1.1.0 # 6.1.0']);
  });

  it('is what the next one starts from, also where git knows its version by the planned commit only', async () => {
    const world = createWorld(workspaceWith({ mergeBack: false }));
    const first = await shipped(world);
    const planned = first.plan.components[0]?.sha ?? '';
    const read = async () =>
      WORKSPACE.components.slice(1).map((component) =>
        historyOf(component, {
          head: 'db3'.padEnd(40, '0'),
          current: { version: '1.1.0', tag: 'db/v1.1.0', sha: planned },
        }),
      );
    const asked = planRequest({ components: ['db'] });
    const { release } = accepted(await planRelease(planDependencies(world, read), asked));
    expect(release.plan.components).toMatchObject([
      { name: 'db', from: '1.1.0', to: '1.2.0', fromSha: COMMIT },
    ]);
  });

  it('publishes nothing when it was rolled back', async () => {
    const world = createWorld();
    world.router.failing.set('1.1.0', 0.5);
    const release = await shipped(world);
    expect(release).toMatchObject({ status: 'rolled_back', publication: null });
    expect(world.effects.filter((effect) => isPublishing(effect) && !effect.startsWith('commit '))).toEqual(
      [],
    );
  });
});

describe('a step of publishing that fails', () => {
  const rejected = new RefusalError('git.pushRejected', { remote: 'origin', reason: 'v1.1.0' });
  const offline = new RefusalError('git.remoteUnreachable', { remote: 'origin', reason: 'no route' });

  const failing = (world: World, error: Error, times = Number.POSITIVE_INFINITY): void => {
    let left = times;
    world.before = (effect) => {
      if (!effect.startsWith('push ') || left === 0) return;
      left -= 1;
      throw error;
    };
  };

  it('leaves traffic where it is, and says what and why', async () => {
    const world = createWorld();
    failing(world, rejected);
    const release = await shipped(world);
    expect(release).toMatchObject({ status: 'deployed', failure: null, publication: { status: 'failed' } });
    expect(release.publication?.steps.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'tag done',
      'tag done',
      'tag done',
      'merge_back done',
      'push failed',
      'forge_release pending',
    ]);
    expect((await eventsIn(world)).at(-1)).toMatchObject({
      type: 'publication.step_failed',
      data: { explanation: { code: 'error.git.pushRejected' } },
    });
  });

  it('is done when the release is shipped again, and nothing else is', async () => {
    const world = createWorld();
    failing(world, rejected);
    const { id } = await shipped(world);
    const before = world.effects.length;
    failing(world, rejected, 0);
    await ship(world, id);
    expect((await releaseIn(world, id)).publication).toMatchObject({ status: 'completed', attempt: 2 });
    expect(world.effects.slice(before)).toEqual([
      'push /product origin release/1.1.0 main db/v1.1.0 api/v1.1.0 v1.1.0',
      'announce v1.1.0 # 1.1.0',
    ]);
    await ship(world, id);
    expect(world.effects.length).toBe(before + 2);
  });

  it('is told with the remote that really took it, where the configuration was mended meanwhile', async () => {
    const world = createWorld();
    failing(world, offline);
    const { id } = await shipped(world);
    failing(world, offline, 0);
    await ship({ ...world, workspace: workspaceWith({ remote: 'upstream' }) }, id);
    const steps = (await eventsIn(world)).filter(({ type }) => type === 'publication.step_completed');
    expect(steps.find(({ data }) => data['kind'] === 'push')?.data).toMatchObject({ name: 'upstream' });
    const { publication } = await releaseIn(world, id);
    expect(publication?.steps.find(({ kind }) => kind === 'push')?.name).toBe('upstream');
  });

  it('goes on under a workflow of its own, which the one before is not taken for', async () => {
    const world = createWorld();
    failing(world, rejected);
    const release = await shipped(world);
    const started: string[] = [];
    const start = async (_name: string, id: string): Promise<void> => void started.push(id);
    const again = accepted(await requestShip(world, { start }, release.id, AUTHOR));
    expect(started).toEqual([shipWorkflowId(again)]);
    expect(shipWorkflowId(again)).not.toBe(shipWorkflowId(release));
  });

  it('is tried again by itself while the network is away, for a while', async () => {
    const world = createWorld();
    failing(world, offline, 3);
    expect((await shipped(world)).publication?.status).toBe('completed');
    const cut = createWorld();
    failing(cut, offline);
    expect((await shipped(cut)).publication?.status).toBe('failed');
  });

  it('is left for the next process when this one stops', async () => {
    const world = createWorld();
    const stopping = new AbortController();
    failing(world, rejected);
    const before = world.before;
    world.before = (effect) => {
      if (effect.startsWith('push ')) stopping.abort();
      before(effect);
    };
    const { id } = await approvedRelease(world);
    accepted(await requestShip(world, { start: async () => undefined }, id, AUTHOR));
    const durable = { step: <T>(_name: string, run: () => Promise<T>) => run() };
    const shipping = shipRelease({ ...world, signal: stopping.signal }, durable, {
      releaseId: id,
      attempt: 1,
    });
    await expect(shipping).rejects.toBe(rejected);
    expect((await releaseIn(world, id)).publication?.status).toBe('in_progress');
  });
});
