import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from './testing/cli.ts';
import { type OpenShop, openShop } from './testing/open-shop.ts';
import { REF, SLOW } from './testing/shop.ts';
import type { HolderSight } from './testing/watch.ts';

/* People at other terminals while a rollout moves. Nobody sends traffic: only they can promote. */

let shop: OpenShop;

beforeEach(async () => {
  shop = await openShop({ pace: SLOW });
  await shop.prepareRelease();
});

afterEach(() => shop.close());

const inStep = (index: number) => (sight: HolderSight) =>
  sight.rollout?.state === 'progressing' && sight.rollout.stepIndex === index;

const shares = async (): Promise<(number | undefined)[]> =>
  Promise.all(['api', 'web'].map(async (name) => (await shop.plane.observe(name))?.canaryShare));

describe('ship in one terminal', () => {
  it('is paused, resumed, promoted and promoted fully from another', async () => {
    const ship = shop.start('ship', REF);
    await shop.see('step 1', inStep(0));
    expect(await shop.run('rollout', 'pause', REF, '--reason', 'coffee')).toMatchObject({
      state: 'paused',
      percent: 10,
    });
    const paused = await shop.see('the pause', ({ release }) => release.status === 'paused');
    const [first] = paused.events.filter(({ type }) => type === 'rollout.paused');
    expect(first).toMatchObject({ reason: 'coffee' });
    expect(await shares()).toEqual([1_000, 1_000]);

    await shop.run('rollout', 'resume', REF);
    const resumed = await shop.see(
      'the soak going on',
      (sight) => inStep(0)(sight) && sight.release.status === 'executing',
    );
    expect(resumed.rollout?.soakElapsedMs).toBeGreaterThanOrEqual(paused.rollout?.soakElapsedMs ?? 0);
    expect(await shop.run('rollout', 'promote', REF, '--reason', 'seen enough')).toMatchObject({
      percent: 50,
    });
    await until('half of the traffic', async () => (await shares()).every((share) => share === 5_000));
    await shop.run('rollout', 'promote', REF, '--full');
    const ended = await ship.finished;
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    expect(await shop.run('release', 'show', REF)).toMatchObject({ status: 'deployed' });
  });

  it('is aborted from another: traffic home, exit 7, the reason on the log', async () => {
    const ship = shop.start('ship', REF, '--json');
    await shop.see('step 1', inStep(0));
    await shop.run('rollout', 'abort', REF, '--reason', 'wrong prices');
    const ended = await ship.finished;
    expect(ended, ended.stderr).toMatchObject({ code: 7 });
    expect(JSON.parse(ended.stdout)).toMatchObject({
      code: 'release.rolledBack',
      exitCode: 7,
      release: { status: 'rolled_back' },
    });
    expect(ended.stderr).toContain('wrong prices');
    expect(await shares()).toEqual([0, 0]);
    expect(await shop.refusal('rollout', 'resume', REF)).toMatchObject({
      exit: 5,
      code: 'rollout.wrongState',
    });
  });
});

describe('a server', () => {
  it('does the work while others ask and follow, and takes it up again after a stop', async () => {
    const first = shop.start('serve', '--port', '0');
    await shop.see('the server', ({ pid }) => pid === first.pid);
    const follower = shop.start('ship', REF);
    await shop.see('step 1', inStep(0));
    follower.kill('SIGKILL');
    await follower.finished;
    await shop.run('rollout', 'promote', REF);
    await shop.see('step 2, without the follower', inStep(1));
    first.kill('SIGTERM');
    expect(await first.finished).toMatchObject({ code: 0 });

    const second = shop.start('serve', '--port', '0');
    await shop.see('the rollout taken up', (sight) => sight.pid === second.pid && inStep(1)(sight));
    const last = shop.start('ship', REF);
    await shop.run('rollout', 'promote', REF, '--full');
    const ended = await last.finished;
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    second.kill('SIGTERM');
    expect(await second.finished).toMatchObject({ code: 0 });
  });
});
