import { join } from 'node:path';
import {
  createDurableEngine,
  createEmbeddedRouter,
  createGitHistory,
  createProcessDeployer,
  createReleaseDocuments,
  createSourceTree,
  type Database,
  type DataDirectoryLock,
  loadWorkspace,
  lockDataDirectory,
  openDatabase,
  randomIds,
  systemClock,
  withSecrets,
} from '@tminus/adapters';
import { type Language, RefusalError, translator } from '@tminus/domain';
import {
  SHIP_WORKFLOW,
  type ShipDependencies,
  type Shipment,
  type Store,
  shipRelease,
  shipWorkflowId,
} from '@tminus/engine';
import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import { createUseCases } from './create-use-cases.ts';
import { emptyStore } from './empty-store.ts';
import { injectFetch } from './inject-fetch.ts';
import { createLogger } from './logger.ts';

/** Files that the build makes: see scripts/build.mjs. */
export interface Assets {
  readonly migrations: string;
  /** Null starts the database from nothing, which takes longer. */
  readonly seed: string | null;
  readonly routerEntry: string;
  readonly instanceEntry: string;
}

export interface ControlRoomOptions {
  readonly configFile: string;
  readonly workspace: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  readonly language: Language;
  /** Shown to others who find the data directory in use. */
  readonly command: string;
  /** Whether this process carries out releases, and takes up unfinished ones. */
  readonly works: boolean;
  /** Plans can be made but nothing can be saved. */
  readonly withoutDatabase: boolean;
  readonly assets: Assets;
}

export interface ControlRoom {
  /** The API of this process without a socket. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly dependencies: ShipDependencies;
  /** Resolves when this process has done everything for a release, the clearing up after its end included. */
  finished(releaseId: string): Promise<void>;
  /** Listens on loopback and publishes the address beside the lock. Refuses `server.portBusy`. */
  listen(port: number): Promise<string>;
  /** Stops taking requests, leaves releases resumable, closes the database. Routers and components go on. */
  close(): Promise<void>;
  /** Stops the data plane too: routers and components. */
  closeEverything(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** Puts the application together: the only place that constructs adapters. */
export async function openControlRoom(options: ControlRoomOptions): Promise<ControlRoom> {
  const translate = translator(options.language);
  const workspace = await loadWorkspace(options.configFile, translate);
  const stopping = new AbortController();
  const storage = options.withoutDatabase ? null : await openStorage(options);
  try {
    const logger = createLogger(storage === null ? null : join(options.dataDirectory, 'tminus.log'));
    const run = join(options.dataDirectory, 'run');
    const router = createEmbeddedRouter({ runDirectory: run, entry: options.assets.routerEntry });
    const deployer = createProcessDeployer({ runDirectory: run, entry: options.assets.instanceEntry });
    const store: Store = storage?.database.store ?? emptyStore;
    const dependencies: ShipDependencies = {
      workspace,
      store,
      source: createSourceTree(join(options.dataDirectory, 'artifacts')),
      deployer: withSecrets(deployer),
      router,
      documents: createReleaseDocuments(options.workspace, translate),
      clock: systemClock,
      signal: stopping.signal,
    };
    const durable =
      storage === null || !options.works
        ? null
        : createDurableEngine({
            pool: storage.database.pool,
            executorId: 'local',
            log: (level, message) => logger[level]({ from: 'durable engine' }, message),
            signal: stopping.signal,
          });
    durable?.register(SHIP_WORKFLOW, (input) => shipRelease(dependencies, durable, input as Shipment));
    const history = createGitHistory(options.workspace);
    const useCases = createUseCases({ ...dependencies, history, ids: randomIds }, durable);
    const app = await createApp(useCases, { version: '1', logger });
    await durable?.launch();
    const close = async () => {
      stopping.abort();
      storage?.lock.publish({ address: null });
      await app.close();
      await durable?.shutdown();
      await storage?.database.close();
      await storage?.lock.release();
    };
    return {
      fetch: injectFetch(app),
      dependencies,
      finished: async (releaseId) => {
        const release = await store.release(releaseId);
        if (release !== null) await durable?.result(shipWorkflowId(release.value));
      },
      listen: async (port) => {
        const address = await listen(app, port);
        storage?.lock.publish({ address });
        return address;
      },
      close,
      closeEverything: async () => {
        stopping.abort();
        // One that cannot be stopped keeps none of the others from being stopped.
        const ends = await Promise.allSettled([deployer.stopAll(), router.stop()]);
        await close();
        for (const end of ends) if (end.status === 'rejected') throw end.reason;
      },
    };
  } catch (error) {
    await storage?.database.close();
    await storage?.lock.release();
    throw error;
  }
}

async function openStorage(
  options: ControlRoomOptions,
): Promise<{ lock: DataDirectoryLock; database: Database }> {
  const { dataDirectory, databaseUrl, command, assets } = options;
  const lock = await lockDataDirectory(dataDirectory, {
    pid: process.pid,
    command,
    startedAt: systemClock.now(),
  });
  try {
    const migrationsFolder = assets.migrations;
    const database =
      databaseUrl === null
        ? await openDatabase({ migrationsFolder, lock, ...(assets.seed !== null && { seed: assets.seed }) })
        : await openDatabase({ migrationsFolder, url: databaseUrl });
    return { lock, database };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function listen(app: FastifyInstance, port: number): Promise<string> {
  try {
    return await app.listen({ host: LOOPBACK, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new RefusalError('server.portBusy', { port });
    throw error;
  }
}
