import { setTimeout as sleep } from 'node:timers/promises';
import { RefusalError } from '@tminus/domain';
import type { NodeIdentity, NodeTable } from './node-table.ts';

/**
 * Waits until no node of another place is alive: one that died there stays in the table until its lease runs out.
 * Refuses `node.elsewhere` when one is still there after `withinMs`.
 */
export async function waitForOnlyPlace(
  table: NodeTable,
  self: NodeIdentity,
  { withinMs, lookEveryMs }: { readonly withinMs: number; readonly lookEveryMs: number },
): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const other = await table.elsewhere(self.place);
    if (other === null) return;
    if (performance.now() >= deadline)
      throw new RefusalError('node.elsewhere', { host: other.host, pid: other.pid });
    await sleep(lookEveryMs);
  }
}

/** Of two nodes that entered at once from two places, each sees the other one now and leaves. */
export async function assertOnlyPlace(table: NodeTable, self: NodeIdentity): Promise<void> {
  try {
    await waitForOnlyPlace(table, self, { withinMs: 0, lookEveryMs: 0 });
  } catch (error) {
    await table.leave(self.id);
    throw error;
  }
}
