import { accepted } from '@tminus/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Death, type StepRecords, startProcess } from '../testing/mortal.ts';
import {
  AUTHOR,
  approvedHotfix,
  approvedRelease,
  eventsIn,
  releaseIn,
  rolloutIn,
  servedBy,
} from '../testing/shipping.ts';
import { createWorld, type World } from '../testing/world.ts';
import { requestShip, shipRelease } from './ship-release.ts';

const FOREVER = Number.POSITIVE_INFINITY;

/** A release that was asked to be shipped, and the records of its durable workflow. */
async function readyToShip(failing: number): Promise<{ world: World; id: string; records: StepRecords }> {
  const world = createWorld();
  world.router.failing.set('1.1.0', failing);
  const { id } = await approvedRelease(world);
  accepted(await requestShip(world, { start: async () => undefined }, id, AUTHOR));
  return { world, id, records: new Map() };
}

/** Lives until its n-th effect; returns how many there were, and whether the work was done. */
async function live(world: World, id: string, records: StepRecords, dieAfter: number) {
  const { deps, durable, effects } = startProcess(world, records, dieAfter);
  try {
    await shipRelease(deps, durable, { releaseId: id, attempt: 1 });
    return { isDone: true, effects: effects() };
  } catch (error) {
    if (!(error instanceof Death)) throw error;
    return { isDone: false, effects: effects() };
  }
}

/** Everything that must not depend on where a process died: states, what was done to the world, and the log. */
async function outcomeOf(world: World, id: string) {
  const release = await releaseIn(world, id);
  const rollout = await rolloutIn(world, id);
  const events = await eventsIn(world);
  return {
    status: release.status,
    phases: release.phases.map(({ phase, status }) => `${phase} ${status}`),
    milestones: release.milestones,
    effects: release.effects,
    failure: release.failure?.code,
    commits: release.commits,
    publication: release.publication?.steps.map(({ id, status, detail }) => `${id} ${status} ${detail}`),
    isPublished: release.publication?.status === 'completed',
    rollout: rollout.state,
    traffic: [await servedBy(world, 'db'), await servedBy(world, 'api')],
    world: [...world.effects].sort(),
    log: events
      .map(({ type, subject }) => `${type} ${subject}`)
      .filter((line) => line !== 'rollout.adopted '),
    // How much later a process came back shows in evidence and moments, never in what was decided.
    incident: JSON.parse(world.written.get('v1.1.0/incident') ?? 'null')?.targets,
  };
}

describe.each([
  ['deployed', 0],
  ['rolled_back', 0.5],
])('a release that ends %s', (status, failing) => {
  const whole = (async () => {
    const { world, id, records } = await readyToShip(failing);
    const { effects } = await live(world, id, records, FOREVER);
    return { effects, outcome: await outcomeOf(world, id) };
  })();

  it('does so in one life', async () => {
    const { outcome, effects } = await whole;
    expect(outcome.status).toBe(status);
    expect(outcome.isPublished).toBe(status === 'deployed');
    expect(effects).toBeGreaterThan(40);
  });

  it('does so wherever the process dies, with each effect there once', async () => {
    const { effects, outcome } = await whole;
    for (let dieAfter = 1; dieAfter <= effects; dieAfter += 1) {
      const { world, id, records } = await readyToShip(failing);
      expect(await live(world, id, records, dieAfter)).toEqual({ isDone: false, effects: dieAfter });
      expect(await live(world, id, records, FOREVER)).toMatchObject({ isDone: true });
      expect({ dieAfter, ...(await outcomeOf(world, id)) }).toEqual({ dieAfter, ...outcome });
    }
  });

  it('does so however often the process dies', async () => {
    const { outcome } = await whole;
    const lives = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lives, async (deaths) => {
        const { world, id, records } = await readyToShip(failing);
        for (const dieAfter of deaths) await live(world, id, records, dieAfter);
        await live(world, id, records, FOREVER);
        expect(await outcomeOf(world, id)).toEqual(outcome);
      }),
      { numRuns: 40 },
    );
  });

  it('does so when the process comes back long after the routers went home by themselves', async () => {
    const { effects, outcome } = await whole;
    for (let dieAfter = 1; dieAfter <= effects; dieAfter += 1) {
      const { world, id, records } = await readyToShip(failing);
      await live(world, id, records, dieAfter);
      world.pass(3_600_000);
      await live(world, id, records, FOREVER);
      const { log, ...end } = await outcomeOf(world, id);
      const { log: expected, ...rest } = outcome;
      expect({ dieAfter, ...end }).toEqual({ dieAfter, ...rest });
      const byLease = /^rollout\.traffic_home .+/;
      expect(log.filter((line) => !byLease.test(line))).toEqual(expected);
    }
  });
});

it('a hotfix is brought into what is above it once, wherever the process dies', async () => {
  const ready = async () => {
    const world = createWorld();
    const { id } = await approvedHotfix(world);
    accepted(await requestShip(world, { start: async () => undefined }, id, AUTHOR));
    return { world, id, records: new Map() as StepRecords };
  };
  const one = await ready();
  const { effects } = await live(one.world, one.id, one.records, FOREVER);
  const outcome = await outcomeOf(one.world, one.id);
  expect(outcome.world).toContainEqual(expect.stringMatching(/^merge .* release\/2\.0\.0$/));
  const before = effects - 12;
  for (let dieAfter = before; dieAfter <= effects; dieAfter += 1) {
    const { world, id, records } = await ready();
    await live(world, id, records, dieAfter);
    await live(world, id, records, FOREVER);
    expect({ dieAfter, ...(await outcomeOf(world, id)) }).toEqual({ dieAfter, ...outcome });
  }
});

it('a rollout under way is taken over under a higher epoch, and its soak does not count the time between', async () => {
  const whole = await readyToShip(0);
  const { effects } = await live(whole.world, whole.id, whole.records, FOREVER);
  for (let dieAfter = 1; dieAfter <= effects; dieAfter += 1) {
    const { world, id, records } = await readyToShip(0);
    await live(world, id, records, dieAfter);
    const before = (await world.store.rollout(id))?.value;
    if (before?.state !== 'progressing') continue;
    world.pass(3_600_000);
    await live(world, id, records, FOREVER);
    const after = await rolloutIn(world, id);
    const adopted = (await eventsIn(world)).find(({ type }) => type === 'rollout.adopted');
    expect(adopted?.data['epoch']).toBe(before.epoch + 1);
    const soaked = after.policy.steps[after.stepIndex]?.soakMs ?? 0;
    expect(after.soakElapsedMs).toBeLessThanOrEqual(soaked + after.policy.tickMs);
  }
});
