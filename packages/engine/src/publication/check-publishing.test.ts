import { RefusalError } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { requestShip } from '../release/ship-release.ts';
import { AUTHOR, approvedRelease, releaseIn, ship } from '../testing/shipping.ts';
import { createWorld, WORKSPACE, type World } from '../testing/world.ts';
import { checkPublishing } from './check-publishing.ts';

describe('what a release is to be published to', () => {
  const missing = new RefusalError('git.remoteMissing', { remote: 'origin', repo: '/product' });
  const away = new RefusalError('forge.unreachable', { forge: 'GitHub', reason: 'ECONNREFUSED' });
  const failAt = (world: World, prefix: string, error: Error | null): void => {
    world.before = (effect) => {
      if (error !== null && effect.startsWith(prefix)) throw error;
    };
  };
  const asked = async (world: World, id: string) => {
    const started: string[] = [];
    const start = async (_name: string, workflow: string): Promise<void> => void started.push(workflow);
    const outcome = await requestShip(world, { start }, id, AUTHOR);
    return { code: outcome.ok ? null : outcome.refusal.code, started };
  };

  it.each([
    ['check /product', missing],
    ['check forge', away],
  ] as const)('is looked at before anything is begun (%s)', async (what, error) => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    const before = world.effects.length;
    failAt(world, what, error);
    expect(await asked(world, id)).toEqual({ code: error.refusal.code, started: [] });
    expect(world.effects.length).toBe(before);
    expect(await releaseIn(world, id)).toMatchObject({ status: 'approved', attempt: 0 });
    failAt(world, what, null);
    await ship(world, id);
    expect(await releaseIn(world, id)).toMatchObject({ status: 'deployed' });
  });

  it('is asked for this branch and these tags', async () => {
    const world = createWorld();
    const seen: string[] = [];
    world.before = (effect) => void (effect.startsWith('check ') && seen.push(effect));
    await ship(world, (await approvedRelease(world)).id);
    expect(new Set(seen)).toEqual(
      new Set(['check /product origin release/1.1.0 db/v1.1.0 api/v1.1.0 v1.1.0', 'check forge']),
    );
  });

  it('is looked at again right before traffic moves, which stays where it is, until it is there', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    let isOn = false;
    world.before = (effect) => {
      isOn ||= effect.startsWith('start ');
      if (isOn && effect.startsWith('check /product')) throw missing;
    };
    await ship(world, id);
    expect(await releaseIn(world, id)).toMatchObject({
      status: 'execution_failed',
      failure: { code: 'git.remoteMissing' },
    });
    expect(await world.store.rollout(id)).toBeNull();
    expect(await asked(world, id)).toEqual({ code: 'git.remoteMissing', started: [] });
    world.before = () => undefined;
    await ship(world, id);
    expect(await releaseIn(world, id)).toMatchObject({ status: 'deployed' });
  });

  it('keeps nobody from going on with what is under way, or from hearing its end', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    expect((await asked(world, id)).code).toBeNull();
    failAt(world, 'check', missing);
    expect((await asked(world, id)).code).toBeNull();
    failAt(world, 'check', null);
    await ship(world, id);
    failAt(world, 'check', missing);
    expect((await asked(world, id)).code).toBeNull();
  });

  it('is asked all at once, and the first in order is told', async () => {
    const components = WORKSPACE.components.map((each) => ({ ...each, repo: `/${each.name}` }));
    const world = createWorld({ ...WORKSPACE, components });
    const release = await approvedRelease(world);
    const waiting: (() => void)[] = [];
    const checkPublish = async (of: string): Promise<void> => {
      await new Promise<void>((go) => {
        waiting.unshift(go);
        // Nobody gets an answer before all have asked; the last one gets it first.
        if (waiting.length === 3) for (const each of waiting) each();
      });
      throw of === 'forge' ? away : new RefusalError('git.remoteMissing', { remote: 'origin', repo: of });
    };
    const repository = { ...world.repository, checkPublish };
    const forge = { bodyLimit: 1, publishRelease: async () => '', checkPublish: () => checkPublish('forge') };
    await expect(checkPublishing({ ...world, repository, forge }, release)).rejects.toMatchObject({
      refusal: { code: 'git.remoteMissing', params: { repo: '/db' } },
    });
  });

  it('may be away for a moment', async () => {
    const world = createWorld();
    let times = 0;
    world.before = (effect) => {
      if (effect !== 'check forge') return;
      times += 1;
      if (times === 2 || times === 3) throw away;
    };
    const { id } = await approvedRelease(world);
    await ship(world, id);
    expect((await releaseIn(world, id)).status).toBe('deployed');
    expect(times).toBe(4);
  });
});
