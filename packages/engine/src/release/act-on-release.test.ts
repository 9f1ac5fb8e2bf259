import { accepted, RefusalError } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { AUTHOR, approvedRelease, eventsIn, releaseIn } from '../testing/shipping.ts';
import { createWorld, type World } from '../testing/world.ts';
import { actOnRelease } from './act-on-release.ts';

const act = { actor: AUTHOR, at: 1 };

/** Somebody else saves the release right before each of the first saves of this store. */
function contested(world: World, times: number): World['store'] {
  let left = times;
  return {
    ...world.store,
    commit: async (write) => {
      if (left > 0 && write.release !== undefined) {
        left -= 1;
        throw new RefusalError('store.conflict', { kind: 'release', id: write.release.value.id });
      }
      return world.store.commit(write);
    },
  };
}

describe('acting on a release', () => {
  it('is decided anew when somebody else saved in between', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    accepted(await actOnRelease(contested(world, 3), id, { type: 'execute' }, act));
    expect((await releaseIn(world, id)).attempt).toBe(1);
  });

  it('gives up in the end, having written nothing', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    const logged = (await eventsIn(world)).length;
    const acting = actOnRelease(contested(world, 99), id, { type: 'execute' }, act);
    await expect(acting).rejects.toMatchObject({ refusal: { code: 'store.conflict' } });
    expect(await releaseIn(world, id)).toMatchObject({ status: 'approved' });
    expect(await eventsIn(world)).toHaveLength(logged);
  });

  it('saves nothing when it has no effect', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    const effect = { key: 'k', type: 'branch.created', subject: 'api', data: {} } as const;
    accepted(await actOnRelease(world.store, id, { type: 'record', effect }, act));
    const saved = await world.store.release(id);
    accepted(await actOnRelease(world.store, id, { type: 'record', effect }, act));
    expect(await world.store.release(id)).toEqual(saved);
  });

  it('is refused when somebody else saved before it, however late', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    const seen = (await world.store.release(id))?.revision;
    const refusal = { code: 'request.preconditionFailed', params: {} } as const;
    const unchanged = ({ revision }: { revision: number }) => (revision === seen ? null : refusal);
    const effect = { key: 'k', type: 'branch.created', subject: 'api', data: {} } as const;
    let isRaced = false;
    const raced: World['store'] = {
      ...world.store,
      commit: async (write) => {
        if (!isRaced) {
          isRaced = true;
          accepted(await actOnRelease(world.store, id, { type: 'record', effect }, act));
        }
        return world.store.commit(write);
      },
    };
    const before = await eventsIn(world);
    const outcome = await actOnRelease(raced, id, { type: 'execute' }, act, unchanged);
    expect(outcome).toEqual({ ok: false, refusal });
    expect((await eventsIn(world)).length).toBe(before.length + 1);
    expect(await releaseIn(world, id)).toMatchObject({ status: 'approved' });
  });
});
