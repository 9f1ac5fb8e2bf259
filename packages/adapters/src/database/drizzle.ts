import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from './schema.ts';
import { asPgPool, type SqlPool } from './sql-pool.ts';

/** Typed queries; the same on PGlite and on a PostgreSQL server. */
export type Drizzle = NodePgDatabase<typeof schema>;

/** What `drizzle.transaction` hands to its callback. */
export type DrizzleTransaction = Parameters<Parameters<Drizzle['transaction']>[0]>[0];

/** Puts typed queries in front of a pool of either kind. */
export const createDrizzle = (pool: SqlPool): Drizzle => drizzle(asPgPool(pool), { schema });
