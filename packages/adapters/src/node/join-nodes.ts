import { setTimeout as sleep } from 'node:timers/promises';
import { RefusalError } from '@tminus/domain';
import type { SqlPool } from '../database/sql-pool.ts';
import { type NodeIdentity, nodeTable } from './node-table.ts';
import { assertOnlyPlace, waitForOnlyPlace } from './only-place.ts';

export interface MembershipSettings {
  /** Of its own: whoever waits for a connection does not renew. Ends with the membership. */
  readonly pool: SqlPool;
  readonly self: NodeIdentity;
  /** Whether the work can be done in one place only, as it is with the built-in router: false by default. */
  readonly inOnePlace?: boolean;
  /** Others take over from a node that did not renew for so long (ms); 5,000 by default. */
  readonly leaseMs?: number;
  /** 1,000 ms by default. */
  readonly renewEveryMs?: number;
  /** After a renewal, one at a time: takes up what nodes have left that are gone, `gone` being those found since. */
  readonly takeUp: (gone: readonly string[]) => Promise<void>;
  readonly log: (level: 'info' | 'warn', message: string) => void;
}

/** A node among those that share a database, as long as it renews its lease. */
export interface Membership {
  readonly id: string;
  /** Aborts when another node took over: this one owns nothing any more and must join anew. */
  readonly lost: AbortSignal;
  /** Refuses `node.leaseExpired` while the lease may have run out: somebody else may own the work by now. */
  assertOwner(): void;
  /** For whoever else learns it first, such as a commit that was refused. */
  giveUp(): void;
  /** Where others can reach the API of this process. */
  publish(address: string | null): void;
  /** Stops renewing; what this node has under way is free for others at once. */
  leave(): Promise<void>;
}

/**
 * Enters the nodes of a database and keeps the lease. Time is measured by this process's monotonic clock, which goes
 * on while it is stopped, and by the database's clock, never by the clock on the wall of a node. Refuses
 * `node.elsewhere` and `node.leftElsewhere` where all work must be in one place, and another one has some.
 */
export async function joinNodes(settings: MembershipSettings): Promise<Membership> {
  const { pool, self, inOnePlace = false, leaseMs = 5_000, renewEveryMs = 1_000, takeUp, log } = settings;
  const table = nodeTable(pool);
  const lost = new AbortController();
  const leaving = new AbortController();
  const ending = AbortSignal.any([lost.signal, leaving.signal]);
  let address: string | null = null;
  let renewedAt = 0;
  try {
    if (inOnePlace) await waitForOnlyPlace(table, self, { withinMs: leaseMs, lookEveryMs: renewEveryMs });
    renewedAt = performance.now();
    await table.enter(self, leaseMs);
    if (inOnePlace) await assertOnlyPlace(table, self);
  } catch (error) {
    await pool.end();
    throw error;
  }
  /** Since when the lease has never run out: whoever could not renew may not say that others are late. */
  let steadySince = renewedAt;

  const isCurrent = (): boolean => performance.now() - renewedAt < leaseMs;
  const giveUp = (): void => {
    if (ending.aborted) return;
    lost.abort();
    log('warn', `node ${self.id} lost its lease: another node took over`);
  };
  const found: string[] = [];
  let takingUp: Promise<void> | null = null;
  /** Beside the lease: work on a busy database may wait for long, and who does not renew is late itself. */
  const beginTakingUp = (gone: readonly string[]): void => {
    found.push(...gone);
    takingUp ??= takeUp(found.splice(0))
      .catch((error: unknown) => log('warn', `nothing was taken up: ${String(error)}`))
      .finally(() => {
        takingUp = null;
      });
  };
  const renew = async (): Promise<void> => {
    const askedAt = performance.now();
    if (!isCurrent()) steadySince = askedAt;
    if (!(await table.renew(self.id, leaseMs, address))) return giveUp();
    renewedAt = askedAt;
    const gone = await table.takeOver(self.id, self.place, askedAt - steadySince >= leaseMs);
    if (gone.length > 0) log('info', `node ${self.id} takes over from ${gone.join(', ')}`);
    beginTakingUp(gone);
  };
  const keep = async (): Promise<void> => {
    while (!ending.aborted) {
      await renew().catch((error: unknown) => log('warn', `the lease was not renewed: ${String(error)}`));
      await sleep(renewEveryMs, undefined, { signal: ending }).catch(() => 'the end came first');
    }
  };
  const kept = keep();
  lost.signal.addEventListener('abort', () => void kept.then(() => pool.end()), { once: true });

  return {
    id: self.id,
    lost: lost.signal,
    assertOwner() {
      if (ending.aborted) throw new RefusalError('node.fenced', { node: self.id });
      if (!isCurrent()) throw new RefusalError('node.leaseExpired', { node: self.id });
    },
    giveUp,
    publish(news) {
      address = news;
    },
    async leave() {
      leaving.abort();
      await kept;
      await takingUp;
      if (lost.signal.aborted) return;
      await table
        .leave(self.id)
        .catch((error: unknown) => log('warn', `left without a word: ${String(error)}`));
      await pool.end();
    },
  };
}
