import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createEmbeddedRouter, createProcessDeployer, type RunningLoad } from '@tminus/adapters';
import { type Receiver, startReceiver } from '../testing/receiver.ts';
import { createShop, QUICK, type Shop } from '../testing/shop.ts';
import { startShopLoad } from '../testing/shop-load.ts';
import { scratchDirectory } from '../testing/workspace.ts';
import type { RoundDatabases } from './database.ts';
import { killProcess, processesOf } from './processes.ts';
import type { Program } from './program.ts';
import { type Outlets, openOutlets } from './published.ts';
import type { RoundPlan } from './round-plan.ts';

export const COMPONENTS = ['api', 'web'] as const;

export type LoadReport = Awaited<ReturnType<RunningLoad['stop']>>;

/** The world of one round: a shop, what its components report, its data plane, and its database. */
export interface Round {
  readonly plan: RoundPlan;
  readonly program: Program;
  readonly databases: RoundDatabases;
  readonly shop: Shop;
  readonly receiver: Receiver;
  readonly outlets: Outlets;
  readonly router: ReturnType<typeof createEmbeddedRouter>;
  readonly deployer: ReturnType<typeof createProcessDeployer>;
  /** Directory and database, for every command. */
  readonly options: readonly string[];
  startLoad(): RunningLoad;
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
    ...QUICK,
    leaseMs: plan.leaseMs,
  });
  const outlets = await openOutlets(shop);
  const runDirectory = join(shop.directory, '.tminus', 'run');
  const router = createEmbeddedRouter({ runDirectory, entry: join(program.dist, 'router.js') });
  const deployer = createProcessDeployer({ runDirectory, entry: join(program.dist, 'instance.js') });
  return {
    plan,
    program,
    databases,
    shop,
    receiver,
    outlets,
    router,
    deployer,
    options: ['-C', shop.directory, ...(await databases.create())],
    startLoad: () => startShopLoad(shop, { entry: join(program.dist, 'load.js') }),
    remove: async (keepsFiles) => {
      for (const { pid } of await processesOf(shop.directory)) killProcess(pid);
      receiver.close();
      await outlets.close();
      if (!keepsFiles) await rm(shop.directory, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
