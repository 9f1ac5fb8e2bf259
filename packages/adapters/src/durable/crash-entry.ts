import { appendFile } from 'node:fs/promises';
import { createDrizzle } from '../database/drizzle.ts';
import { openEmbedded } from '../database/embedded.ts';
import { PglitePool } from '../database/pglite-pool.ts';
import { createDurableEngine } from './durable-engine.ts';

// A process for the crash test: node entry.mjs <data directory> <journal file> <step to hang in, or none>.
const [directory = '', journal = '', hangIn = ''] = process.argv.slice(2);

const db = await openEmbedded(directory);
const pool = new PglitePool(db);
const drizzle = createDrizzle(pool);
const engine = createDurableEngine({
  pool,
  executorId: 'crash-test',
  log: (level, message) => process.stderr.write(`${level}: ${message}\n`),
});

engine.register('three-steps', async (input) => {
  const results: number[] = [];
  for (const name of ['one', 'two', 'three']) {
    const result = await engine.step(name, async () => {
      await drizzle.execute('SELECT 1');
      await appendFile(journal, `${name}\n`);
      if (name === hangIn) await new Promise(() => {});
      return name.length;
    });
    results.push(result);
  }
  return { input, results };
});

await engine.launch();
// The second start must find the first, whoever began it and in which life.
await engine.start('three-steps', 'the-only-one', 'given once');
await engine.start('three-steps', 'the-only-one', 'ignored');
const result = await engine.result('the-only-one');
process.stdout.write(`${JSON.stringify(result)}\n`);
await engine.shutdown();
await pool.end();
await db.close();
