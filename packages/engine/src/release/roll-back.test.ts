import { accepted, RefusalError } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { planRelease } from '../plan/plan-release.ts';
import { actOnRollout } from '../rollout/act-on-rollout.ts';
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
import { actOnRelease } from './act-on-release.ts';
import { requestShip } from './ship-release.ts';

describe('a release whose new version is bad', () => {
  async function rolledBack(): Promise<{ world: World; id: string }> {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    world.router.failing.set('1.1.0', 0.5);
    await ship(world, id);
    return { world, id };
  }

  it('is rolled back, with all traffic on the versions before', async () => {
    const { world, id } = await rolledBack();
    const release = await releaseIn(world, id);
    expect(release).toMatchObject({ status: 'rolled_back', deployedAt: null });
    expect(release.failure?.code).toContain('rollout.verdict.');
    expect(release.phases.at(-1)).toMatchObject({
      phase: 'deployment',
      status: 'failed',
      failure: release.failure,
    });
    expect(release.milestones).not.toContain('deployment_complete');
    for (const name of ['db', 'api'])
      expect(await servedBy(world, name)).toEqual({ stable: '1.0.0', canaryShare: 0 });
  });

  it('brings traffic home, then tells people, then opens one incident, then is over', async () => {
    const { world } = await rolledBack();
    const types = await typesIn(world);
    const order = [
      'rollout.rollback_started',
      'rollout.traffic_home',
      'stakeholders.notified',
      'incident.opened',
      'rollout.rolled_back',
      'instance.retired',
    ];
    expect(order.map((type) => indexIn(types, type))).toEqual(
      order.map((type) => indexIn(types, type)).sort((left, right) => left - right),
    );
    for (const type of ['stakeholders.notified', 'incident.opened'])
      expect(types.filter((one) => one === type)).toHaveLength(1);
  });

  it('opens the incident with the evidence, and names the file', async () => {
    const { world, id } = await rolledBack();
    const opened = (await eventsIn(world)).find(({ type }) => type === 'incident.opened');
    const incident = JSON.parse(world.written.get(String(opened?.data['file'])) ?? '{}');
    const { rollback } = await rolloutIn(world, id);
    expect(incident).toMatchObject({
      detectedAt: rollback?.detectedAt,
      homeAt: rollback?.homeAt,
      reason: null,
    });
    expect(incident.homeAt).toBeGreaterThanOrEqual(incident.detectedAt);
    expect(incident.decision.verdicts).toHaveLength(2);
    expect(incident.targets).toContainEqual({ component: 'api', from: '1.0.0', to: '1.1.0' });
  });

  it('stops the new instances, and leaves the old ones alone', async () => {
    const { world } = await rolledBack();
    expect(keysOf(world, 'stop')).toEqual([
      'api@1.1.0+rel_1db2#1',
      'api@1.1.0+rel_1db2#2',
      'db@1.1.0+rel_1db2#1',
    ]);
  });

  it('keeps serving a component that has no version before', async () => {
    const mail = component('mail');
    const world = createWorld({ ...WORKSPACE, components: [...WORKSPACE.components, mail] });
    const deps = planDependencies(world, async () => [
      ...WORKSPACE.components.map((of) => historyOf(of)),
      historyOf(mail, { current: null, manifestVersion: '0.1.0' }),
    ]);
    const { release } = accepted(await planRelease(deps, planRequest()));
    await approve(world, release);
    world.router.failing.set('1.1.0', 0.5);
    await ship(world, release.id);
    expect((await releaseIn(world, release.id)).status).toBe('rolled_back');
    expect(keysOf(world, 'stop').filter((key) => key.startsWith('mail'))).toEqual([]);
    expect(await servedBy(world, 'mail')).toEqual({ stable: '0.1.0', canaryShare: 0 });
  });

  it('stays failed while a step of the way back fails, tries again, and says so once', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    world.router.failing.set('1.1.0', 0.5);
    const seen: string[] = [];
    world.before = (effect) => {
      if (effect !== 'write v1.1.0/incident' || seen.push(effect) > 3) return;
      throw new RefusalError('data.unusable', { directory: 'storage', reason: 'it is full' });
    };
    await ship(world, id);
    expect((await releaseIn(world, id)).status).toBe('rolled_back');
    expect(seen).toHaveLength(4);
    const types = await typesIn(world);
    expect(types.filter((type) => type === 'release.rollout_delayed')).toHaveLength(1);
    expect(types.filter((type) => type === 'stakeholders.notified')).toHaveLength(1);
  });
});

describe('a person', () => {
  it('who aborts brings everything home, under their name and reason', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    const { sleep } = world.clock;
    let ticks = 0;
    world.clock.sleep = async (ms, signal) => {
      await sleep(ms, signal);
      ticks += 1;
      if (ticks === 2)
        accepted(
          await actOnRollout(world.store, id, { type: 'abort', actor: AUTHOR, reason: 'wrong day' }, 0),
        );
    };
    await ship(world, id);
    expect(await releaseIn(world, id)).toMatchObject({
      status: 'rolled_back',
      failure: { code: 'rollout.abort.byPerson', params: { actor: AUTHOR, reason: 'wrong day' } },
    });
    expect(JSON.parse(world.written.get('v1.1.0/incident') ?? '{}')).toMatchObject({ reason: 'wrong day' });
  });

  it('who pauses pauses the release, too, until somebody resumes', async () => {
    const world = createWorld();
    const { id } = await approvedRelease(world);
    const { sleep } = world.clock;
    const statuses: string[] = [];
    world.clock.sleep = async (ms, signal) => {
      await sleep(ms, signal);
      if (statuses.push((await releaseIn(world, id)).status) === 1)
        accepted(await actOnRollout(world.store, id, { type: 'pause', actor: AUTHOR, reason: 'lunch' }, 0));
      if (statuses.length === 9)
        accepted(await actOnRollout(world.store, id, { type: 'resume', actor: AUTHOR, reason: 'back' }, 0));
    };
    await ship(world, id);
    expect(statuses.slice(1, 9)).toEqual(Array(8).fill('paused'));
    expect(statuses.slice(9)).toEqual(Array(statuses.length - 9).fill('executing'));
    expect((await releaseIn(world, id)).status).toBe('deployed');
  });
});

it('a rollback that is under way is found, not started again', async () => {
  const world = createWorld();
  const { id } = await approvedRelease(world);
  const act = { actor: AUTHOR, at: 0 };
  const failure = { code: 'x', params: {} };
  for (const command of [{ type: 'execute' }, { type: 'start_rollback', failure }] as const)
    accepted(await actOnRelease(world.store, id, command, act));
  const started: string[] = [];
  const start = async (_name: string, workflowId: string) => void started.push(workflowId);
  accepted(await requestShip(world, { start }, id, AUTHOR));
  expect(started).toEqual([`ship:${id}:1`]);
});
