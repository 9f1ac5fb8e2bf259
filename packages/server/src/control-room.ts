import { join } from 'node:path';
import {
  calendarFiles,
  createDurableEngine,
  createEmbeddedRouter,
  createEventFeed,
  createForge,
  createGitHistory,
  createProcessDeployer,
  createReleaseDocuments,
  createReleaseFiles,
  createReleaseRepository,
  createReleaseScope,
  createRequestLedger,
  createSourceTree,
  type DbosEngine,
  loadConventions,
  loadDocumentSettings,
  loadWorkspace,
  randomIds,
  readSteeringFiles,
  systemClock,
  withSecrets,
} from '@tminus/adapters';
import { translator } from '@tminus/domain';
import {
  ownWork,
  resumeReleases,
  SHIP_WORKFLOW,
  type ShipDependencies,
  type Shipment,
  type Store,
  shipRelease,
  shipWorkflowId,
} from '@tminus/engine';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { Checks } from './checks.ts';
import { listen } from './control-room/listen.ts';
import { openStorage, type Storage } from './control-room/open-storage.ts';
import type { ControlRoomOptions } from './control-room/options.ts';
import { pushPlacesOf } from './control-room/push-places.ts';
import { startDeliveries } from './control-room/start-deliveries.ts';
import { fenceStore, startWorker, type Term, type Worker } from './control-room/start-worker.ts';
import { tellDelays } from './control-room/tell-delays.ts';
import { createUseCases } from './create-use-cases.ts';
import { emptyStore } from './empty-store.ts';
import { injectFetch } from './inject-fetch.ts';
import { createLogger } from './logger.ts';

export interface ControlRoom {
  /** The API of this process without a socket. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly dependencies: ShipDependencies;
  /** Resolves when this process has done everything for a release, the clearing up after its end included. */
  finished(releaseId: string): Promise<void>;
  /** Whether a process other than this one carries out releases on this database now. */
  isAttended(): Promise<boolean>;
  /** Listens on loopback and publishes the address beside the lock. Refuses `server.portBusy`. */
  listen(port: number): Promise<string>;
  /** Stops taking requests, leaves releases resumable, closes the database. Routers and components go on. */
  close(): Promise<void>;
  /** Stops the data plane too: routers and components. */
  closeEverything(): Promise<void>;
}

/** Puts the application together: this file and its folder are the only place that constructs adapters. */
export async function openControlRoom(options: ControlRoomOptions): Promise<ControlRoom> {
  const translate = translator(options.language);
  const workspace = await loadWorkspace(options.configFile, translate, options.onDoubt);
  const stopping = new AbortController();
  const storage = options.withoutDatabase ? null : await openStorage(options);
  /** What must end before the storage does, whether all of it was opened or not. */
  const opened: { close(): Promise<void> }[] = [];
  try {
    const logger = createLogger(storage === null ? null : join(options.dataDirectory, 'tminus.log'));
    const run = join(options.dataDirectory, 'run');
    const router = createEmbeddedRouter({ runDirectory: run, entry: options.assets.routerEntry });
    const deployer = createProcessDeployer({ runDirectory: run, entry: options.assets.instanceEntry });
    const store: Store = storage?.database.store ?? emptyStore;
    const dependencies: ShipDependencies = {
      workspace,
      store,
      source: createSourceTree(join(options.dataDirectory, 'artifacts'), stopping.signal),
      deployer: withSecrets(deployer),
      router,
      documents: createReleaseDocuments(options.workspace, translate, options.onDocumentPart),
      scope: createReleaseScope(
        workspace,
        options.workspace,
        translate,
        async () => (await loadConventions(options.configFile, translate)).freezeExceptions,
      ),
      files: createReleaseFiles(
        { ...workspace, directory: options.workspace, makesTags: workspace.publish.tags },
        () => loadDocumentSettings(options.configFile, translate),
        translate,
      ),
      repository: createReleaseRepository(
        stopping.signal,
        async () => (await loadConventions(options.configFile, translate)).main,
      ),
      forge: workspace.publish.forge && createForge(workspace.publish.forge, { signal: stopping.signal }),
      clock: systemClock,
      tellDelay: tellDelays(translate, (text) => {
        logger.warn(text);
        options.onDelay?.(text);
      }),
      signal: stopping.signal,
    };
    const worker =
      storage === null || !options.works
        ? null
        : await startWorker(() => beginTerm(storage, dependencies, logger), {
            signal: stopping.signal,
            clock: systemClock,
            logger,
          });
    if (worker !== null) opened.unshift(worker);
    const history = createGitHistory(pushPlacesOf(workspace));
    const useCases = createUseCases(
      {
        ...dependencies,
        history,
        steering: { read: () => readSteeringFiles(options.workspace) },
        ids: randomIds,
        calendarFiles,
        deliveries: storage?.database.deliveries ?? null,
      },
      worker,
    );
    const feed =
      storage === null
        ? null
        : createEventFeed({
            pool: storage.database.pool,
            onTrouble: (error) => logger.warn({ err: error }, 'events are not told for now'),
          });
    if (feed !== null) opened.unshift(feed);
    const ledger = storage === null ? null : createRequestLedger(storage.database.pool);
    const checks = readinessChecks(storage, worker);
    const app = await createApp(useCases, { version: '1', logger, feed, ledger, checks });
    const delivering =
      storage === null
        ? null
        : await startDeliveries({
            ...storage.database,
            webhooks: workspace.webhooks,
            translate,
            works: options.works,
            logger,
            signal: stopping.signal,
          });
    const publish = (address: string | null) => {
      storage?.publish(address);
      worker?.publish(address);
    };
    const close = async () => {
      stopping.abort();
      publish(null);
      await app.close();
      for (const part of opened) await part.close();
      await delivering?.finish();
      await storage?.close();
    };
    return {
      fetch: injectFetch(app),
      dependencies,
      finished: async (releaseId) => {
        const release = await store.release(releaseId);
        if (release !== null) await worker?.result(shipWorkflowId(release.value));
      },
      isAttended: async () => (await storage?.isAttended()) ?? false,
      listen: async (port) => {
        const address = await listen(app, port);
        publish(address);
        return address;
      },
      close,
      closeEverything: async () => {
        // Work under way ends first: it would start a router again that it needs and does not find.
        const [closed] = await Promise.allSettled([close()]);
        // One that cannot be stopped keeps none of the others from being stopped.
        const ends = [closed, ...(await Promise.allSettled([deployer.stopAll(), router.stop()]))];
        for (const end of ends) if (end.status === 'rejected') throw end.reason;
      },
    };
  } catch (error) {
    stopping.abort();
    for (const part of opened) await part.close();
    await storage?.close();
    throw error;
  }
}

/** Only one process at a time has the embedded database, so that all of them may bear one name. */
const SOLE_EXECUTOR = 'local';

/** Joins the nodes of the database, where there can be several, and takes up what is unfinished. */
async function beginTerm({ database, join }: Storage, deps: ShipDependencies, logger: Logger): Promise<Term> {
  let durable: DbosEngine | null = null;
  const takeUp = async () => durable?.recoverOrphans();
  const membership = (await join?.({ takeUp, log: (level, message) => logger[level](message) })) ?? null;
  const signal = membership === null ? deps.signal : AbortSignal.any([deps.signal, membership.lost]);
  const engine = createDurableEngine({
    pool: database.pool,
    executorId: membership?.id ?? SOLE_EXECUTOR,
    log: (level, message) => logger[level]({ from: 'durable engine' }, message),
    signal,
  });
  const own: ShipDependencies =
    membership === null
      ? { ...deps, signal }
      : {
          ...deps,
          ...ownWork(deps, membership.assertOwner),
          store: fenceStore(database.storeOf(membership.id), membership),
          signal,
        };
  engine.register(SHIP_WORKFLOW, (input) => shipRelease(own, engine, input as Shipment));
  try {
    await engine.launch();
  } catch (error) {
    await membership?.leave();
    throw error;
  }
  durable = engine;
  void keepResuming(own, engine, logger);
  return { durable: engine, membership };
}

const RESUME_EVERY_MS = 5_000;

async function keepResuming(deps: ShipDependencies, durable: DbosEngine, logger: Logger): Promise<void> {
  const { store, clock, signal } = deps;
  while (!signal.aborted) {
    await resumeReleases(store, durable).catch((error: unknown) => {
      if (!signal.aborted) logger.warn({ err: error }, 'releases under way were not looked at');
    });
    await clock.sleep(RESUME_EVERY_MS, signal);
  }
}

/** The database answers, and releases are carried out where this process is to do that. */
const readinessChecks = (storage: Storage | null, worker: Worker | null): Checks => ({
  ...(storage !== null && { database: () => storage.database.pool.query('SELECT 1') }),
  ...(worker !== null && {
    engine: async () => {
      if (!worker.isReady()) throw new Error('not launched: this node joins anew');
    },
  }),
});
