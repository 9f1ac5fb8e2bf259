import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from './testing/cli.ts';
import { type OpenShop, openShop } from './testing/open-shop.ts';
import { REF, SLOW } from './testing/shop.ts';
import { look, type Sight } from './testing/watch.ts';
import { git } from './testing/workspace.ts';

/*
 * The controller is killed at ten moments of one release, and three times while it brings another one home.
 *
 * That effects happen exactly once rests on keys. To see this test fail, disable one: let `deployVersion` in
 * packages/engine/src/release/deploy-version.ts ask the deployer for `${instanceKey(…)}-${Math.random()}`. Then every
 * controller that takes the release up starts instances of its own, where one of each version belongs.
 */

let shop: OpenShop;

beforeEach(async () => {
  shop = await openShop({ pace: SLOW });
  await shop.prepareRelease();
});

afterEach(() => shop.close());

const happened = ({ events }: Sight, type: string, subject?: string): boolean =>
  events.some((event) => event.type === type && (subject === undefined || event.subject === subject));

const soaking = (sight: Sight, step: number, ms: number): boolean =>
  sight.rollout?.state === 'progressing' &&
  sight.rollout.stepIndex === step &&
  sight.rollout.soakElapsedMs >= ms;

/**
 * Ships until the moment comes, kills the program's pid there, and returns what it had told last. A program that
 * finds traffic split must first be seen to have brought it to the recorded share.
 */
async function shipAndKill(name: string, isMoment: (sight: Sight) => boolean): Promise<Sight> {
  const ship = shop.start('ship', REF);
  const own = async (what: string, holds: (sight: Sight) => boolean): Promise<Sight> =>
    until(what, async () => {
      if (ship.exitCode !== null)
        throw new Error(`ship ended before ${what}: ${(await ship.finished).stderr}`);
      const sight = await look(shop.directory, REF);
      return sight !== null && sight.pid === ship.pid && holds(sight) ? sight : null;
    });
  const start = await own(`the start before ${name}`, () => true);
  if (start.rollout?.state === 'progressing') await expectTrafficAsRecorded(ship.pid);
  const seen = await own(name, isMoment);
  ship.kill('SIGKILL');
  await ship.finished;
  return seen;
}

let comparisons = 0;

/** After a restart: every router does what the store says, or what it says by then. */
async function expectTrafficAsRecorded(pid: number | undefined): Promise<void> {
  await until('traffic as recorded', async () => {
    const sight = await look(shop.directory, REF);
    if (sight === null || sight.pid !== pid || !happened(sight, 'rollout.adopted')) return false;
    if (sight.rollout?.state !== 'progressing') return true;
    const wanted = sight.rollout.percent * 100;
    const shares = await Promise.all(
      ['api', 'web'].map(async (name) => (await shop.plane.observe(name))?.canaryShare),
    );
    if (!shares.every((share) => share === wanted)) return false;
    comparisons += 1;
    return true;
  });
}

/** What became of a rollout that turned back, and when controllers took it up, in order. */
const turns = ({ events }: Sight): readonly string[] =>
  events
    .map(({ type }) => type)
    .filter((type) => ['rollout.adopted', 'rollout.rollback_started', 'rollout.rolled_back'].includes(type));

describe('a controller that is killed at ten moments of a rollout', () => {
  it('deploys all the same: every effect once, traffic as recorded, no failed request', async () => {
    const moments: readonly [string, (sight: Sight) => boolean][] = [
      ['development', (sight) => happened(sight, 'phase.started', 'development')],
      ['preparation', (sight) => happened(sight, 'phase.started', 'preparation')],
      ['staging', (sight) => happened(sight, 'phase.started', 'staging')],
      ['api started', (sight) => happened(sight, 'instance.started', 'api')],
      ['step 1 begun', (sight) => happened(sight, 'rollout.step_started')],
      ['step 1 soaking', (sight) => soaking(sight, 0, 3_000)],
      ['step 2 soaking', (sight) => soaking(sight, 1, 2_000)],
      ['step 3 soaking', (sight) => soaking(sight, 2, 1_000)],
      ['promoted', (sight) => happened(sight, 'rollout.promoted')],
      ['web retired', (sight) => happened(sight, 'instance.retired', 'web')],
    ];
    const phases: string[] = [];
    let load: ReturnType<OpenShop['startLoad']> | null = null;
    for (const [name, isMoment] of moments) {
      const seen = await shipAndKill(name, isMoment);
      phases.push(
        `${seen.release.phases.at(-1)?.phase}:${seen.rollout?.state ?? '-'}:${seen.rollout?.stepIndex ?? '-'}`,
      );
      // Both old versions serve now: users come, and stay to the end.
      if (name === 'step 1 begun') load = shop.startLoad();
    }
    expect(new Set(phases.map((phase) => phase.split(':')[0]))).toEqual(
      new Set(['development', 'preparation', 'staging', 'deployment']),
    );
    expect(phases).toEqual(
      expect.arrayContaining([
        'deployment:progressing:0',
        'deployment:progressing:1',
        'deployment:progressing:2',
        'deployment:succeeded:2',
      ]),
    );

    const release = await shop.run('ship', REF);
    expect(release.status).toBe('deployed');
    expect(comparisons, 'restarts after which shares were compared').toBeGreaterThanOrEqual(4);
    expect(release.milestones).toEqual([
      'development_complete',
      'testing_complete',
      'preparation_complete',
      'pre_release_complete',
      'deployment_complete',
    ]);

    const counters = await load?.stop();
    expect(counters?.kinds).toEqual({});
    expect(counters).toMatchObject({ failed: 0 });
    expect(counters?.total).toBeGreaterThan(500);

    await shop.expectDeployedOnce();
    expect((await shop.plane.running()).sort()).toEqual(['api@1.1.0#1', 'web@1.1.0#1']);
    for (const name of ['api', 'web'] as const) {
      const moves = await git(join(shop.directory, name), 'reflog', 'show', '--format=%gs', 'release/1.1.0');
      expect(moves.split('\n')).toEqual(['commit: release by tminus', 'branch: Created by tminus']);
      const answer = await fetch(`http://127.0.0.1:${shop.ports[name]}/`);
      expect(await answer.text()).toBe('1.1.0');
    }
  });
});

describe('a controller that is killed while it rolls back', () => {
  it('brings traffic home all the same: one notice, one incident, the new versions stopped once', async () => {
    await shipAndKill('step 1 begun', (sight) => happened(sight, 'rollout.step_started'));
    const load = shop.startLoad(150);
    const bad = await shop.plane.instanceUrl('api@1.1.0');
    await fetch(`${bad}/break`, { method: 'POST' });
    await shipAndKill('rollback begun', (sight) => sight.rollout?.state === 'rolling_back');
    const seen = await shipAndKill('canary of web stopped', (sight) =>
      happened(sight, 'instance.retired', 'web'),
    );
    // A rollout that has ended is not taken up any more: the kill before fell while it was rolling back.
    expect(turns(seen)).toEqual([
      'rollout.adopted',
      'rollout.rollback_started',
      'rollout.adopted',
      'rollout.rolled_back',
    ]);
    const { exit, release } = await shop.refusal('ship', REF);
    await load.stop();

    expect(exit).toBe(7);
    expect(release.status).toBe('rolled_back');
    expect(release.milestones).not.toContain('deployment_complete');
    for (const name of ['api', 'web'])
      expect(await shop.plane.observe(name)).toMatchObject({ stable: { version: '1.0.0' }, canaryShare: 0 });
    expect(shop.receiver.byVersion()).toEqual({
      'started api@1.0.0#1': 1,
      'started web@1.0.0#1': 1,
      'started api@1.1.0#1': 1,
      'started web@1.1.0#1': 1,
      'stopped api@1.1.0#1': 1,
      'stopped web@1.1.0#1': 1,
    });
    const incident = await readFile(
      join(shop.directory, `storage/releases/v1.1.0/incident-${release.id.slice(-6)}.md`),
      'utf8',
    );
    expect(incident).toContain('api: 1.1.0 → 1.0.0');
  });
});
