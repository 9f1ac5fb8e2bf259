import type { MatchedEntry } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { approvedRelease, releaseIn, ship } from '../../testing/shipping.ts';
import { createWorld } from '../../testing/world.ts';

const item = (id: string, kind: MatchedEntry['kind'], state: MatchedEntry['state']): MatchedEntry => ({
  id,
  title: `title of ${id}`,
  kind,
  state,
  component: null,
  priority: null,
  owner: null,
  deferred: state === 'deferred',
  commits: [],
  contradiction: false,
});

/** How the release stands after it was shipped with this scope. */
async function shippedWith(items: readonly MatchedEntry[] | null) {
  const world = createWorld();
  const here = Object.assign(world, { scope: { read: async () => items } });
  const release = await approvedRelease(here);
  await ship(here, release.id);
  const { status, failure } = await releaseIn(here, release.id);
  const isBranchMade = here.effects.some((effect) => effect.startsWith('branch '));
  return { status, code: failure?.code ?? null, id: failure?.params['id'] ?? null, isBranchMade };
}

describe('development', () => {
  it.each([
    [
      [item('BUG-1', 'fix', 'planned'), item('REQ-2', 'feature', 'in_progress')],
      'release.featureFailed',
      'REQ-2',
    ],
    [[item('REQ-1', 'feature', 'merged'), item('BUG-2', 'fix', 'in_progress')], 'release.fixFailed', 'BUG-2'],
  ])('stops at the first feature or fix that the release lacks', async (items, code, id) => {
    expect(await shippedWith(items)).toEqual({ status: 'execution_failed', code, id, isBranchMade: true });
  });

  it.each([
    ['nobody made a list', null],
    ['all is merged or deferred', [item('REQ-1', 'feature', 'merged'), item('BUG-2', 'fix', 'deferred')]],
  ])('goes on where %s', async (_how, items) => {
    expect(await shippedWith(items)).toMatchObject({ status: 'deployed', code: null });
  });
});
