import { DBOSExecutor } from '@dbos-inc/dbos-sdk/internal/dbos-executor';
import type { SqlPool } from '../database/sql-pool.ts';

// The library's public interface recovers what its own executor left at the last launch, and stops taking up work only
// when it ends altogether. This is the one file that reaches behind it.

/** No process has this name: what bears it is free. */
const NOBODY = 'nobody';

/** Frees the unfinished workflows of executors that are no nodes any more; whichever node asks its queue first runs them. */
export async function recoverOrphans(pool: SqlPool): Promise<void> {
  const { rows } = await pool.query<{ executor_id: string }>(
    `SELECT DISTINCT executor_id FROM dbos.workflow_status
     WHERE status = 'PENDING' AND NOT EXISTS (SELECT 1 FROM nodes WHERE nodes.id = executor_id)`,
  );
  await free(rows.map(({ executor_id }) => executor_id));
}

/** Whether nobody runs a workflow that its record calls unfinished, as far as this executor can tell. */
export const isLost = (record: { status: string; executorId?: string }, executorId: string): boolean =>
  record.status === 'ERROR' ||
  (record.status === 'PENDING' && (record.executorId === executorId || record.executorId === NOBODY));

/** Frees one workflow, also one that was given up; does nothing when its record is not the expected one any more. */
export async function recoverLost(
  pool: SqlPool,
  workflowId: string,
  expected: { status: string; executorId?: string },
): Promise<void> {
  await pool.query(
    `UPDATE dbos.workflow_status SET status = 'PENDING', executor_id = $2, owner_xid = NULL, error = NULL
     WHERE workflow_uuid = $1 AND status = $3 AND executor_id = $4`,
    [workflowId, NOBODY, expected.status, expected.executorId],
  );
  await free([NOBODY]);
}

async function free(executorIds: readonly string[]): Promise<void> {
  if (executorIds.length > 0) await DBOSExecutor.globalInstance?.recoverPendingWorkflows([...executorIds]);
}

/** From now on nothing more is taken up; what runs goes on. */
export async function stopTakingUp(): Promise<void> {
  await DBOSExecutor.globalInstance?.deactivateEventReceivers();
}
