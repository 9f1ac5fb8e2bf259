import type { EventEmitter } from 'node:events';
import type pg from 'pg';

/** A query as `pg` takes it. */
export interface SqlQuery {
  readonly text: string;
  readonly values?: readonly unknown[];
  /** `array` gives each row as an array in column order. */
  readonly rowMode?: 'array';
  /** The client gives up after so long (ms); the embedded database always answers and ignores it. */
  readonly query_timeout?: number;
  /** How a column's text becomes a value, by type oid; the default is what `pg` does. */
  readonly types?: { getTypeParser(oid: number, format?: 'text'): (text: string) => unknown };
}

/** The part of a `pg` result that is there on PGlite too. */
export interface SqlResult<Row = Record<string, unknown>> {
  /** First word of the command tag, for example `SELECT`; null for an empty query. */
  readonly command: string | null;
  /** Rows given or changed; null for commands that count none. */
  readonly rowCount: number | null;
  readonly rows: Row[];
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

/** One session. Queries of one client run in the order in which they were asked. */
export interface SqlClient extends EventEmitter {
  query<Row = Record<string, unknown>>(
    query: string | SqlQuery,
    values?: readonly unknown[],
  ): Promise<SqlResult<Row>>;
  /** Gives the client back, its transaction ended; with an error or true the connection is closed, whatever it holds. */
  release(error?: Error | boolean): void;
}

/**
 * What the product needs of `pg.Pool`; a pool over PGlite has it as well.
 * A flow that holds a transaction open on a client must not await anything of the pool or of another client
 * before it ends that transaction: on PGlite all of them share one session, so it would wait for itself.
 */
export interface SqlPool extends EventEmitter {
  query<Row = Record<string, unknown>>(
    query: string | SqlQuery,
    values?: readonly unknown[],
  ): Promise<SqlResult<Row>>;
  connect(): Promise<SqlClient>;
  /** Refuses what comes from now on and resolves when what came before is done. */
  end(): Promise<void>;
}

/** For libraries that are typed against `pg` itself; both kinds of pool, and their clients, answer what those ask. */
export const asPgPool = (pool: SqlPool | SqlClient): pg.Pool => pool as unknown as pg.Pool;
