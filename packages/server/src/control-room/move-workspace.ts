import {
  checkMove,
  createDurableEngine,
  lockDataDirectory,
  type Move,
  markMoved,
  markMoving,
  moveDatabase,
  openDatabase,
  systemClock,
} from '@tminus/adapters';
import { RefusalError } from '@tminus/domain';
import type { Assets } from './options.ts';

export interface MoveOptions {
  readonly dataDirectory: string;
  readonly to: string;
  readonly assets: Assets;
}

/**
 * Takes what the embedded database of a data directory holds, live workflows included, to a PostgreSQL server, and
 * closes the embedded one for good. May be repeated when it was cut off. Refuses `data.locked`, `data.moved`,
 * `data.moving` to another one, `database.unreachable` and `move.targetInUse`.
 */
export async function moveWorkspace({ dataDirectory, to, assets }: MoveOptions): Promise<Move> {
  const startedAt = systemClock.now();
  const lock = await lockDataDirectory(dataDirectory, {
    pid: process.pid,
    command: 'tminus move',
    startedAt,
  });
  try {
    const target = await openDatabase({ migrationsFolder: assets.migrations, url: to });
    try {
      const source = await openDatabase({ migrationsFolder: assets.migrations, lock, movingTo: to });
      try {
        // Each side makes the tables of its own workflows when an engine is launched on it; nobody else's is touched.
        if (await checkMove(source.pool, target.pool))
          for (const { pool } of [source, target]) await makeWorkflowTables(pool);
        const move = await moveDatabase(source.pool, target.pool, () => markMoving(dataDirectory, to));
        return { ...move, database: await markMoved(dataDirectory, to) };
      } finally {
        await source.close();
      }
    } finally {
      await target.close();
    }
  } finally {
    await lock.release();
  }
}

type Pool = Parameters<typeof createDurableEngine>[0]['pool'];

/** Under a name that no workflow bears, so that none is taken up. */
async function makeWorkflowTables(pool: Pool): Promise<void> {
  const complaints: string[] = [];
  const engine = createDurableEngine({
    pool,
    executorId: 'move',
    log: (_level, message) => complaints.push(message),
  });
  await engine.launch();
  await engine.shutdown();
  if (complaints.length > 0)
    throw new RefusalError('data.unusable', { directory: 'dbos', reason: complaints.join('; ') });
}
