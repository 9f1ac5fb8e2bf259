import { expect } from 'vitest';
import { type Finished, startTminus, tminus, until } from './cli.ts';
import { startReceiver } from './receiver.ts';
import { serving } from './serving.ts';
import { createShop, type Pace, REF } from './shop.ts';
import { startShopLoad } from './shop-load.ts';
import { dataPlane, type HolderSight, look } from './watch.ts';
import { scratchDirectory } from './workspace.ts';

/** Who has to approve a minor release. */
const ROLES = ['product_manager', 'technical_lead', 'qa'];

export type OpenShop = Awaited<ReturnType<typeof openShop>>;

/**
 * A shop under test: its workspace, what its components report, the commands on it, and what can be seen of it.
 * `databaseUrl` keeps it on PostgreSQL; `env` is for every command.
 */
export async function openShop({
  pace,
  databaseUrl,
  env,
}: {
  readonly pace?: Pace;
  readonly databaseUrl?: string;
  readonly env?: (directory: string) => Promise<NodeJS.ProcessEnv>;
} = {}) {
  const scratch = await scratchDirectory();
  const receiver = await startReceiver();
  const shop = await createShop(scratch.path, receiver.url, pace);
  const variables = (await env?.(scratch.path)) ?? {};
  const plane = dataPlane(shop.directory);
  const atDatabase = databaseUrl === undefined ? [] : ['--database-url', databaseUrl];
  const here = (...args: string[]): string[] => [...args, '-C', shop.directory, ...atDatabase];

  /** Starts a command that goes on for a while. */
  const start = (...args: string[]) => startTminus(here(...args), variables);

  /** Runs a command to its end, whatever that is. */
  const command = (...args: string[]): Promise<Finished> => tminus(here(...args), variables);

  /** Runs a command that must succeed; returns what it told in JSON. */
  async function run(...args: string[]) {
    const ended = await command(...args, '--json');
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    return JSON.parse(ended.stdout);
  }

  /** Runs a command that must be refused; returns the problem and the exit code. */
  async function refusal(...args: string[]) {
    const ended = await command(...args, '--json');
    return { exit: ended.code, ...JSON.parse(ended.stdout) };
  }

  /** A server on the workspace. */
  const serve = () => serving(shop.directory, atDatabase, variables);

  /** The release, planned and approved by everyone who has to: one command away from being shipped. */
  async function prepareRelease(): Promise<void> {
    // Commands go through a server, where one is quickly found: alone, each would start the embedded database anew.
    const server = databaseUrl === undefined ? await serve() : null;
    await run('plan');
    await Promise.all(ROLES.map((role) => run('approve', REF, '--as', role, '--by', `${role}@example.com`)));
    await server?.stop();
  }

  /** What the holder of the data directory tells of the release, once it tells this. */
  const see = (what: string, holds: (sight: HolderSight) => boolean): Promise<HolderSight> =>
    until(what, async () => {
      const sight = await look(shop.directory, REF);
      return sight !== null && holds(sight) ? sight : null;
    });

  /** The new versions serve, the old ones are stopped, and all of that happened once. */
  async function expectDeployedOnce(): Promise<void> {
    await until('the end of the old versions', async () => receiver.stopped().length === 2);
    expect(receiver.byVersion()).toEqual(DEPLOYED_ONCE);
    for (const name of ['api', 'web'])
      expect(await plane.observe(name)).toMatchObject({ stable: { version: '1.1.0' }, canaryShare: 0 });
  }

  return {
    ...shop,
    receiver,
    plane,
    here,
    start,
    serve,
    command,
    run,
    refusal,
    prepareRelease,
    see,
    expectDeployedOnce,
    startLoad: (rps?: number) => startShopLoad(shop, { rps }),
    close: async () => {
      await plane.stop();
      receiver.close();
      await scratch.remove();
    },
  };
}

/** What a shop's release from 1.0.0 to 1.1.0 does, each once: both versions start, and the old one stops. */
const DEPLOYED_ONCE: Readonly<Record<string, number>> = {
  'started api@1.0.0#1': 1,
  'started web@1.0.0#1': 1,
  'started api@1.1.0#1': 1,
  'started web@1.1.0#1': 1,
  'stopped api@1.0.0#1': 1,
  'stopped web@1.0.0#1': 1,
};
