import {
  accepted,
  type CalendarEntry,
  type Freeze,
  RELEASE_TYPES,
  type TeamCalendar,
  USUAL_CALENDAR,
  USUALLY_FROZEN,
} from '@tminus/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRelease } from '../plan/plan-release.ts';
import { requestShip } from '../release/ship-release.ts';
import {
  AUTHOR,
  approvedHotfix,
  approvedRelease,
  eventsIn,
  planDependencies,
  planRequest,
  REVIEWER,
  releaseIn,
  servedBy,
  ship,
  typesIn,
} from '../testing/shipping.ts';
import { createWorld, WORKSPACE, type World } from '../testing/world.ts';
import { overrideFreeze } from './override-freeze.ts';

/** The worlds begin on Monday, 3 November 2025, noon, in UTC. */
const freeze = (start: string, end: string, more: Partial<Freeze> = {}): Freeze => ({
  id: 'freeze:winter',
  name: 'Winter',
  period: { start, end, zone: 'UTC', rule: null },
  blocks: USUALLY_FROZEN,
  components: null,
  ...more,
});

const worldWith = (calendar: Partial<TeamCalendar>): World =>
  createWorld({ ...WORKSPACE, calendar: { ...USUAL_CALENDAR, ...calendar } });

const put = (world: World, more: Freeze) => {
  const value: CalendarEntry = { ...more, kind: 'freeze', createdAt: 0, createdBy: AUTHOR };
  return world.store.commit({ calendar: { put: [{ value, revision: 0 }] }, events: [] });
};

const asked = (world: World, ref: string) =>
  requestShip(world, { start: async () => undefined }, ref, AUTHOR);

const NOW = freeze('2025-11-03', '2025-11-05');
const override = { freeze: 'winter', reason: 'the law asks for it', approver: REVIEWER, actor: AUTHOR };

describe('a freeze', () => {
  it('holds a new release back, by name and until its end, wherever it stands', async () => {
    const configured = worldWith({ freezes: [NOW] });
    const { id } = await approvedRelease(configured);
    expect(await asked(configured, id)).toMatchObject({
      refusal: {
        code: 'release.frozen',
        params: { freeze: 'Winter', id: 'freeze:winter', until: '2025-11-06 00:00 (UTC)' },
      },
    });
    const added = createWorld();
    const release = await approvedRelease(added);
    await put(added, NOW);
    expect(await asked(added, release.id)).toMatchObject({ refusal: { code: 'release.frozen' } });
    expect(await releaseIn(added, release.id)).toEqual(release);
  });

  it('that begins before all traffic has moved holds back too; one that is over or for others does not', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    await put(world, freeze('2025-11-03T12:00', '2025-11-03T12:00:01', { id: 'a' }));
    await put(world, freeze('2025-11-03', '2025-11-03', { id: 'b', components: ['web'] }));
    await put(world, freeze('2025-11-03', '2025-11-03', { id: 'c', blocks: ['hotfix'] }));
    await put(world, freeze('2025-11-03T12:00:02', '2025-11-03T13:00', { id: 'd' }));
    world.pass(1_000);
    expect(await asked(world, id)).toMatchObject({ refusal: { params: { id: 'd' } } });
    const later = createWorld();
    const free = await approvedRelease(later);
    await put(later, freeze('2025-11-03T12:00:02', '2025-11-03T13:00'));
    expect((await asked(later, free.id)).ok).toBe(true);
  });

  it('blocks a hotfix by name alone', async () => {
    const world = worldWith({ freezes: [NOW] });
    const { id } = await approvedHotfix(world);
    expect((await asked(world, id)).ok).toBe(true);
    const named = worldWith({ freezes: [{ ...NOW, blocks: ['hotfix'] }] });
    const hotfix = await approvedHotfix(named);
    expect(await asked(named, hotfix.id)).toMatchObject({ refusal: { code: 'release.frozen' } });
  });

  it('that begins while a release is built stops it before traffic moves, and lets it go on when it is over', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    world.before = (effect) => {
      if (!effect.startsWith('build ')) return;
      world.before = () => undefined;
      void put(world, NOW);
    };
    await ship(world, id);
    expect(await releaseIn(world, id)).toMatchObject({
      status: 'execution_failed',
      failure: { code: 'release.frozen' },
    });
    expect(await servedBy(world, 'api')).toMatchObject({ stable: '1.0.0', canaryShare: 0 });
    world.pass(3 * 86_400_000);
    await ship(world, id);
    expect(await releaseIn(world, id)).toMatchObject({ status: 'deployed' });
  });

  it('is overridden with a reason by somebody else than the author, on the log, also when planned again', async () => {
    const world = createWorld();
    const { id, version } = await approvedRelease(world);
    await put(world, NOW);
    const refused = async (more: Partial<typeof override>) => {
      const outcome = await overrideFreeze(world, id, { ...override, ...more });
      return outcome.ok ? null : outcome.refusal.code;
    };
    expect(await refused({ reason: ' ' })).toBe('freeze.reasonMissing');
    expect(await refused({ approver: '' })).toBe('freeze.approverMissing');
    expect(await refused({ approver: AUTHOR })).toBe('freeze.approvedAlone');
    expect(await refused({ freeze: 'summer' })).toBe('calendar.entryNotFound');
    const made = accepted(await overrideFreeze(world, version, override));
    const { reason, approver } = override;
    expect(made.overrides).toEqual([
      { freeze: 'freeze:winter', name: 'Winter', reason, approver, at: world.clock.now() },
    ]);
    accepted(await overrideFreeze(world, id, override));
    expect((await eventsIn(world)).filter(({ type }) => type === 'freeze.overridden')).toMatchObject([
      { actor: AUTHOR, subject: 'Winter', reason, data: { freeze: 'freeze:winter', approver } },
    ]);
    accepted(await planRelease(planDependencies(world), planRequest()));
    expect((await releaseIn(world, id)).overrides).toHaveLength(1);
  });

  it('that is overridden lets the release through; that is not in the way needs no override', async () => {
    const world = worldWith({
      freezes: [NOW, { ...NOW, id: 'freeze:web', name: 'Web', components: ['web'] }],
    });
    const { id } = await approvedRelease(world);
    expect(await overrideFreeze(world, id, { ...override, freeze: 'Web' })).toMatchObject({
      refusal: { code: 'freeze.notInTheWay' },
    });
    accepted(await overrideFreeze(world, id, override));
    await ship(world, id);
    expect(await releaseIn(world, id)).toMatchObject({ status: 'deployed' });
  });
});

it('no freeze, whenever it comes and whatever it blocks, keeps traffic from going home', async () => {
  const moments = fc.record({
    from: fc.integer({ min: 1, max: 40 }),
    blocks: fc.subarray([...RELEASE_TYPES]),
  });
  await fc.assert(
    fc.asyncProperty(moments, async ({ from, blocks }) => {
      const world = createWorld();
      const { id } = await approvedRelease(world);
      world.router.failing.set('1.1.0', 0.5);
      let left = from;
      const sleep = world.clock.sleep;
      Object.assign(world.clock, {
        sleep: async (ms: number, signal: AbortSignal) => {
          left -= 1;
          if (left === 0) await put(world, freeze('2025-11-01', '2026-11-01', { blocks }));
          await sleep(ms, signal);
        },
      });
      await ship(world, id);
      const { status } = await releaseIn(world, id);
      expect(status).toBe('rolled_back');
      expect(await servedBy(world, 'api')).toEqual({ stable: '1.0.0', canaryShare: 0 });
      expect(await typesIn(world)).toContain('release.rolled_back');
    }),
    { numRuns: 25 },
  );
});

describe('a workspace that keeps its windows', () => {
  it('ships inside the window of the plan alone, but what cannot wait at any time', async () => {
    const world = worldWith({ enforcesWindow: true });
    const { id, plan } = await approvedRelease(world);
    const { start = 0, end = 0 } = plan.window ?? {};
    expect(start).toBeGreaterThan(world.clock.now());
    expect(await asked(world, id)).toMatchObject({
      refusal: { code: 'release.outsideWindow', params: { zone: 'UTC' } },
    });
    world.pass(start - world.clock.now());
    expect((await asked(world, id)).ok).toBe(true);
    const late = worldWith({ enforcesWindow: true });
    const missed = await approvedRelease(late);
    late.pass(end - late.clock.now());
    expect(await asked(late, missed.id)).toMatchObject({ refusal: { code: 'release.outsideWindow' } });
    const urgent = worldWith({ enforcesWindow: true });
    const hotfix = await approvedHotfix(urgent);
    urgent.pass(86_400_000 * 30);
    expect((await asked(urgent, hotfix.id)).ok).toBe(true);
  });
});
