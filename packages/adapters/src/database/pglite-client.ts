import { EventEmitter } from 'node:events';
import pg from 'pg';
import { isCrash } from './pglite-panic.ts';
import { readQuery, runQuery, type TextFormat } from './pglite-query.ts';
import type { PgliteDatabase } from './pglite-restart.ts';
import { openTransaction, type PgliteTransaction } from './pglite-transaction.ts';
import { readSessionCommand, type SessionCommand } from './session-command.ts';
import type { SqlClient, SqlQuery, SqlResult } from './sql-pool.ts';

export interface ClientSettings {
  readonly db: PgliteDatabase;
  readonly format: TextFormat;
  /** A transaction in which nothing was asked for so long (ms) is rolled back, since everybody waits for it. */
  readonly idleInTransactionTimeoutMs: number;
  readonly onRelease: (client: PgliteClient) => void;
  /** Gets the failure of a rollback that nobody awaits. */
  readonly onError: (error: unknown) => void;
}

// As in pg, whose clients are emitters: libraries put their listeners on what connect() gives them.
/** A `pg` client look-alike: a session of its own as far as transactions and notifications go. */
export class PgliteClient extends EventEmitter implements SqlClient {
  readonly #settings: ClientSettings;
  readonly #channels = new Set<string>();
  #transaction: PgliteTransaction | null = null;
  /** A statement in the transaction failed; only a rollback helps (SQLSTATE 25P02). */
  #failed = false;
  #timedOut = false;
  #idleTimer: NodeJS.Timeout | undefined;
  #released = false;
  #reclaimed = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(settings: ClientSettings) {
    super();
    this.#settings = settings;
  }

  async query<Row = Record<string, unknown>>(
    query: string | SqlQuery,
    values?: readonly unknown[],
  ): Promise<SqlResult<Row>> {
    if (this.#reclaimed) throw new Error('The client went back to its pool and must not be used any more');
    const asked = readQuery(query, values);
    return this.#inOrder(() => this.#run(asked)) as Promise<SqlResult<Row>>;
  }

  release(_error?: Error | boolean): void {
    if (this.#released) throw new Error('The client was released already');
    this.#released = true;
    this.reclaim()
      .catch(this.#settings.onError)
      .finally(() => this.#settings.onRelease(this));
  }

  /** Ends whatever is open, for a pool that ends while the client is out; the client answers no query after it. */
  reclaim(): Promise<void> {
    this.#reclaimed = true;
    this.#channels.clear();
    return this.#inOrder(() => this.#end('rollback'));
  }

  /** Passes a notification on if this client listens to its channel. */
  notify(channel: string, payload: string): void {
    if (this.#channels.has(channel)) this.emit('notification', { channel, payload, processId: 0 });
  }

  /** Tells a client that listens that nothing comes any more, as `pg` does of a broken connection. */
  lose(error: Error): void {
    const isListening = this.#channels.size > 0;
    this.#channels.clear();
    if (isListening && this.listenerCount('error') > 0) this.emit('error', error);
  }

  #inOrder<T>(job: () => Promise<T>): Promise<T> {
    const result = this.#last.then(job);
    this.#last = result.catch(() => 'the caller has the error; the next query runs all the same');
    return result;
  }

  async #run(query: SqlQuery): Promise<SqlResult> {
    clearTimeout(this.#idleTimer);
    try {
      const command = readSessionCommand(query.text);
      return await (command === null ? this.#execute(query) : this.#control(command, query));
    } finally {
      if (this.#transaction !== null) this.#watchIdleness();
    }
  }

  async #control(command: SessionCommand, query: SqlQuery): Promise<SqlResult> {
    const { db } = this.#settings;
    switch (command.kind) {
      case 'begin':
        if (this.#transaction !== null) return this.#execute(query);
        this.#timedOut = false;
        this.#transaction = await openTransaction(db, command.modes);
        return done('BEGIN');
      case 'commit':
        return this.#commit();
      case 'rollback':
        this.#timedOut = false;
        await this.#end('rollback');
        return done('ROLLBACK');
      case 'rollbackToSavepoint': {
        const result = await this.#execute(query);
        this.#failed = false;
        return result;
      }
      case 'listen': {
        // The one session behind all clients keeps listening; who hears what is decided here.
        const result = await this.#execute(query);
        this.#channels.add(command.channel);
        return result;
      }
      case 'unlisten':
        if (command.channel === null) this.#channels.clear();
        else this.#channels.delete(command.channel);
        return done('UNLISTEN');
    }
  }

  async #execute(query: SqlQuery): Promise<SqlResult> {
    if (this.#timedOut) throw idleTimeout(this.#settings.idleInTransactionTimeoutMs);
    try {
      return await runQuery(this.#transaction?.session ?? this.#settings.db, query, this.#settings.format);
    } catch (error) {
      this.#failed = this.#transaction !== null;
      throw error;
    }
  }

  async #commit(): Promise<SqlResult> {
    if (this.#timedOut) throw idleTimeout(this.#settings.idleInTransactionTimeoutMs);
    const outcome = this.#failed ? 'rollback' : 'commit';
    await this.#end(outcome);
    return done(outcome.toUpperCase());
  }

  async #end(outcome: 'commit' | 'rollback'): Promise<void> {
    clearTimeout(this.#idleTimer);
    const transaction = this.#transaction;
    this.#transaction = null;
    this.#failed = false;
    await transaction?.end(outcome).catch((error: unknown) => {
      // What the instance had not committed when it was lost is rolled back.
      if (outcome === 'commit' || !isCrash(error)) throw error;
    });
  }

  #watchIdleness(): void {
    const { idleInTransactionTimeoutMs, onError } = this.#settings;
    this.#idleTimer = setTimeout(() => {
      this.#timedOut = true;
      this.#inOrder(() => this.#end('rollback')).catch(onError);
    }, idleInTransactionTimeoutMs).unref();
  }
}

const done = (command: string): SqlResult => ({ command, rowCount: null, rows: [], fields: [] });

function idleTimeout(milliseconds: number): pg.DatabaseError {
  const message = `terminating transaction: idle for ${milliseconds} ms while everybody else waited for it`;
  const error = new pg.DatabaseError(message, message.length, 'error');
  error.code = '25P03';
  return error;
}
