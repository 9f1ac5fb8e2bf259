import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { INVARIANTS } from './invariants.ts';
import type { Torture } from './options.ts';
import { VICTIMS } from './round-plan.ts';
import { isRight, type RoundResult } from './run-round.ts';
import { countBy, recoveries, replayCommand, requestsByClass } from './summary.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILE = 'docs/torture.md';

/** Writes docs/torture.md from a run; returns the path. */
export async function writeReport(
  torture: Torture,
  results: readonly RoundResult[],
  durationMs: number,
): Promise<string> {
  await writeFile(`${ROOT}/${FILE}`, await render(torture, results, durationMs));
  return FILE;
}

async function render(
  torture: Torture,
  results: readonly RoundResult[],
  durationMs: number,
): Promise<string> {
  const kills = results.flatMap((result) => result.kills);
  const wrong = results.filter((result) => !isRight(result));
  const kinds = torture.databases.map((kind) => {
    const own = results.filter(({ plan }) => plan.database === kind);
    const count = (victim: string) =>
      own.flatMap((result) => result.kills).filter((kill) => kill.victim === victim).length;
    const wrongOnes = own.filter((result) => !isRight(result)).length;
    return `| ${kind} | ${own.length} | ${VICTIMS.map(count).join(' | ')} | ${wrongOnes} |`;
  });
  return `# Torture

Written by \`npm run torture -- --write\`: ${kills.length} kills (SIGKILL) in ${results.length} rounds, ${wrong.length} wrong ends.

- When: ${new Date().toISOString().slice(0, 10)}, ${(durationMs / 60_000).toFixed(0)} minutes, commit ${await commit()}.
- Where: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB memory, Node ${process.version}, ${process.platform}.
- Seed: ${torture.seed}. Again: \`npm run torture -- --kills ${torture.kills} --seed ${torture.seed} --database ${torture.databases.length === 2 ? 'both' : torture.databases[0]} --victims ${torture.victims.join(',')}\`.

A round is a release of two components under load: planned, approved and shipped by controllers that are killed and
started again, while routers, instance runners, components and the database's processes are killed too. In some rounds
the new version turns bad on the way, and must be rolled back. A seed decides what is killed when; how the machine
interleaves it is its own.

| database | rounds | ${VICTIMS.join(' | ')} | wrong ends |
|---|---|${VICTIMS.map(() => '---|').join('')}---|
${kinds.join('\n')}

| phase | kills |
|---|---|
${countBy(kills, ({ phase }) => phase)
  .map(([phase, count]) => `| ${phase} | ${count} |`)
  .join('\n')}

| what users could notice | rounds | requests | failed |
|---|---|---|---|
${requestsByClass(results)
  .map(([name, rounds, total, failed]) => `| ${name} | ${rounds} | ${total} | ${failed} |`)
  .join('\n')}

| killed | served again after |
|---|---|
${recoveries(results)
  .map(([victim, text]) => `| ${victim} | ${text} |`)
  .join('\n')}

## How it knows

After each round, with everybody who was killed started again:

${INVARIANTS.map((name) => `- ${name}`).join('\n')}

A component that is killed makes its version bad while it is away; a rollback is a right end then, if the decision
names failed requests of that very component. The starts of an instance are counted by a receiver outside the product.
${wrong.length === 0 ? '' : `\n## Wrong ends\n\n${wrong.map((result) => `- \`${replayCommand(result, torture)}\``).join('\n')}\n`}`;
}

/** What is under test; sources that came without their history have no name. */
async function commit(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT });
    return stdout.trim();
  } catch {
    return 'unknown';
  }
}
