import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from './testing/cli.ts';
import { type OpenShop, openShop } from './testing/open-shop.ts';
import { REF } from './testing/shop.ts';
import { canMount, mountSmallDisk, type SmallDisk } from './testing/small-disk.ts';

const FULL_MS = 10_000;
/** Room for the database, with some to spare for its log and a start (megabytes). */
const ENOUGH = 200;

let shop: OpenShop;
let disks: SmallDisk[];

const mount = (name: string, megabytes: number): SmallDisk => {
  const disk = mountSmallDisk(join(shop.directory, name), megabytes);
  disks.push(disk);
  return disk;
};

const expectEverythingOnce = async (): Promise<void> => {
  await shop.expectDeployedOnce();
  expect(await shop.command('audit', 'verify')).toMatchObject({ code: 0 });
};

describe.skipIf(!canMount)('a full disk', () => {
  beforeEach(async () => {
    disks = [];
    shop = await openShop();
  });
  afterEach(async () => {
    for (const disk of disks) disk.makeRoom();
    try {
      await shop.plane.stop();
    } finally {
      for (const disk of disks) disk.unmount();
    }
    await shop.close();
  });

  it('in mid-rollout delays the release; users are served, nothing is lost and nothing is done twice', async () => {
    const disk = mount('.tminus', ENOUGH);
    await shop.prepareRelease();
    const ship = shop.start('ship', REF);
    let said = '';
    ship.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await shop.see('the first step', ({ rollout }) => rollout?.state === 'progressing');
    const load = shop.startLoad();
    await shop.see('a second of the soak', ({ rollout }) => (rollout?.soakElapsedMs ?? 0) > 1_000);
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
    const refused = await shop.command('plan');
    expect(refused).toMatchObject({ code: 6 });
    expect(refused.stderr).toMatch(/disk of .* is full: 0 MB are free, the database needs 64 MB/);
    disk.makeRoom();
    expect(await shop.command('plan')).toMatchObject({ code: 0 });
    expect(await shop.command('audit', 'verify')).toMatchObject({ code: 0 });
  });

  it('where documents are written is told; the plan is made when there is room', async () => {
    const disk = mount('storage', 1);
    disk.fill();
    const refused = await shop.command('plan');
    expect(refused).toMatchObject({ code: 6 });
    expect(refused.stderr).toMatch(/no space left on device/i);
    expect(refused.stderr).toMatch(/storage\/releases\/v1\.1\.0\/release-plan\.md could not be written/);
    disk.makeRoom();
    expect(await shop.command('plan')).toMatchObject({ code: 0 });
  });

  it('while artifacts are copied fails the phase; the next ship goes on from there', async () => {
    const disk = mount('.tminus/artifacts', 1);
    await shop.prepareRelease();
    disk.fill();
    const failed = await shop.command('ship', REF);
    expect(failed).toMatchObject({ code: 6 });
    expect(failed.stderr).toMatch(/no space left on device|out of diskspace/i);
    disk.makeRoom();
    const load = shop.startLoad();
    expect(await shop.command('ship', REF)).toMatchObject({ code: 0 });
    await load.stop();
    await expectEverythingOnce();
  });

  it('where the data plane keeps its state delays the release; users are served', async () => {
    const disk = mount('.tminus/run', 2);
    await shop.prepareRelease();
    const ship = shop.start('ship', REF);
    await shop.see('the first step', ({ rollout }) => rollout?.state === 'progressing');
    const load = shop.startLoad();
    disk.fill();
    await sleep(FULL_MS);
    const { failure } = await shop.run('release', 'show', REF);
    expect({ exit: ship.exitCode, failure }).toEqual({ exit: null, failure: null });
    disk.makeRoom();
    expect(await ship.finished).toMatchObject({ code: 0 });
    expect(await load.stop()).toMatchObject({ failed: 0 });
    await expectEverythingOnce();
  });
});
