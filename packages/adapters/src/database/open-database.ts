import type { Deliveries, Store } from '@tminus/engine';
import type { DataDirectoryLock } from '../data-directory/lock.ts';
import type { Drizzle } from './drizzle.ts';
import type { SqlPool } from './sql-pool.ts';

export interface Database {
  readonly kind: 'embedded' | 'postgres';
  readonly pool: SqlPool;
  readonly drizzle: Drizzle;
  readonly store: Store;
  /** The store as this node may use it: it writes nothing once another node has taken over. */
  storeOf(node: string): Store;
  /** How far each sink has the event log. */
  readonly deliveries: Deliveries;
  /** A few connections of their own for leases, which must not wait for anything; null for the embedded database. */
  readonly openLeasePool: (() => Promise<SqlPool>) | null;
  /** Ends what runs and closes. It does not release the lock of the data directory. */
  close(): Promise<void>;
}

export type DatabaseOptions = {
  /** Holds the generated SQL migrations and their journal. */
  readonly migrationsFolder: string;
} & (
  | {
      /** Proof that no other process has the embedded database of this data directory open. */
      readonly lock: DataDirectoryLock;
      /** Tarball of a fresh database, see `createSeed`; makes the first start several seconds faster. */
      readonly seed?: string;
      /** URL of the database that a move takes the contents to: such a move may be repeated when it was cut off. */
      readonly movingTo?: string;
    }
  | { readonly url: string }
);

/**
 * Opens the embedded database of a locked data directory, or a PostgreSQL server, and applies the pending
 * migrations. Refuses `data.unusable`, `data.moved`, `data.moving` and `database.unreachable`.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  // What is heavy is loaded here, so that commands without a database start without it.
  const [{ createDeliveries }, { createDrizzle }, { migrate }, { createStore }, { withOutages }] =
    await Promise.all([
      import('./deliveries.ts'),
      import('./drizzle.ts'),
      import('./migrate.ts'),
      import('./store.ts'),
      import('./outage.ts'),
    ]);
  const { kind, pool, openLeasePool, close } =
    'url' in options ? await openServer(options.url) : await openFiles(options);
  try {
    await withOutages({ migrate }).migrate(pool, options.migrationsFolder);
  } catch (error) {
    await close();
    throw error;
  }
  const drizzle = createDrizzle(pool);
  const storeOf = (node: string | null) => withOutages(createStore({ drizzle, node }));
  return {
    kind,
    pool,
    drizzle,
    store: storeOf(null),
    storeOf,
    deliveries: withOutages(createDeliveries(drizzle)),
    openLeasePool,
    close,
  };
}

const LEASE_POOL = { max: 2, connectMs: 2_000, statementMs: 2_000 };

type Opened = Pick<Database, 'kind' | 'pool' | 'openLeasePool' | 'close'>;

async function openServer(url: string): Promise<Opened> {
  const { openPostgres } = await import('./postgres.ts');
  const pool = await openPostgres(url);
  const openLeasePool = () => openPostgres(url, LEASE_POOL);
  return { kind: 'postgres', pool, openLeasePool, close: () => pool.end() };
}

async function openFiles({
  lock,
  ...options
}: {
  lock: DataDirectoryLock;
  seed?: string;
  movingTo?: string;
}): Promise<Opened> {
  const [{ openEmbedded }, { PglitePool }] = await Promise.all([
    import('./embedded.ts'),
    import('./pglite-pool.ts'),
  ]);
  const db = await openEmbedded(lock.directory, options);
  const pool = new PglitePool(db);
  const close = async () => {
    await pool.end();
    await db.close();
  };
  return { kind: 'embedded', pool, openLeasePool: null, close };
}
