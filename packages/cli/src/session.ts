import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DataDirectoryHolder, holderOf } from '@tminus/adapters';
import { type ApiClient, createApiClient, type Problem } from '@tminus/contract';
import { RefusalError } from '@tminus/domain';
import type { ControlRoom } from '@tminus/server';
import { createAssets } from './assets.ts';
import type { Context } from './context.ts';
import { ProblemError } from './output/failure.ts';

const FAR_TIMEOUT_MS = 30_000;
const ADDRESS_WAIT_MS = 15_000;
const ADDRESS_POLL_MS = 100;

/** A way to the API: of a running server, or of this very process. */
export interface Session {
  readonly api: ApiClient;
  /** Null when a server elsewhere does the work. */
  readonly controlRoom: ControlRoom | null;
  close(): Promise<void>;
}

export interface SessionNeeds {
  /** Carries out releases: takes up unfinished ones and listens, so that other terminals reach it. */
  readonly works: boolean;
  /** Shown to others who find the data directory in use. */
  readonly command: string;
  /** 0 for any free port. */
  readonly port?: number;
  /** Plan without a database when there is none yet: nothing will be saved. */
  readonly dryRun?: boolean;
}

/** Talks to the server that holds the data directory, or becomes the application itself. */
export async function openSession(context: Context, needs: SessionNeeds): Promise<Session> {
  const holder = await findServer(context.dataDirectory);
  if (holder !== null) return farSession(context, holder);
  const { openControlRoom } = await import('@tminus/server');
  const controlRoom = await openControlRoom({
    configFile: context.configFile,
    workspace: context.workspace,
    dataDirectory: context.dataDirectory,
    databaseUrl: context.databaseUrl,
    language: context.language,
    command: needs.command,
    works: needs.works,
    withoutDatabase: needs.dryRun === true && !hasDatabase(context),
    assets: createAssets(),
  });
  try {
    if (needs.works) await controlRoom.listen(needs.port ?? 0);
  } catch (error) {
    await controlRoom.close();
    throw error;
  }
  const api = createApiClient({
    baseUrl: 'http://tminus.local',
    language: context.language,
    fetch: controlRoom.fetch,
  });
  return { api, controlRoom, close: () => controlRoom.close() };
}

function farSession(context: Context, { address }: DataDirectoryHolder): Session {
  if (address === null) throw new RefusalError('server.unreachable', { address: '?' });
  const call = async (request: Request): Promise<Response> => {
    try {
      return await fetch(request, { signal: AbortSignal.timeout(FAR_TIMEOUT_MS) });
    } catch (error) {
      throw new RefusalError('server.unreachable', { address }, { cause: error });
    }
  };
  const api = createApiClient({ baseUrl: address, language: context.language, fetch: call });
  return { api, controlRoom: null, close: async () => {} };
}

/** Who holds the data directory; waits a little for one that is still starting, refuses one that never listens. */
async function findServer(directory: string): Promise<DataDirectoryHolder | null> {
  const deadline = performance.now() + ADDRESS_WAIT_MS;
  for (;;) {
    const holder = await holderOf(directory);
    if (holder === null || holder.address !== null) return holder;
    if (performance.now() > deadline)
      throw new RefusalError('data.locked', { directory, pid: holder.pid, command: holder.command });
    await new Promise((resolve) => setTimeout(resolve, ADDRESS_POLL_MS));
  }
}

function hasDatabase(context: Context): boolean {
  return context.databaseUrl !== null || existsSync(join(context.dataDirectory, 'db'));
}

/** The data of an API answer; a problem document becomes this command's failure. */
export function answer<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data !== undefined) return data;
  if (isProblem(error)) throw new ProblemError(error);
  throw new Error(`the API answered with neither data nor a problem: ${JSON.stringify(error)}`);
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'exitCode' in value && 'title' in value;
