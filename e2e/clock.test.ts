import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from './testing/cli.ts';
import { type OpenShop, openShop } from './testing/open-shop.ts';
import { createShiftedClock, hasFaketime, type ShiftedClock } from './testing/shifted-clock.ts';
import { REF, SLOW, TICK_MS } from './testing/shop.ts';
import { type HolderSight, look } from './testing/watch.ts';

const HOUR_S = 3_600;
/** Of all slow steps together (ms). */
const SOAKS_MS = 13_000;

let shop: OpenShop;
let clock: ShiftedClock;

const isSoaking = ({ rollout }: HolderSight): boolean =>
  rollout?.state === 'progressing' && rollout.soakElapsedMs > 1_500;

interface LoggedEvent {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
}

async function expectWhole(): Promise<readonly LoggedEvent[]> {
  await shop.expectDeployedOnce();
  await shop.run('audit', 'verify');
  const { items } = (await shop.run('audit', 'list')) as { items: LoggedEvent[] };
  expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1));
  return items;
}

describe.skipIf(!hasFaketime)('a clock that is put while a release soaks', () => {
  beforeEach(async () => {
    shop = await openShop({
      pace: { ...SLOW, leaseMs: 5_000 },
      env: async (directory) => {
        clock = await createShiftedClock(directory);
        return clock.env;
      },
    });
    await shop.prepareRelease();
  });
  afterEach(() => shop.close());

  it.each([
    ['forward by an hour', HOUR_S],
    ['back by an hour', -HOUR_S],
  ])('%s changes nothing: every soak takes its time, and users are served', async (_case, seconds) => {
    const ship = shop.start('ship', REF);
    await shop.see('the first step', ({ rollout }) => rollout?.state === 'progressing');
    const load = shop.startLoad();
    let lookedAt = 0;
    const { rollout } = await until('a soak', async () => {
      lookedAt = performance.now();
      const sight = await look(shop.directory, REF);
      return sight !== null && isSoaking(sight) ? sight : null;
    });
    await clock.shift(seconds);
    const ended = await ship.finished;
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    expect(performance.now() - lookedAt).toBeGreaterThan(SOAKS_MS - (rollout?.soakElapsedMs ?? 0) - TICK_MS);
    expect(await load.stop()).toMatchObject({ failed: 0 });
    const events = await expectWhole();
    const times = events.map(({ at }) => Date.parse(at));
    const jumps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    // The log shows that the clock was put, so that it was, and for the program too.
    expect(jumps.some((jump) => Math.sign(jump) === Math.sign(seconds) && Math.abs(jump) > 3_000_000)).toBe(
      true,
    );
    const untoward = /home|drift|rollback|pause|delayed|unreachable/;
    expect(events.filter(({ type }) => untoward.test(type))).toEqual([]);
  });

  it('back by an hour, and whose controller then dies, prolongs no lease; the next ship ends it', async () => {
    const ship = shop.start('ship', REF);
    const load = await shop
      .see('the first step', ({ rollout }) => rollout?.state === 'progressing')
      .then(() => shop.startLoad());
    await shop.see('a soak', isSoaking);
    await clock.shift(-HOUR_S);
    ship.kill('SIGKILL');
    await ship.finished;
    for (const name of ['api', 'web'])
      await until('the end of the lease', async () => (await shop.plane.observe(name))?.canaryShare === 0);
    await shop.run('ship', REF);
    expect(await load.stop()).toMatchObject({ failed: 0 });
    await expectWhole();
  });
});
