import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTminus, tminus, until } from './testing/cli.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';
import { createShiftedClock, hasFaketime, type ShiftedClock } from './testing/shifted-clock.ts';
import { startShopLoad } from './testing/shop-load.ts';
import { dataPlane, type HolderSight, look } from './testing/watch.ts';
import { createShop, type Shop, scratchDirectory } from './testing/workspace.ts';

const REF = 'v1.1.0';
const HOUR_S = 3_600;
const TICK_MS = 250;
/** Of all steps together (ms). */
const SOAKS_MS = 13_000;
const PACE = {
  steps: '{ percent: 10%, soak: 6s }, { percent: 50%, soak: 4s }, { percent: 100%, soak: 3s }',
  judge: `tick: ${TICK_MS}ms, lease: 5s`,
};

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let receiver: Receiver;
let shop: Shop;
let clock: ShiftedClock;

const here = (...args: string[]): string[] => [...args, '-C', shop.directory];

async function planAndApprove(): Promise<void> {
  expect(await tminus(here('plan'), clock.env)).toMatchObject({ code: 0 });
  for (const role of ['product_manager', 'technical_lead', 'qa'])
    expect(
      await tminus(here('approve', REF, '--as', role, '--by', `${role}@example.com`), clock.env),
    ).toMatchObject({ code: 0 });
}

/** What the program shows once it says what is waited for. */
const see = (what: string, holds: (sight: HolderSight) => boolean): Promise<HolderSight> =>
  until(what, async () => {
    const sight = await look(shop.directory, REF);
    return sight !== null && holds(sight) ? sight : null;
  });

const isSoaking = ({ rollout }: HolderSight): boolean =>
  rollout?.state === 'progressing' && rollout.soakElapsedMs > 1_500;

interface LoggedEvent {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
}

async function expectWhole(): Promise<readonly LoggedEvent[]> {
  await until('the end of the old versions', async () => 'stopped web@1.0.0#1' in receiver.byVersion());
  expect(Object.values(receiver.byVersion())).toEqual([1, 1, 1, 1, 1, 1]);
  expect(await tminus(here('audit', 'verify'), clock.env)).toMatchObject({ code: 0 });
  const listed = await tminus(here('audit', 'list', '--json'), clock.env);
  expect(listed, listed.stderr).toMatchObject({ code: 0 });
  const { items } = JSON.parse(listed.stdout) as { items: LoggedEvent[] };
  expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1));
  return items;
}

describe.skipIf(!hasFaketime)('a clock that is put while a release soaks', () => {
  beforeEach(async () => {
    scratch = await scratchDirectory();
    clock = await createShiftedClock(scratch.path);
    receiver = await startReceiver();
    shop = await createShop(scratch.path, receiver.url, PACE);
  });
  afterEach(async () => {
    await dataPlane(shop.directory).stop();
    receiver.close();
    await scratch.remove();
  });

  it.each([
    ['forward by an hour', HOUR_S],
    ['back by an hour', -HOUR_S],
  ])('%s changes nothing: every soak takes its time, and users are served', async (_case, seconds) => {
    await planAndApprove();
    const ship = startTminus(here('ship', REF), clock.env);
    await see('the first step', ({ rollout }) => rollout?.state === 'progressing');
    const load = startShopLoad(shop);
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
    await planAndApprove();
    const ship = startTminus(here('ship', REF), clock.env);
    const load = await see('the first step', ({ rollout }) => rollout?.state === 'progressing').then(() =>
      startShopLoad(shop),
    );
    await see('a soak', isSoaking);
    await clock.shift(-HOUR_S);
    ship.kill('SIGKILL');
    await ship.finished;
    const plane = dataPlane(shop.directory);
    for (const name of ['api', 'web'])
      await until('the end of the lease', async () => (await plane.observe(name))?.canaryShare === 0);
    const again = await tminus(here('ship', REF), clock.env);
    expect(again, again.stderr).toMatchObject({ code: 0 });
    expect(await load.stop()).toMatchObject({ failed: 0 });
    await expectWhole();
  });
});
