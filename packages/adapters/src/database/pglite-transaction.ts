import type { PGlite, Transaction } from '@electric-sql/pglite';

export interface PgliteTransaction {
  readonly session: Transaction;
  /** Ends it and lets others in. Rejects when PostgreSQL refuses the commit; it is rolled back then. */
  end(outcome: 'commit' | 'rollback'): Promise<void>;
}

/**
 * Opens a transaction through PGlite's own lock, so that no query of anybody else gets into it, and keeps it
 * open until `end`. `modes` as in BEGIN, for example `isolation level serializable`; rejects when they are wrong.
 */
export function openTransaction(db: Pick<PGlite, 'transaction'>, modes: string): Promise<PgliteTransaction> {
  return new Promise((opened, failed) => {
    const ended: Promise<void> = db.transaction(async (session) => {
      if (modes !== '') await session.exec(`SET TRANSACTION ${modes}`);
      const outcome = await new Promise<'commit' | 'rollback'>((decide) => {
        opened({
          session,
          end: (chosen) => {
            decide(chosen);
            return ended;
          },
        });
      });
      if (outcome === 'rollback') await session.rollback();
    });
    // Once open, `failed` does nothing and whoever calls `end` gets the error.
    ended.catch(failed);
  });
}
