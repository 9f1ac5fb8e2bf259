import { accepted, EMPTY_DETAILS, type Release } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { planRelease } from '../plan/plan-release.ts';
import {
  AUTHOR,
  approvedRelease,
  eventsIn,
  planDependencies,
  planRequest,
  releaseIn,
  ship,
} from '../testing/shipping.ts';
import { createWorld, type World } from '../testing/world.ts';
import { editRelease } from './edit-release.ts';

const ACT = { actor: AUTHOR, at: 1_000 };
const edit = (world: World, ref: string, change: Parameters<typeof editRelease>[2]) =>
  editRelease(world, ref, change, ACT);

/** A release of a version that was planned, or is wherever else matters to the test, beside others. */
async function put(world: World, of: Release, version: string, more: Partial<Release> = {}): Promise<void> {
  const value = { ...of, id: `rel_${version}`, version, ...more };
  await world.store.commit({ release: { value, revision: 0 }, events: [] });
}

describe('an edit of a release', () => {
  it('is kept, told, and in the plan on disk; whoever approved has nothing to do anew', async () => {
    const world = createWorld();
    const release = await approvedRelease(world);
    const edited = accepted(
      await edit(world, 'v1.1.0', { theme: ' Speed ', objectives: ['start fast', 'start fast'] }),
    );
    expect(edited).toMatchObject({
      status: 'approved',
      approvals: release.approvals,
      details: { ...EMPTY_DETAILS, theme: 'Speed', objectives: ['start fast'] },
    });
    expect(await releaseIn(world, release.id)).toEqual(edited);
    expect((await eventsIn(world)).at(-1)).toMatchObject({
      type: 'details.edited',
      actor: AUTHOR,
      data: { theme: 'Speed' },
    });
    expect(world.written.get('v1.1.0/plan')).toContain('Speed');
  });

  it('writes the document again also where it was saved, and the document was not', async () => {
    const world = createWorld();
    await approvedRelease(world);
    world.before = (effect) => {
      if (effect.startsWith('write')) throw new Error('the disk is full');
    };
    await expect(edit(world, 'v1.1.0', { theme: 'Speed' })).rejects.toThrow('full');
    world.before = () => undefined;
    accepted(await edit(world, 'v1.1.0', { theme: 'Speed' }));
    expect(world.written.get('v1.1.0/plan')).toContain('Speed');
  });

  it('of nothing is refused, and so is one of a release that is over or that nobody knows', async () => {
    const world = createWorld();
    await approvedRelease(world);
    expect(await edit(world, 'v1.1.0', {})).toMatchObject({ refusal: { code: 'release.nothingToEdit' } });
    expect(await edit(world, 'v9', { theme: 'x' })).toMatchObject({ refusal: { code: 'release.notFound' } });
    await ship(world, 'v1.1.0');
    expect(await edit(world, 'v1.1.0', { theme: 'x' })).toMatchObject({
      refusal: { code: 'release.wrongStatus', params: { command: 'edit' } },
    });
  });
});

describe('what a release needs', () => {
  it('is kept as versions, however it was named, and can be emptied', async () => {
    const world = createWorld();
    const release = await approvedRelease(world);
    await put(world, release, '0.9.0', { status: 'deployed' });
    await put(world, release, '0.8.0');
    const needs = ['v0.9.0', 'rel_0.8.0', '0.9.0'];
    expect(accepted(await edit(world, release.id, { needs })).details?.needs).toEqual(['0.9.0', '0.8.0']);
    expect(accepted(await edit(world, release.id, { needs: null })).details?.needs).toEqual([]);
  });

  it('must be in the registry', async () => {
    const world = createWorld();
    await approvedRelease(world);
    const params = { release: 'v1.1.0', needed: 'v7.0.0' };
    expect(await edit(world, 'v1.1.0', { needs: ['v7.0.0'] })).toMatchObject({
      refusal: { code: 'release.needsUnknown', params },
    });
  });

  it('never goes round in a circle, which is told whole', async () => {
    const world = createWorld();
    const release = await approvedRelease(world);
    await put(world, release, '2.0.0', { details: { ...EMPTY_DETAILS, needs: ['1.1.0'] } });
    await put(world, release, '3.0.0', { details: { ...EMPTY_DETAILS, needs: ['2.0.0'] } });
    const cycleOf = async (needs: string[]) => {
      const edited = await edit(world, release.id, { needs });
      return edited.ok ? null : [edited.refusal.code, edited.refusal.params['cycle']];
    };
    expect(await cycleOf(['v3.0.0'])).toEqual(['release.needsCycle', 'v1.1.0 → v3.0.0 → v2.0.0 → v1.1.0']);
    expect(await cycleOf(['v1.1.0'])).toEqual(['release.needsCycle', 'v1.1.0 → v1.1.0']);
  });

  it('holds it back until it is out', async () => {
    const world = createWorld();
    const release = await approvedRelease(world);
    await put(world, release, '0.9.0', { status: 'planning' });
    accepted(await edit(world, release.id, { needs: ['v0.9.0'] }));
    await expect(ship(world, 'v1.1.0')).rejects.toMatchObject({
      refusal: {
        code: 'release.needsOther',
        params: { release: 'v1.1.0', needed: 'v0.9.0', status: 'planning' },
      },
    });
    expect((await releaseIn(world, release.id)).status).toBe('approved');
    const needed = await world.store.release('0.9.0');
    if (needed === null) throw new Error('it was put there');
    await world.store.commit({
      release: { value: { ...needed.value, status: 'deployed' }, revision: needed.revision },
      events: [],
    });
    await ship(world, 'v1.1.0');
    expect((await releaseIn(world, release.id)).status).toBe('deployed');
  });

  it('may be said when it is planned, and is checked there too', async () => {
    const world = createWorld();
    const plan = (needs: string[]) =>
      planRelease(planDependencies(world), planRequest({ details: { needs, theme: 'Speed' } }));
    expect(await plan(['v7.0.0'])).toMatchObject({ refusal: { code: 'release.needsUnknown' } });
    expect(await plan(['v1.1.0'])).toMatchObject({ refusal: { code: 'release.needsCycle' } });
    expect(await eventsIn(world)).toEqual([]);
    expect(accepted(await plan([])).release.details).toEqual({ ...EMPTY_DETAILS, theme: 'Speed' });
  });
});
