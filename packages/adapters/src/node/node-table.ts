import { withOutages } from '../database/outage.ts';
import type { SqlPool } from '../database/sql-pool.ts';

/** A process that carries out releases, as it introduces itself. */
export interface NodeIdentity {
  readonly id: string;
  /** Host and data directory: a directory has one living process, so that of two nodes of a place one is dead. */
  readonly place: string;
  readonly host: string;
  readonly pid: number;
}

export interface LiveNode {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  /** Base URL of its API; null while it does not listen. */
  readonly address: string | null;
}

/** A node of another place. */
export interface OtherNode extends Pick<LiveNode, 'host' | 'pid'> {
  readonly isAlive: boolean;
}

/** Where the durable engine keeps who carries out what; not there before its first start. */
const WORK = 'dbos.workflow_status';

/** A database that does not answer within this (ms) has not renewed the lease. */
const QUERY_TIMEOUT_MS = 2_000;

const LEASE = "clock_timestamp() + $2 * interval '1 millisecond'";

export type NodeTable = ReturnType<typeof nodeTable>;

/** The statements on the table of nodes, one method each. All times are taken by the database. */
export function nodeTable(pool: SqlPool) {
  const ask = <Row>(text: string, values: readonly unknown[]) =>
    pool.query<Row>({ text, values, query_timeout: QUERY_TIMEOUT_MS });
  return withOutages({
    async enter({ id, place, host, pid }: NodeIdentity, leaseMs: number): Promise<void> {
      const columns = 'INSERT INTO nodes (id, lease_until, place, host, pid)';
      await ask(`${columns} VALUES ($1, ${LEASE}, $3, $4, $5)`, [id, leaseMs, place, host, pid]);
    },

    /** False when somebody took over. */
    async renew(id: string, leaseMs: number, address: string | null): Promise<boolean> {
      const statement = `UPDATE nodes SET lease_until = ${LEASE}, address = $3 WHERE id = $1`;
      return (await ask(statement, [id, leaseMs, address])).rowCount === 1;
    },

    /** Removes earlier nodes of this place and, when asked to, nodes whose lease ran out. Returns who they were. */
    async takeOver(id: string, place: string, expiredToo: boolean): Promise<readonly string[]> {
      const isGone = '(place = $2 OR ($3 AND lease_until < clock_timestamp()))';
      const statement = `DELETE FROM nodes WHERE id <> $1 AND ${isGone} RETURNING id`;
      return (await ask<{ id: string }>(statement, [id, place, expiredToo])).rows.map((row) => row.id);
    },

    /** Its work is free for others at once. The row stays until one of them takes over: it tells where the work was. */
    async leave(id: string): Promise<void> {
      await ask("UPDATE nodes SET lease_until = '-infinity' WHERE id = $1", [id]);
    },

    async remove(id: string): Promise<void> {
      await ask('DELETE FROM nodes WHERE id = $1', [id]);
    },

    /**
     * A node of another host or data directory that is alive, or has left work unfinished. Behind a place may stand the
     * id of a node that shares it.
     */
    async elsewhere(place: string): Promise<OtherNode | null> {
      const [known] = (
        await ask<{ known: boolean }>(`SELECT to_regclass('${WORK}') IS NOT NULL AS known`, [])
      ).rows;
      const hasWork = known?.known
        ? `EXISTS (SELECT 1 FROM ${WORK} WHERE executor_id = nodes.id AND status = 'PENDING')`
        : 'false';
      const statement = `SELECT host, pid, lease_until >= clock_timestamp() AS "isAlive" FROM nodes
        WHERE split_part(place, '#', 1) <> split_part($1, '#', 1)
          AND (lease_until >= clock_timestamp() OR ${hasWork}) ORDER BY "isAlive" DESC, id LIMIT 1`;
      return (await ask<OtherNode>(statement, [place])).rows[0] ?? null;
    },

    /** Those whose lease has not run out. */
    async live(): Promise<readonly LiveNode[]> {
      const statement = 'SELECT id, host, pid, address FROM nodes WHERE lease_until >= clock_timestamp()';
      return (await ask<LiveNode>(`${statement} ORDER BY id`, [])).rows;
    },
  });
}
