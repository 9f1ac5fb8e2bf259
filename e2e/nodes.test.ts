import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningLoad } from '@tminus/adapters';
import { hasPostgres, type PostgresServer, startPostgres } from '@tminus/adapters/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenShop, openShop } from './testing/open-shop.ts';
import type { Serving } from './testing/serving.ts';
import { REF } from './testing/shop.ts';
import { lookAt, type Sight } from './testing/watch.ts';

/** Protocol deadlines: a lease of 5 s, looked at each second, and a queue that is asked each second. */
const TAKE_OVER_MS = 15_000;

let server: PostgresServer;
let shop: OpenShop;
let load: RunningLoad;

const times = ({ events }: Sight, type: string, subject = ''): number =>
  events.filter((event) => event.type === type && event.subject === subject).length;

const isTakenOver = (sight: Sight): boolean => times(sight, 'rollout.adopted') === 1;

describe.skipIf(!hasPostgres)('two servers on one PostgreSQL', () => {
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    shop = await openShop({ databaseUrl: await server.createDatabase() });
    await shop.prepareRelease();
  });
  afterEach(() => shop.close());

  /** The server that is asked carries the release out. */
  async function shipOnTwo(): Promise<{ owner: Serving; other: Serving }> {
    const owner = await shop.serve();
    const other = await shop.serve();
    await owner.ship();
    await other.see('the first step', ({ rollout }) => rollout?.state === 'progressing');
    load = shop.startLoad();
    return { owner, other };
  }

  async function expectDeployedOnce(other: Serving): Promise<void> {
    const end = await other.see('the end', ({ release }) => release.status === 'deployed');
    expect(end.release.milestones).toContain('deployment_complete');
    expect(await load.stop()).toMatchObject({ failed: 0 });
    await shop.expectDeployedOnce();
    expect([
      times(end, 'branch.created', 'api'),
      times(end, 'instance.started', 'web'),
      times(end, 'rollout.started'),
      times(end, 'rollout.promoted'),
    ]).toEqual([1, 1, 1, 1]);
  }

  it('one is killed in mid-rollout: the other goes on within 15 s, and repeats no effect', async () => {
    const { owner, other } = await shipOnTwo();
    owner.process.kill('SIGKILL');
    await other.see('the take-over', isTakenOver, TAKE_OVER_MS);
    await expectDeployedOnce(other);
    await other.stop();
  });

  it('one is frozen in mid-rollout: it is fenced when it goes on, and joins again', async () => {
    const { owner, other } = await shipOnTwo();
    owner.process.kill('SIGSTOP');
    await other.see('the take-over', isTakenOver, TAKE_OVER_MS);
    owner.process.kill('SIGCONT');
    await expectDeployedOnce(other);
    expect(isTakenOver(await other.see('the log', () => true))).toBe(true);
    const log = await readFile(join(shop.directory, '.tminus', 'tminus.log'), 'utf8');
    expect(log).toContain('lost its lease: another node took over');
    expect(await lookAt(owner.address, REF)).toMatchObject({ release: { status: 'deployed' } });
    for (const one of [owner, other]) await one.stop();
  });

  it('one with a data directory of its own is refused: it would move traffic of its own', async () => {
    const server = await shop.serve();
    await server.ship();
    await server.see('the first step', ({ rollout }) => rollout?.state === 'progressing');
    load = shop.startLoad();
    const elsewhere = ['--data', join(shop.directory, 'elsewhere')];
    expect(await shop.refusal('serve', '--port', '0', ...elsewhere)).toMatchObject({
      exit: 5,
      code: 'node.elsewhere',
      params: { pid: server.process.pid },
    });
    server.process.kill('SIGKILL');
    expect(await shop.refusal('ship', REF, ...elsewhere)).toMatchObject({
      exit: 5,
      code: 'node.leftElsewhere',
    });
    expect(await shop.run('ship', REF)).toMatchObject({ status: 'deployed' });
    expect(await load.stop()).toMatchObject({ failed: 0 });
    await shop.expectDeployedOnce();
  });
});
