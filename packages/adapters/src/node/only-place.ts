import { setTimeout as sleep } from 'node:timers/promises';
import { RefusalError } from '@tminus/domain';
import type { NodeIdentity, NodeTable, OtherNode } from './node-table.ts';

/**
 * Waits until no node of another place is alive: one that died there seems so until its lease runs out. Refuses
 * `node.elsewhere` when one still is after `withinMs`, and `node.leftElsewhere` when a dead one has left work there.
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
    if (!other.isAlive || performance.now() >= deadline) throw refusalBy(other);
    await sleep(lookEveryMs);
  }
}

/** Of two nodes that entered at once from two places, each sees the other one now and goes. */
export async function assertOnlyPlace(table: NodeTable, self: NodeIdentity): Promise<void> {
  const other = await table.elsewhere(self.place);
  if (other === null) return;
  await table.remove(self.id);
  throw refusalBy(other);
}

const refusalBy = ({ host, pid, isAlive }: OtherNode): RefusalError =>
  isAlive
    ? new RefusalError('node.elsewhere', { host, pid })
    : new RefusalError('node.leftElsewhere', { host });
