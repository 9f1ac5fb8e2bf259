import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLoad } from '@tminus/adapters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTminus, tminus, until } from './testing/cli.ts';
import { DEPLOYED_ONCE, type Receiver, startReceiver } from './testing/receiver.ts';
import { dataPlane, look, type Sight } from './testing/watch.ts';
import { createShop, git, type Shop, scratchDirectory } from './testing/workspace.ts';

/*
 * The controller is killed at ten moments of one release, and three times while it brings another one home.
 *
 * That effects happen exactly once rests on keys. To see this test fail, disable one: let `deployVersion` in
 * packages/engine/src/release/deploy-version.ts ask the deployer for `${instanceKey(…)}-${Math.random()}`. Then every
 * controller that takes the release up starts instances of its own, where one of each version belongs.
 */

const loadEntry = fileURLToPath(new URL('../packages/cli/dist/load.js', import.meta.url));
const REF = 'v1.1.0';

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let receiver: Receiver;
let shop: Shop;

beforeEach(async () => {
  scratch = await scratchDirectory();
  receiver = await startReceiver();
  shop = await createShop(scratch.path, receiver.url);
});

afterEach(async () => {
  await dataPlane(scratch.path).stop();
  receiver.close();
  await scratch.remove();
});

async function planAndApprove(): Promise<void> {
  const planned = await tminus(['plan', '-C', shop.directory, '--json']);
  expect(planned, planned.stderr).toMatchObject({ code: 0 });
  for (const role of ['product_manager', 'technical_lead', 'qa']) {
    const approved = await tminus([
      'approve',
      REF,
      '-C',
      shop.directory,
      '--as',
      role,
      '--by',
      `${role}@example.com`,
    ]);
    expect(approved, approved.stderr).toMatchObject({ code: 0 });
  }
}

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
  const ship = startTminus(['ship', REF, '-C', shop.directory]);
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
  const plane = dataPlane(shop.directory);
  await until('traffic as recorded', async () => {
    const sight = await look(shop.directory, REF);
    if (sight === null || sight.pid !== pid || !happened(sight, 'rollout.adopted')) return false;
    if (sight.rollout?.state !== 'progressing') return true;
    const wanted = sight.rollout.percent * 100;
    const shares = await Promise.all(
      ['api', 'web'].map(async (name) => (await plane.observe(name))?.canaryShare),
    );
    if (!shares.every((share) => share === wanted)) return false;
    comparisons += 1;
    return true;
  });
}

describe('a controller that is killed at ten moments of a rollout', () => {
  it('deploys all the same: every effect once, traffic as recorded, no failed request', async () => {
    await planAndApprove();
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
    let load: ReturnType<typeof startLoad> | null = null;
    for (const [name, isMoment] of moments) {
      const seen = await shipAndKill(name, isMoment);
      phases.push(
        `${seen.release.phases.at(-1)?.phase}:${seen.rollout?.state ?? '-'}:${seen.rollout?.stepIndex ?? '-'}`,
      );
      // Both old versions serve now: users come, and stay to the end.
      if (name === 'step 1 begun')
        load = startLoad({
          entry: loadEntry,
          targets: (['api', 'web'] as const).map((target) => ({
            url: `http://127.0.0.1:${shop.ports[target]}`,
            path: '/',
            rps: 60,
          })),
          users: 300,
        });
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

    const ended = await tminus(['ship', REF, '-C', shop.directory, '--json']);
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    const release = JSON.parse(ended.stdout);
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

    expect(receiver.byVersion()).toEqual(DEPLOYED_ONCE);
    expect((await dataPlane(shop.directory).running()).sort()).toEqual(['api@1.1.0#1', 'web@1.1.0#1']);
    for (const name of ['api', 'web'] as const) {
      expect(await git(join(shop.directory, name), 'reflog', 'show', 'release/1.1.0')).not.toContain('\n');
      const answer = await fetch(`http://127.0.0.1:${shop.ports[name]}/`);
      expect(await answer.text()).toBe('1.1.0');
    }
  });
});

describe('a controller that is killed while it rolls back', () => {
  it('brings traffic home all the same: one notice, one incident, the new versions stopped once', async () => {
    await planAndApprove();
    await shipAndKill('step 1 begun', (sight) => happened(sight, 'rollout.step_started'));
    const load = startLoad({
      entry: loadEntry,
      targets: [{ url: `http://127.0.0.1:${shop.ports.api}`, path: '/', rps: 150 }],
      users: 300,
    });
    const bad = await dataPlane(shop.directory).instanceUrl('api@1.1.0');
    await fetch(`${bad}/break`, { method: 'POST' });
    await shipAndKill('rollback begun', (sight) => happened(sight, 'rollout.rollback_started'));
    await shipAndKill('canary of web stopped', (sight) => happened(sight, 'instance.retired', 'web'));
    const ended = await tminus(['ship', REF, '-C', shop.directory, '--json']);
    await load.stop();

    expect(ended, ended.stderr).toMatchObject({ code: 7 });
    const { release } = JSON.parse(ended.stdout);
    expect(release.status).toBe('rolled_back');
    expect(release.milestones).not.toContain('deployment_complete');
    const plane = dataPlane(shop.directory);
    for (const name of ['api', 'web'])
      expect(await plane.observe(name)).toMatchObject({ stable: { version: '1.0.0' }, canaryShare: 0 });
    expect(receiver.byVersion()).toEqual({
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
