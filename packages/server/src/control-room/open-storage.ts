import { hostname } from 'node:os';
import {
  type Database,
  type DataDirectoryLock,
  joinNodes,
  lockDataDirectory,
  type Membership,
  type MembershipSettings,
  makeDirectory,
  nodeTable,
  openDatabase,
  randomIds,
  readPlace,
  systemClock,
} from '@tminus/adapters';
import { isRefusal, RefusalError } from '@tminus/domain';
import type { ControlRoomOptions } from './options.ts';

/** The database of a control room, and its hold on the data directory. */
export interface Storage {
  readonly database: Database;
  /** Tells others on this machine where the API is. */
  publish(address: string | null): void;
  /** Whether a process other than this one, which has the embedded database to itself, carries out releases on it. */
  isAttended(): Promise<boolean>;
  /** Enters the nodes of the database; null for the embedded one, which no other process can open. */
  join: ((settings: Pick<MembershipSettings, 'takeUp' | 'log'>) => Promise<Membership>) | null;
  close(): Promise<void>;
}

/**
 * Opens the embedded database under the lock of its data directory, or a server's database. On a server several
 * processes may share one data directory, and with it its routers and instances: the first holds the lock.
 */
export async function openStorage(options: ControlRoomOptions): Promise<Storage> {
  const { dataDirectory, databaseUrl, command, works, assets } = options;
  const holder = { pid: process.pid, command, startedAt: systemClock.now(), shared: databaseUrl !== null };
  const locking = databaseUrl === null || works ? lockDataDirectory(dataDirectory, holder) : null;
  if (locking === null) await makeUnlocked(dataDirectory);
  const lock = databaseUrl === null ? await locking : await unlessShared(locking);
  try {
    const { migrations: migrationsFolder, seed } = assets;
    const database =
      databaseUrl !== null
        ? await openDatabase({ migrationsFolder, url: databaseUrl })
        : await openDatabase({ migrationsFolder, lock: held(lock), ...(seed !== null && { seed }) });
    return {
      database,
      publish: (address) => lock?.publish({ address }),
      isAttended: async () =>
        database.kind === 'postgres' && (await nodeTable(database.pool).live()).length > 0,
      join: joining(options, database, lock !== null),
      close: async () => {
        await database.close();
        await lock?.release();
      },
    };
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/** Who takes the lock makes the directory; without one it is made here, for nobody else's eyes. */
async function makeUnlocked(directory: string): Promise<void> {
  try {
    await makeDirectory(directory, 0o700);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RefusalError('data.unusable', { directory, reason }, { cause: error });
  }
}

function held(lock: DataDirectoryLock | null): DataDirectoryLock {
  if (lock === null) throw new Error('the embedded database is opened under the lock only');
  return lock;
}

/** Null when another process has the directory that works on a database server, as far as it answers. */
async function unlessShared(locking: Promise<DataDirectoryLock> | null): Promise<DataDirectoryLock | null> {
  try {
    return await locking;
  } catch (error) {
    const isLocked = isRefusal(error, 'data.locked');
    if (isLocked && error.refusal.params['shared'] !== 'false') return null;
    throw error;
  }
}

function joining(
  { dataDirectory }: ControlRoomOptions,
  { openLeasePool }: Database,
  hasLock: boolean,
): Storage['join'] {
  if (openLeasePool === null) return null;
  return async (settings) => {
    const id = randomIds.node();
    const place = await readPlace(dataDirectory);
    // Without the lock, the other process of this place is alive.
    const self = { id, place: hasLock ? place : `${place}#${id}`, host: hostname(), pid: process.pid };
    return joinNodes({ ...settings, pool: await openLeasePool(), self, inOnePlace: true });
  };
}
