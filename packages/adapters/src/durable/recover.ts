import { DBOSExecutor } from '@dbos-inc/dbos-sdk/internal/dbos-executor';
import type { SqlPool } from '../database/sql-pool.ts';

/**
 * Frees the unfinished workflows of executors that are no nodes any more; whichever node asks its queue first runs them. The
 * library's public interface recovers one's own workflows only; this is the one place that reaches behind it.
 */
export async function recoverOrphans(pool: SqlPool): Promise<void> {
  const { rows } = await pool.query<{ executor_id: string }>(
    `SELECT DISTINCT executor_id FROM dbos.workflow_status
     WHERE status = 'PENDING' AND NOT EXISTS (SELECT 1 FROM nodes WHERE nodes.id = executor_id)`,
  );
  const executor = DBOSExecutor.globalInstance;
  if (rows.length === 0 || executor === undefined) return;
  await executor.recoverPendingWorkflows(rows.map(({ executor_id }) => executor_id));
}
