import { closeSync } from 'node:fs';
import type { PGlite, QueryOptions, Transaction } from '@electric-sql/pglite';
import { RefusalError } from '@tminus/domain';
import { crashed, endAtPanic } from './pglite-panic.ts';

/** What a pool needs of PGlite: one instance, or one after the other. */
export type PgliteDatabase = Pick<
  PGlite,
  'query' | 'exec' | 'transaction' | 'onNotification' | 'parsers' | 'serializers'
> & {
  /** Calls back when an instance is lost, and with it every transaction and every LISTEN. */
  readonly onLoss?: (hear: (error: Error) => void) => void;
};

export interface RestartingPglite extends PgliteDatabase {
  close(): Promise<void>;
}

/** After an attempt that failed (ms); whoever asks sooner gets its error. */
const PAUSE_MS = 1_000;

/**
 * The instance that `open` gives; after a panic the next one from the same files, opened by whoever asks first. Until
 * that succeeds everything is answered with an error that stands for "later".
 */
export async function openRestarting(open: () => Promise<PGlite>): Promise<RestartingPglite> {
  const listeners = new Set<(channel: string, payload: string) => void>();
  const lossListeners = new Set<(error: Error) => void>();
  let current: Promise<PGlite>;
  /** Why the last instance is gone; null while one lives or starts. */
  let loss: Error | null = null;
  let pausedUntil = 0;

  const begin = async (): Promise<PGlite> => {
    const db = await open();
    endAtPanic(db, (error) => {
      loss = error;
      closeFiles(db);
      for (const hear of lossListeners) hear(error);
    });
    db.onNotification((channel, payload) => {
      for (const hear of listeners) hear(channel, payload);
    });
    return db;
  };
  const live = (): Promise<PGlite> => {
    if (loss !== null && performance.now() >= pausedUntil) {
      const lost = loss;
      loss = null;
      current = begin().catch((error: unknown) => {
        loss = lost;
        pausedUntil = performance.now() + PAUSE_MS;
        throw crashed(`${lost.message}; it does not start: ${reasonOf(error)}`, error);
      });
    }
    return current;
  };
  current = begin();
  const { parsers, serializers } = await current;

  return {
    parsers,
    serializers,
    // biome-ignore lint/suspicious/noExplicitAny: values as PGlite takes them
    query: async <T>(text: string, values?: any[], options?: QueryOptions) =>
      (await live()).query<T>(text, values, options),
    exec: async (text: string, options?: QueryOptions) => (await live()).exec(text, options),
    transaction: async <T>(run: (transaction: Transaction) => Promise<T>) => (await live()).transaction(run),
    onNotification: (hear) => {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
    onLoss: (hear) => void lossListeners.add(hear),
    async close() {
      if (loss === null) await (await current).close();
    },
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof RefusalError) return error.refusal.code;
  return error instanceof Error ? error.message : String(error);
}

/** It would compute for ever if it were asked to close; its files must not stay open all the same. */
function closeFiles(db: PGlite): void {
  const { streams } = db.Module.FS as unknown as {
    streams: readonly ({ nfd?: number } | null | undefined)[];
  };
  for (const file of new Set(streams.map((stream) => stream?.nfd))) if (file !== undefined) closeSync(file);
}
