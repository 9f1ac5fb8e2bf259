import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** SQLSTATE crash_shutdown: what a client of a server gets whose database goes down and comes back by itself. */
const CRASHED = '57P02';

/**
 * PostgreSQL panics when it cannot write its log, as on a full disk: a server would start again from the files. PGlite
 * answers the panic, and whatever is asked after it computes for ever, with the whole process. From the first panic on
 * this instance therefore answers everything with an error, and `onPanic` hears of it, once.
 */
export function endAtPanic(db: PGlite, onPanic: (error: Error) => void): void {
  let panic: Error | null = null;
  const { execProtocol, execProtocolStream, execProtocolRawSync } = db;
  const watched =
    <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      try {
        return await call.apply(db, args);
      } catch (error) {
        if (panic === null && isPanic(error)) {
          panic = crashed(`the embedded database stopped: ${error.message}`);
          onPanic(panic);
        }
        throw error;
      }
    };
  db.execProtocol = watched(execProtocol);
  db.execProtocolStream = watched(execProtocolStream);
  db.execProtocolRawSync = (message) => {
    if (panic !== null) throw panic;
    return execProtocolRawSync.call(db, message);
  };
}

const isPanic = (error: unknown): error is Error =>
  error instanceof Error && (error as { severity?: string }).severity === 'PANIC';

/** The error of everything that is asked while the instance is gone. */
export function crashed(message: string, cause?: unknown): Error {
  const error = new pg.DatabaseError(message, message.length, 'error');
  error.severity = 'FATAL';
  error.code = CRASHED;
  return Object.assign(error, cause === undefined ? {} : { cause });
}

/** Whether an error says that the instance, and with it each open transaction, is gone. */
export const isCrash = (error: unknown): boolean =>
  error instanceof Error && (error as { code?: unknown }).code === CRASHED;
