import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createEmbeddedRouter, createProcessDeployer, startLoad } from '@tminus/adapters';
import { type Receiver, startReceiver } from '../testing/receiver.ts';
import { createShop, type Shop, scratchDirectory } from '../testing/workspace.ts';
import type { RoundDatabases } from './database.ts';
import { killProcess, processesOf } from './processes.ts';
import type { Program } from './program.ts';
import type { RoundPlan } from './round-plan.ts';

export const REF = 'v1.1.0';
export const COMPONENTS = ['api', 'web'] as const;

/** Enough for the judge to tell a healthy version within a soak, little enough for two rounds on two cores. */
const REQUESTS_A_SECOND = 80;
const STEPS = '{ percent: 25%, soak: 2500ms }, { percent: 50%, soak: 2s }, { percent: 100%, soak: 1500ms }';

export type LoadReport = Awaited<ReturnType<ReturnType<typeof startLoad>['stop']>>;

/** The world of one round: a shop, what its components report, its data plane, and its database. */
export interface Round {
  readonly plan: RoundPlan;
  readonly program: Program;
  readonly databases: RoundDatabases;
  readonly shop: Shop;
  readonly receiver: Receiver;
  readonly router: ReturnType<typeof createEmbeddedRouter>;
  readonly deployer: ReturnType<typeof createProcessDeployer>;
  /** Directory and database, for every command. */
  readonly options: readonly string[];
  startLoad(): ReturnType<typeof startLoad>;
  /** Ends every process of the round and, unless they are to be looked at, removes its files. */
  remove(keepsFiles: boolean): Promise<void>;
}

/** Makes the world of a round; nothing of the product runs yet. */
export async function openRound(
  plan: RoundPlan,
  program: Program,
  databases: RoundDatabases,
): Promise<Round> {
  const scratch = await scratchDirectory();
  const receiver = await startReceiver();
  const shop = await createShop(scratch.path, receiver.url, {
    steps: STEPS,
    judge: `tick: 250ms, lease: ${plan.leaseMs}ms, margin: 15%, minRequests: 40, maxExtensions: 20`,
  });
  const runDirectory = join(shop.directory, '.tminus', 'run');
  const router = createEmbeddedRouter({ runDirectory, entry: join(program.dist, 'router.js') });
  const deployer = createProcessDeployer({ runDirectory, entry: join(program.dist, 'instance.js') });
  return {
    plan,
    program,
    databases,
    shop,
    receiver,
    router,
    deployer,
    options: ['-C', shop.directory, ...(await databases.create())],
    startLoad: () =>
      startLoad({
        entry: join(program.dist, 'load.js'),
        targets: COMPONENTS.map((name) => ({
          url: `http://127.0.0.1:${shop.ports[name]}`,
          path: '/',
          rps: REQUESTS_A_SECOND,
        })),
        users: 300,
      }),
    remove: async (keepsFiles) => {
      for (const { pid } of await processesOf(shop.directory, receiver.url)) killProcess(pid);
      receiver.close();
      if (!keepsFiles) await rm(shop.directory, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
