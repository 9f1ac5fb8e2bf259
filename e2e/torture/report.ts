import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hasPostgres } from '@tminus/adapters/testing';
import { INVARIANTS } from './invariants.ts';
import { VICTIMS } from './moments.ts';
import type { Torture } from './options.ts';
import { isRight, type RoundResult } from './run-round.ts';
import { shortfalls } from './shortfall.ts';
import { nameOfStage } from './stage.ts';
import { countByStage, countEnds, recoveries, replayCommand, requestsByClass } from './summary.ts';

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

${shortfallText(torture, results)}A round is a release of two components under load: planned, approved and shipped by controllers that are killed and
started again, while routers, instance runners, components and the database's processes are killed too. In some rounds
the new version turns bad on the way, and must be rolled back: there, kills come again on the way home, the first
moments after the decision included. A seed decides what is killed when; how the machine interleaves it is its own.
Only what was alive and died counts as a kill. Each component's repository has a remote, and the forge is a stand-in on
loopback; a healthy round goes on until its release is published there, and is killed while that happens, too.

| database | rounds | ${VICTIMS.join(' | ')} | wrong ends |
|---|---|${VICTIMS.map(() => '---|').join('')}---|
${kinds.join('\n')}

| release | rounds |
|---|---|
${countEnds(results)
  .map(([name, rounds]) => `| ${name} | ${rounds} |`)
  .join('\n')}

| phase, for deployment the rollout's state | ${VICTIMS.join(' | ')} | all |
|---|${VICTIMS.map(() => '---|').join('')}---|
${countByStage(results)
  .map((stage) => `| ${[nameOfStage(stage.stage), ...stage.byVictim, stage.kills].join(' | ')} |`)
  .join('\n')}

${untouchedText(results)}

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

## How to run it

\`npm run torture\` kills 300 times on each kind of database, or as often as it can in thirty minutes; it needs Linux, and
for the second kind PostgreSQL. A look in some minutes: \`npm run torture -- --kills 12 --database embedded\`. One round
again, its seed as its line says it: \`npm run torture -- --replay SEED --database embedded\`. Also: \`--seed N\`,
\`--victims controller,router\`, \`--at-once 2\`, \`--minutes 30\`; \`--write\` writes this page. It ends with 1 where a
round ended wrong, whose files stay, or where it did less than was asked for.

## How it knows

After each round, with everybody who was killed started again:

${INVARIANTS.map((name) => `- ${name}`).join('\n')}

A component that is killed makes its version bad while it is away; a rollback is a right end then, if the decision
names failed requests of that very component. Where a fault is planned, the release must be rolled back. The starts of an instance are counted by a receiver outside the product.
${wrong.length === 0 ? '' : `\n## Wrong ends\n\n${wrong.map((result) => `- \`${replayCommand(result, torture)}\``).join('\n')}\n`}`;
}

/** Says so when it was less than what was asked for. */
function shortfallText(torture: Torture, results: readonly RoundResult[]): string {
  const missing = shortfalls(torture, results, hasPostgres);
  return missing.length === 0 ? '' : `**Less than asked for**: ${missing.join('; ')}.\n\n`;
}

/** The phases of which this run says nothing. */
function untouchedText(results: readonly RoundResult[]): string {
  const untouched = countByStage(results).filter(({ kills }) => kills === 0);
  if (untouched.length === 0) return 'Where a kill fell is read from the event log. Every phase got some.';
  const names = untouched.map(({ stage }) => `\`${stage}\``).join(', ');
  return `Where a kill fell is read from the event log. Nothing was killed in ${names}: of that this run says nothing.`;
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
