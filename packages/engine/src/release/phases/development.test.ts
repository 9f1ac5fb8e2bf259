import type { FreezeResult, MatchedEntry } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { approvedRelease, releaseIn, ship, typesIn } from '../../testing/shipping.ts';
import { createWorld } from '../../testing/world.ts';

const item = (id: string, kind: MatchedEntry['kind'], state: MatchedEntry['state']): MatchedEntry => ({
  id,
  title: `title of ${id}`,
  kind,
  state,
  component: null,
  priority: null,
  owner: null,
  assignee: null,
  deferred: state === 'deferred',
  commits: [],
  contradiction: false,
});

/** How the release stands after it was shipped with this scope. */
async function shippedWith(items: readonly MatchedEntry[] | null) {
  const world = createWorld();
  const here = Object.assign(world, { scope: { ...world.scope, read: async () => items } });
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

const late: FreezeResult['violations'][number] = {
  sha: 'fea'.padEnd(40, '0'),
  index: 0,
  subject: 'a late idea',
  kind: 'feature',
  arrived: '2025-11-12T08:00:00Z',
  ownException: false,
};

/** How the release, planned on 3 November with its freeze on the 10th, stands after it was shipped so many days later. */
async function shippedLate(
  days: number,
  violations: FreezeResult['violations'],
  items: readonly MatchedEntry[],
) {
  const world = createWorld();
  const asked: string[] = [];
  const frozen = async (_plan: unknown, from: string): Promise<FreezeResult> => {
    asked.push(from);
    return { violations, excepted: [] };
  };
  const here = Object.assign(world, { scope: { read: async () => items, frozen } });
  const release = await approvedRelease(here);
  world.pass(days * 24 * 60 * 60 * 1000);
  await ship(here, release.id);
  const { status, failure } = await releaseIn(here, release.id);
  const isFrozen = (await typesIn(here)).includes('branch.frozen');
  return { asked, status, failure: failure?.code ?? null, params: failure?.params ?? null, isFrozen };
}

describe('the feature freeze', () => {
  it('is kept, and told, where nothing came late', async () => {
    expect(await shippedLate(8, [], [])).toMatchObject({
      asked: ['2025-11-11'],
      status: 'deployed',
      isFrozen: true,
    });
  });

  it('fails with the feature that came late, and how many did', async () => {
    expect(await shippedLate(8, [late, late], [])).toMatchObject({
      status: 'execution_failed',
      failure: 'release.freezeFailed',
      params: { subject: 'a late idea', arrived: '2025-11-12', date: '2025-11-11', count: 2 },
      isFrozen: false,
    });
  });

  it('is not attempted before its day is over, nor where a feature is missing', async () => {
    expect(await shippedLate(7, [late], [])).toMatchObject({
      asked: [],
      status: 'deployed',
      isFrozen: false,
    });
    expect(await shippedLate(8, [late], [item('REQ-2', 'feature', 'planned')])).toMatchObject({
      asked: [],
      failure: 'release.featureFailed',
    });
  });
});
