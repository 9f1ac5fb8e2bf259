import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTminus, tminus, until } from './testing/cli.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';
import { dataPlane, type HolderSight, look } from './testing/watch.ts';
import { createShop, type Shop, scratchDirectory } from './testing/workspace.ts';

/* People at other terminals while a rollout moves. Nobody sends traffic: only they can promote. */

const REF = 'v1.1.0';

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let receiver: Receiver;
let shop: Shop;

beforeEach(async () => {
  scratch = await scratchDirectory();
  receiver = await startReceiver();
  shop = await createShop(scratch.path, receiver.url);
  await run('plan');
  for (const role of ['product_manager', 'technical_lead', 'qa'])
    await run('approve', REF, '--as', role, '--by', `${role}@example.com`);
});

afterEach(async () => {
  await dataPlane(scratch.path).stop();
  receiver.close();
  await scratch.remove();
});

async function run(...args: string[]) {
  const { code, stdout, stderr } = await tminus([...args, '-C', shop.directory, '--json']);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

const seen = (what: string, holds: (sight: HolderSight) => boolean): Promise<HolderSight> =>
  until(what, async () => {
    const sight = await look(shop.directory, REF);
    return sight !== null && holds(sight) ? sight : null;
  });

const inStep = (index: number) => (sight: HolderSight) =>
  sight.rollout?.state === 'progressing' && sight.rollout.stepIndex === index;

const shares = async (): Promise<(number | undefined)[]> =>
  Promise.all(
    ['api', 'web'].map(async (name) => (await dataPlane(shop.directory).observe(name))?.canaryShare),
  );

describe('ship in one terminal', () => {
  it('is paused, resumed, promoted and promoted fully from another', async () => {
    const ship = startTminus(['ship', REF, '-C', shop.directory]);
    await seen('step 1', inStep(0));
    expect(await run('rollout', 'pause', REF, '--reason', 'coffee')).toMatchObject({
      state: 'paused',
      percent: 10,
    });
    const paused = await seen('the pause', ({ release }) => release.status === 'paused');
    const [first] = paused.events.filter(({ type }) => type === 'rollout.paused');
    expect(first).toMatchObject({ reason: 'coffee' });
    expect(await shares()).toEqual([1_000, 1_000]);

    await run('rollout', 'resume', REF);
    const resumed = await seen(
      'the soak going on',
      (sight) => inStep(0)(sight) && sight.release.status === 'executing',
    );
    expect(resumed.rollout?.soakElapsedMs).toBeGreaterThanOrEqual(paused.rollout?.soakElapsedMs ?? 0);
    expect(await run('rollout', 'promote', REF, '--reason', 'seen enough')).toMatchObject({ percent: 50 });
    await until('half of the traffic', async () => (await shares()).every((share) => share === 5_000));
    await run('rollout', 'promote', REF, '--full');
    const ended = await ship.finished;
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    expect(await run('release', 'show', REF)).toMatchObject({ status: 'deployed' });
  });

  it('is aborted from another: traffic home, exit 7, the reason on the log', async () => {
    const ship = startTminus(['ship', REF, '-C', shop.directory, '--json']);
    await seen('step 1', inStep(0));
    await run('rollout', 'abort', REF, '--reason', 'wrong prices');
    const ended = await ship.finished;
    expect(ended, ended.stderr).toMatchObject({ code: 7 });
    expect(JSON.parse(ended.stdout)).toMatchObject({
      code: 'release.rolledBack',
      exitCode: 7,
      release: { status: 'rolled_back' },
    });
    expect(ended.stderr).toContain('wrong prices');
    expect(await shares()).toEqual([0, 0]);
    const again = await tminus(['rollout', 'resume', REF, '-C', shop.directory, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ code: 'rollout.wrongState', exitCode: 5 });
  });
});

describe('a server', () => {
  it('does the work while others ask and follow, and takes it up again after a stop', async () => {
    const first = startTminus(['serve', '--port', '0', '-C', shop.directory]);
    await seen('the server', ({ pid }) => pid === first.pid);
    const follower = startTminus(['ship', REF, '-C', shop.directory]);
    await seen('step 1', inStep(0));
    follower.kill('SIGKILL');
    await follower.finished;
    await run('rollout', 'promote', REF);
    await seen('step 2, without the follower', inStep(1));
    first.kill('SIGTERM');
    expect(await first.finished).toMatchObject({ code: 0 });

    const second = startTminus(['serve', '--port', '0', '-C', shop.directory]);
    await seen('the rollout taken up', (sight) => sight.pid === second.pid && inStep(1)(sight));
    const last = startTminus(['ship', REF, '-C', shop.directory]);
    await run('rollout', 'promote', REF, '--full');
    const ended = await last.finished;
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    second.kill('SIGTERM');
    expect(await second.finished).toMatchObject({ code: 0 });
  });
});
