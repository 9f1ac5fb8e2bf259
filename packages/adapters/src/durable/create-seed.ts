import { PGlite } from '@electric-sql/pglite';
import { migrate } from '../database/migrate.ts';
import { PglitePool } from '../database/pglite-pool.ts';
import { createDurableEngine } from './durable-engine.ts';

/**
 * A compressed copy of an embedded database as it is after its first start: all tables, those of the durable
 * engine too, and no rows of anybody. The build makes it once; `openDatabase` starts new data directories from it.
 */
export async function createSeed(migrationsFolder: string): Promise<Uint8Array> {
  const db = await PGlite.create();
  const pool = new PglitePool(db);
  await migrate(pool, migrationsFolder);
  const complaints: string[] = [];
  const engine = createDurableEngine({
    pool,
    executorId: 'seed',
    log: (_level, message) => complaints.push(message),
  });
  await engine.launch();
  await engine.shutdown();
  await pool.end();
  if (complaints.length > 0)
    throw new Error(`The durable engine did not set itself up: ${complaints.join('; ')}`);
  await db.exec('CHECKPOINT');
  const tarball = await db.dumpDataDir('gzip');
  await db.close();
  return new Uint8Array(await tarball.arrayBuffer());
}
