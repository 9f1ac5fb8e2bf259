import { EventEmitter } from 'node:events';
import { PgliteClient } from './pglite-client.ts';
import { isCrash } from './pglite-panic.ts';
import { readQuery, runQuery, type TextFormat, textFormat } from './pglite-query.ts';
import type { PgliteDatabase } from './pglite-restart.ts';
import { readSessionCommand } from './session-command.ts';
import type { SqlPool, SqlQuery, SqlResult } from './sql-pool.ts';

export interface PglitePoolOptions {
  /** Default 60,000 ms. See ClientSettings. */
  readonly idleInTransactionTimeoutMs?: number;
}

/**
 * A `pg.Pool` look-alike in front of one PGlite instance, for libraries that want a pool: transactions of
 * several clients take turns, none sees queries of another inside its own. The rule about waiting in SqlPool
 * holds here; whoever breaks it gets error 25P03 after `idleInTransactionTimeoutMs`, not a standstill.
 * The instance must be ready. Ending the pool does not close the instance.
 */
export class PglitePool extends EventEmitter implements SqlPool {
  // drizzle knows a pool by the name of its class; a bundler that shortens names must not break that.
  static override readonly name = 'PglitePool';
  /** Read by libraries that spread their work over a pool's connections. */
  readonly options = { max: 10 };
  readonly #db: PgliteDatabase;
  readonly #format: TextFormat;
  readonly #idleInTransactionTimeoutMs: number;
  readonly #clients = new Set<PgliteClient>();
  readonly #stopListening: () => void;
  #ended: Promise<void> | null = null;

  constructor(db: PgliteDatabase, options: PglitePoolOptions = {}) {
    super();
    this.#db = db;
    this.#format = textFormat(db);
    this.#idleInTransactionTimeoutMs = options.idleInTransactionTimeoutMs ?? 60_000;
    this.#stopListening = db.onNotification((channel, payload) => {
      for (const client of this.#clients) client.notify(channel, payload);
    });
    db.onLoss?.((error) => {
      for (const client of this.#clients) client.lose(error);
    });
  }

  get totalCount(): number {
    return this.#clients.size;
  }

  readonly idleCount = 0;
  readonly waitingCount = 0;

  /** Runs one query, or one script of several statements, by itself. Refuses session commands: they need a client. */
  async query<Row = Record<string, unknown>>(
    query: string | SqlQuery,
    values?: readonly unknown[],
  ): Promise<SqlResult<Row>> {
    this.#refuseWhenEnded();
    const asked = readQuery(query, values);
    if (readSessionCommand(asked.text) !== null) {
      throw new Error(`Use a client of the pool for: ${asked.text.slice(0, 80)}`);
    }
    return runQuery(this.#db, asked, this.#format) as Promise<SqlResult<Row>>;
  }

  async connect(): Promise<PgliteClient> {
    this.#refuseWhenEnded();
    const client = new PgliteClient({
      db: this.#db,
      format: this.#format,
      idleInTransactionTimeoutMs: this.#idleInTransactionTimeoutMs,
      onRelease: (released) => this.#clients.delete(released),
      onError: (error) => this.emit('error', error),
    });
    this.#clients.add(client);
    return client;
  }

  /** Takes every client back, rolling back what they left open, and waits until nothing runs any more. */
  end(): Promise<void> {
    this.#ended ??= this.#takeBack();
    return this.#ended;
  }

  async #takeBack(): Promise<void> {
    this.#stopListening();
    await Promise.all([...this.#clients].map((client) => client.reclaim()));
    // Queries of the pool itself take turns: when this one is done, so are those before it.
    await this.#db.query('SELECT 1').catch((error: unknown) => {
      if (!isCrash(error)) throw error;
    });
  }

  #refuseWhenEnded(): void {
    if (this.#ended !== null) throw new Error('The pool has ended');
  }
}
