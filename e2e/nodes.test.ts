import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningLoad } from '@tminus/adapters';
import { hasPostgres, type PostgresServer, startPostgres } from '@tminus/adapters/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTminus, tminus, until } from './testing/cli.ts';
import { DEPLOYED_ONCE, type Receiver, startReceiver } from './testing/receiver.ts';
import { startShopLoad } from './testing/shop-load.ts';
import { dataPlane, lookAt, type Sight } from './testing/watch.ts';
import { createShop, type Shop, scratchDirectory } from './testing/workspace.ts';

/** Protocol deadlines: a lease of 5 s, looked at each second, and a queue that is asked each second. */
const TAKE_OVER_MS = 15_000;
const REF = 'v1.1.0';

let server: PostgresServer;
let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let receiver: Receiver;
let shop: Shop;
let databaseUrl: string;
let load: RunningLoad;

type Node = ReturnType<typeof startTminus> & { address: string };

/** `serve` on the one database and the one data plane. */
async function startNode(): Promise<Node> {
  const child = startTminus([...here('serve', '--port', '0'), '--json']);
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await until('the address of a node', async () => said.includes('}'));
  return Object.assign(child, { address: (JSON.parse(said) as { address: string }).address });
}

const here = (...args: string[]): string[] => [...args, '-C', shop.directory, '--database-url', databaseUrl];

const run = async (...args: string[]): Promise<void> => {
  const ended = await tminus(here(...args));
  expect(ended, ended.stderr).toMatchObject({ code: 0 });
};

const progressing = (step: number) => (sight: Sight) =>
  sight.rollout?.state === 'progressing' && sight.rollout.stepIndex >= step;

/** What a node says, once it says this; null answers are looked at again. */
const see = (
  node: Node,
  what: string,
  holds: (sight: Sight) => boolean,
  timeoutMs?: number,
): Promise<Sight> =>
  until(
    what,
    async () => {
      const sight = await lookAt(node.address, REF);
      return sight !== null && holds(sight) ? sight : null;
    },
    timeoutMs,
  );

const adoptions = ({ events }: Sight): number =>
  events.filter(({ type }) => type === 'rollout.adopted').length;

describe.skipIf(!hasPostgres)('two servers on one PostgreSQL', () => {
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  beforeEach(async () => {
    scratch = await scratchDirectory();
    receiver = await startReceiver();
    shop = await createShop(scratch.path, receiver.url);
    databaseUrl = await server.createDatabase();
    await run('plan');
    for (const role of ['product_manager', 'technical_lead', 'qa'])
      await run('approve', REF, '--as', role, '--by', `${role}@example.com`);
  });
  afterEach(async () => {
    await dataPlane(shop.directory).stop();
    receiver.close();
    await scratch.remove();
  });

  /** The node that is asked carries the release out. */
  async function shipOnTwo(): Promise<{ owner: Node; other: Node }> {
    const owner = await startNode();
    const other = await startNode();
    const asked = await fetch(`${owner.address}/api/v1/releases/${REF}/ship`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ actor: 'Ada', reason: null }),
    });
    expect(asked.status, await asked.clone().text()).toBe(202);
    await see(other, 'the first step', progressing(0));
    load = startShopLoad(shop);
    return { owner, other };
  }

  async function expectDeployedOnce(other: Node): Promise<void> {
    const end = await see(other, 'the end', ({ release }) => release.status === 'deployed');
    expect(end.release.milestones).toContain('deployment_complete');
    expect(await load.stop()).toMatchObject({ failed: 0 });
    await until('the end of the old versions', async () => stopped().length === 2);
    expect(receiver.byVersion()).toEqual(DEPLOYED_ONCE);
    const types = end.events.map(({ type, subject }) => `${type} ${subject}`);
    for (const once of [
      'branch.created api',
      'instance.started web',
      'rollout.started ',
      'rollout.promoted ',
    ])
      expect(
        types.filter((type) => type === once),
        once,
      ).toHaveLength(1);
    for (const name of ['api', 'web'])
      expect(await dataPlane(shop.directory).observe(name)).toMatchObject({ stable: { version: '1.1.0' } });
  }

  const stopped = (): string[] =>
    Object.keys(receiver.byVersion()).filter((key) => key.startsWith('stopped'));

  it('one is killed in mid-rollout: the other goes on within 15 s, and repeats no effect', async () => {
    const { owner, other } = await shipOnTwo();
    owner.kill('SIGKILL');
    await see(other, 'the take-over', (sight) => adoptions(sight) === 1, TAKE_OVER_MS);
    await expectDeployedOnce(other);
    other.kill('SIGTERM');
    expect(await other.finished).toMatchObject({ code: 0 });
  });

  it('one is frozen in mid-rollout: it is fenced when it goes on, and joins again', async () => {
    const { owner, other } = await shipOnTwo();
    owner.kill('SIGSTOP');
    await see(other, 'the take-over', (sight) => adoptions(sight) === 1, TAKE_OVER_MS);
    owner.kill('SIGCONT');
    await expectDeployedOnce(other);
    const { events } = await see(other, 'the log', () => true);
    expect(events.filter(({ type }) => type === 'rollout.adopted')).toHaveLength(1);
    const log = await readFile(join(shop.directory, '.tminus', 'tminus.log'), 'utf8');
    expect(log).toContain('lost its lease: another node took over');
    expect(await lookAt(owner.address, REF)).toMatchObject({ release: { status: 'deployed' } });
    for (const node of [owner, other]) {
      node.kill('SIGTERM');
      expect(await node.finished).toMatchObject({ code: 0 });
    }
  });
});
