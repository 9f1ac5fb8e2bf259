import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { holderOf } from '@tminus/adapters';
import { type ApiClient, createApiClient, type Problem } from '@tminus/contract';
import { isRefusal, RefusalError } from '@tminus/domain';
import type { ControlRoom } from '@tminus/server';
import { createAssets } from './assets.ts';
import type { Context } from './context.ts';
import { withDatabaseUrl } from './database-url.ts';
import { ProblemError } from './output/failure.ts';
import { color, say, warn } from './output/terminal.ts';

const FAR_TIMEOUT_MS = 30_000;
const LONGEST_PAUSE_MS = 1_000;
/** A short command has the data directory for a second or two. */
const TURN_WAIT_MS = 15_000;
const TURN_POLL_MS = 50;
/** A wait that is longer is told. */
const QUIET_WAIT_MS = 1_000;

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
  /** Where there is no database yet, none is made. */
  readonly savesNothing?: boolean;
}

/**
 * Talks to the server that holds the data directory, or becomes the application itself. Waits for its turn when a
 * short command, or one that is still starting, has the directory; refuses `data.locked` when that takes too long.
 */
export async function openSession(given: Context, needs: SessionNeeds): Promise<Session> {
  const context = await withDatabaseUrl(given);
  if (context.databaseUrl !== null) {
    warnOfEmbedded(context);
    return openShared(context, needs);
  }
  const deadline = performance.now() + TURN_WAIT_MS;
  const tellAt = performance.now() + QUIET_WAIT_MS;
  let isTold = false;
  for (;;) {
    const holder = await holderOf(context.dataDirectory);
    if (holder?.address != null) return farSession(context, holder.address);
    try {
      if (holder === null) return await nearSession(context, needs);
      const { pid, command } = holder;
      throw new RefusalError('data.locked', { directory: context.dataDirectory, pid, command });
    } catch (error) {
      if (!isLocked(error) || performance.now() > deadline) throw error;
      if (!isTold && performance.now() > tellAt) {
        say(context.translate('cli.waiting', error.refusal.params));
        isTold = true;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, TURN_POLL_MS));
  }
}

/** What the embedded database has is not seen then, and somebody may have meant it. */
function warnOfEmbedded({ dataDirectory, translate }: Context): void {
  const isThere = (name: string): boolean => existsSync(join(dataDirectory, name));
  if (isThere('db') && !isThere('db.moved') && !isThere('db.moving'))
    say(color.yellow(translate('cli.embeddedUnused', { directory: dataDirectory })));
}

/** A database server lets everybody in; only who would carry out releases asks whether somebody here does already. */
async function openShared(context: Context, needs: SessionNeeds): Promise<Session> {
  const holder = needs.works ? await holderOf(context.dataDirectory).catch(nullIfLocked) : null;
  return holder?.address != null && holder.shared
    ? farSession(context, holder.address)
    : nearSession(context, needs);
}

function nullIfLocked(error: unknown): null {
  if (isLocked(error)) return null;
  throw error;
}

const isLocked = (error: unknown): error is RefusalError => isRefusal(error, 'data.locked');

async function nearSession(context: Context, needs: SessionNeeds): Promise<Session> {
  const { openControlRoom } = await import('@tminus/server');
  const controlRoom = await openControlRoom({
    configFile: context.configFile,
    workspace: context.workspace,
    dataDirectory: context.dataDirectory,
    databaseUrl: context.databaseUrl,
    language: context.language,
    command: needs.command,
    works: needs.works,
    withoutDatabase: needs.savesNothing === true && !hasDatabase(context),
    assets: createAssets(),
    onDoubt: warn,
    onDelay: say,
    onDocumentPart: say,
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

function farSession(context: Context, address: string): Session {
  const call = (request: Request) => fetch(request, { signal: AbortSignal.timeout(FAR_TIMEOUT_MS) });
  /** As long as a repetition meets what it repeats, which is still being answered, it is asked again, 30 s at most. */
  const callUntilDone = async (request: Request): Promise<Response> => {
    const deadline = performance.now() + FAR_TIMEOUT_MS;
    for (;;) {
      const response = await call(request.clone());
      const waitMs = waitOf(response);
      if (waitMs === null || performance.now() + waitMs > deadline) return response;
      await response.body?.cancel();
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  };
  /** Once more when the connection was lost: what came through already is known there by its key. */
  const callTwice = async (request: Request): Promise<Response> => {
    const again = request.clone();
    try {
      return await call(request).catch((error: unknown) => {
        if (isTimeout(error)) throw error;
        return callUntilDone(again);
      });
    } catch (error) {
      throw new RefusalError('server.unreachable', { address }, { cause: error });
    }
  };
  const api = createApiClient({ baseUrl: address, language: context.language, fetch: callTwice });
  return { api, controlRoom: null, close: async () => {} };
}

/** Of `request.inProgress` (ms), the one conflict that says when to come back; others have no end in sight. */
function waitOf({ status, headers }: Response): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  // It says when the key is free at the latest; mostly the answer is there much earlier.
  return status === 409 && seconds >= 0 ? Math.min(seconds * 1_000, LONGEST_PAUSE_MS) : null;
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

function hasDatabase(context: Context): boolean {
  return context.databaseUrl !== null || existsSync(join(context.dataDirectory, 'db'));
}

/** Opens a session for one short request and closes it again. */
export async function withSession<T>(
  context: Context,
  needs: Pick<SessionNeeds, 'command' | 'savesNothing'>,
  run: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await openSession(context, { ...needs, works: false });
  try {
    return await run(session);
  } finally {
    await session.close();
  }
}

/** What a command needs that only looks. */
export const looking = (command: string) => ({ command: `tminus ${command}`, savesNothing: true });

/** The data of an API answer; a problem document becomes this command's failure. */
export function answer<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data !== undefined) return data;
  if (isProblem(error)) throw new ProblemError(error);
  throw new Error(`the API answered with neither data nor a problem: ${JSON.stringify(error)}`);
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'exitCode' in value && 'title' in value;

/** Whether a process carries out releases now: one that answers at the lock does. */
export const isAttended = async ({ controlRoom }: Session): Promise<boolean> =>
  controlRoom === null || (await controlRoom.isAttended());
