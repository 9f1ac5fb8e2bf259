import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTminus, tminus, until } from './testing/cli.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';
import { startShopLoad } from './testing/shop-load.ts';
import { canMount, mountSmallDisk, type SmallDisk } from './testing/small-disk.ts';
import { dataPlane, look } from './testing/watch.ts';
import { createShop, type Shop, scratchDirectory } from './testing/workspace.ts';

const REF = 'v1.1.0';
const FULL_MS = 10_000;
/** Room for the database, with some to spare for its log and a start (megabytes). */
const ENOUGH = 200;

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let receiver: Receiver;
let shop: Shop;
let disks: SmallDisk[];

const here = (...args: string[]): string[] => [...args, '-C', shop.directory];
const mount = (name: string, megabytes: number): SmallDisk => {
  const disk = mountSmallDisk(join(shop.directory, name), megabytes);
  disks.push(disk);
  return disk;
};

async function planAndApprove(): Promise<void> {
  expect(await tminus(here('plan'))).toMatchObject({ code: 0 });
  for (const role of ['product_manager', 'technical_lead', 'qa'])
    expect(await tminus(here('approve', REF, '--as', role, '--by', `${role}@example.com`))).toMatchObject({
      code: 0,
    });
}

const expectEverythingOnce = async (): Promise<void> => {
  await until('the end of the old versions', async () => 'stopped web@1.0.0#1' in receiver.byVersion());
  expect(Object.values(receiver.byVersion())).toEqual([1, 1, 1, 1, 1, 1]);
  expect(await tminus(here('audit', 'verify'))).toMatchObject({ code: 0 });
};

describe.skipIf(!canMount)('a full disk', () => {
  beforeEach(async () => {
    disks = [];
    scratch = await scratchDirectory();
    receiver = await startReceiver();
    shop = await createShop(scratch.path, receiver.url);
  });
  afterEach(async () => {
    for (const disk of disks) disk.makeRoom();
    await dataPlane(shop.directory).stop();
    receiver.close();
    for (const disk of disks) disk.unmount();
    await scratch.remove();
  });

  it('in mid-rollout delays the release; users are served, nothing is lost and nothing is done twice', async () => {
    const disk = mount('.tminus', ENOUGH);
    await planAndApprove();
    const ship = startTminus(here('ship', REF));
    let said = '';
    ship.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const load = await until('a soak', async () => {
      const sight = await look(shop.directory, REF);
      if (sight?.rollout?.state === 'progressing') return startShopLoad(shop);
      return null;
    });
    await until('a second of the soak', async () => {
      const sight = await look(shop.directory, REF);
      return (sight?.rollout?.soakElapsedMs ?? 0) > 1_000;
    });
    disk.fill();
    await until('what is wrong', async () => said.includes('No space left on device'));
    await sleep(FULL_MS);
    expect(ship.exitCode).toBeNull();
    disk.makeRoom();
    expect(await ship.finished).toMatchObject({ code: 0 });
    expect(await load.stop()).toMatchObject({ failed: 0 });
    await expectEverythingOnce();
  });

  it('at the first plan is told, and the same command succeeds when there is room', async () => {
    const disk = mount('.tminus', ENOUGH);
    disk.fill();
    const refused = await tminus(here('plan'));
    expect(refused).toMatchObject({ code: 6 });
    expect(refused.stderr).toMatch(/disk of .* is full: 0 MB are free, the database needs 64 MB/);
    disk.makeRoom();
    expect(await tminus(here('plan'))).toMatchObject({ code: 0 });
    expect(await tminus(here('audit', 'verify'))).toMatchObject({ code: 0 });
  });

  it('where documents are written is told; the plan is made when there is room', async () => {
    const disk = mount('storage', 1);
    disk.fill();
    const refused = await tminus(here('plan'));
    expect(refused).toMatchObject({ code: 6 });
    expect(refused.stderr).toMatch(/no space left on device/i);
    expect(refused.stderr).toMatch(/storage\/releases\/v1\.1\.0\/release-plan\.md could not be written/);
    disk.makeRoom();
    expect(await tminus(here('plan'))).toMatchObject({ code: 0 });
  });

  it('while artifacts are copied fails the phase; the next ship goes on from there', async () => {
    const disk = mount('.tminus/artifacts', 1);
    await planAndApprove();
    disk.fill();
    const failed = await tminus(here('ship', REF));
    expect(failed).toMatchObject({ code: 6 });
    expect(failed.stderr).toMatch(/no space left on device|out of diskspace/i);
    disk.makeRoom();
    const load = startShopLoad(shop);
    expect(await tminus(here('ship', REF))).toMatchObject({ code: 0 });
    await load.stop();
    await expectEverythingOnce();
  });

  it('where the data plane keeps its state delays the release; users are served', async () => {
    const disk = mount('.tminus/run', 2);
    await planAndApprove();
    const ship = startTminus(here('ship', REF));
    const load = await until('the first step', async () => {
      const sight = await look(shop.directory, REF);
      return sight?.rollout?.state === 'progressing' ? startShopLoad(shop) : null;
    });
    disk.fill();
    await sleep(FULL_MS);
    expect(ship.exitCode).toBeNull();
    disk.makeRoom();
    expect(await ship.finished).toMatchObject({ code: 0 });
    expect(await load.stop()).toMatchObject({ failed: 0 });
    await expectEverythingOnce();
  });
});
