import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDurableEngine, lockDataDirectory, openDatabase } from '@tminus/adapters';

/* Times a workflow of so many empty steps, and as many bare inserts through the same pool, in turn; prints ms of each. */

const [dist = '', steps = '200', rounds = '5'] = process.argv.slice(2);
const count = Number(steps);
const directory = await mkdtemp(join(tmpdir(), 'tminus-bench-steps-'));
const lock = await lockDataDirectory(directory, {
  pid: process.pid,
  command: 'bench',
  startedAt: Date.now(),
});
const database = await openDatabase({
  lock,
  migrationsFolder: `${dist}/migrations`,
  seed: `${dist}/seed.tar.gz`,
});
const { pool } = database;
const engine = createDurableEngine({
  pool,
  executorId: 'bench',
  log: (_level, message) => void process.stderr.write(`${message}\n`),
});
const timed = async (run: () => Promise<void>): Promise<number> => {
  const started = performance.now();
  await run();
  return performance.now() - started;
};
/** Taken inside of the workflow: who waits for its result hears of it at the next look only. */
let workflow = 0;
engine.register('steps', async () => {
  workflow = await timed(async () => {
    for (let step = 0; step < count; step += 1) await engine.step(`step ${step}`, async () => step);
  });
});
await engine.launch();
await pool.query('CREATE TABLE bench (id text, at bigint, output text, PRIMARY KEY (id, at))');

const times: { workflow: number; inserts: number }[] = [];
for (let round = 0; round <= Number(rounds); round += 1) {
  await engine.start('steps', `workflow ${round}`, null);
  await engine.result(`workflow ${round}`);
  const inserts = await timed(async () => {
    for (let step = 0; step < count; step += 1)
      await pool.query('INSERT INTO bench VALUES ($1, $2, $3)', [`workflow ${round}`, step, `${step}`]);
  });
  // The first round warms both up.
  if (round > 0) times.push({ workflow, inserts });
}
process.stdout.write(JSON.stringify(times));
await engine.shutdown();
await database.close();
await lock.release();
await rm(directory, { recursive: true });
