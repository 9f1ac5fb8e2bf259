import { join } from 'node:path';
import { isRefusal, RefusalError, type Translate } from '@tminus/domain';
import type { Deployer, Probes, TargetFacts, TrafficRouter } from '@tminus/engine';
import { readDatabaseUrl } from '../config/read-database-url.ts';
import { fillPlaceholders } from '../config/resolve-secrets.ts';
import { checkRemote } from '../git/check-remote.ts';
import { logFileOf } from '../process/kept-instance.ts';
import { readThrough } from '../process/write-through.ts';
import { findController, recordsOfServer } from './ask-controller.ts';
import { hasProgram, lookAtDirectory, lookAtPort } from './look-at-machine.ts';
import { lookAtRepository, readGitVersion } from './look-at-repository.ts';
import { openFilesForReading, openServerForReading, type ReadableDatabase } from './open-for-reading.ts';

export interface ProbeSettings {
  readonly configFile: string;
  readonly dataDirectory: string;
  /** From the command line or the environment; it wins over the configuration. */
  readonly databaseUrl: string | null;
  /** Holds the generated SQL migrations and their journal. */
  readonly migrationsFolder: string;
  readonly language: string;
  readonly translate: Translate;
  readonly router: Pick<TrafficRouter, 'observe'>;
  readonly deployer: Pick<Deployer, 'list'>;
}

/** The probes of this machine. A database that one of them opened stays open until `close`. */
export function createProbes(settings: ProbeSettings): Probes & { close(): Promise<void> } {
  const { dataDirectory, router, deployer, language } = settings;
  const run = join(dataDirectory, 'run');
  let opening: Promise<Opened> | null = null;
  return {
    nodeVersion: process.versions.node,
    gitVersion: readGitVersion,
    repository: lookAtRepository,
    remote: checkRemote,
    hasProgram,
    fillSecret: async (text, place) => {
      await fillPlaceholders(text, place);
    },
    dataDirectory: () => lookAtDirectory(dataDirectory),
    controller: () => findController(dataDirectory),
    database: async () => {
      opening ??= open(settings);
      const opened = await opening;
      return opened === null || typeof opened === 'string' ? opened : opened.facts;
    },
    records: async () => {
      const opened = await opening;
      if (opened !== null && typeof opened === 'object')
        return opened.facts.tables === 'current' ? opened.records : null;
      if (opened !== 'held') return null;
      const controller = await findController(dataDirectory);
      return controller?.address == null ? null : recordsOfServer(controller.address, language);
    },
    port: lookAtPort,
    target: (name) => lookAtTarget(router, run, name),
    instances: () => deployer.list(),
    logFile: (of) => {
      if (of === 'controller') return join(dataDirectory, 'tminus.log');
      return of === 'router' ? join(run, 'router.log') : logFileOf(run, of.instance);
    },
    close: async () => {
      // Why it did not open is in the diagnosis.
      const opened = await opening?.catch(() => null);
      if (opened !== null && typeof opened === 'object') await opened.close();
    },
  };
}

type Opened = ReadableDatabase | 'held' | 'unknown' | null;

async function open(settings: ProbeSettings): Promise<Opened> {
  const { dataDirectory, migrationsFolder } = settings;
  const url = settings.databaseUrl ?? (await configuredUrl(settings));
  if (url === UNREADABLE) return 'unknown';
  return url === null
    ? openFilesForReading(dataDirectory, migrationsFolder)
    : openServerForReading(url, dataDirectory, migrationsFolder);
}

const UNREADABLE = Symbol('the configuration cannot be read');

/** The configuration's own problems are told by the check of the configuration. */
async function configuredUrl({
  configFile,
  translate,
}: ProbeSettings): Promise<string | null | typeof UNREADABLE> {
  try {
    return await readDatabaseUrl(configFile, translate);
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    if (error.refusal.code === 'config.notFound') return null;
    if (error.refusal.code === 'config.invalid' || error.refusal.code === 'config.unreadable')
      return UNREADABLE;
    throw error;
  }
}

/** What the router keeps of its targets, and what it says of one, if it runs. */
async function lookAtTarget(
  router: Pick<TrafficRouter, 'observe'>,
  run: string,
  name: string,
): Promise<TargetFacts | null> {
  const kept = await readThrough<Record<string, { readonly port: number }>>(join(run, 'router.json'));
  const port = kept?.[name]?.port;
  if (port === undefined) return null;
  try {
    const observed = await router.observe(name);
    return { port, isAnswered: true, version: observed?.stable?.version ?? null };
  } catch (error) {
    if (isRefusal(error, 'router.unreachable')) return { port, isAnswered: false, version: null };
    throw error;
  }
}
