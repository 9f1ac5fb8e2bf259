// `npm run bench`: measures the product against its peers and its floors, in turn, and writes RESULTS.md. Exits with 1
// when a goal is missed. `--row N` (more than once, if wanted) measures a part and writes nothing; `--without-peers` takes
// a minute or two, and leaves the goals that are set against peers open.
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { prepareHistory } from './history.mjs';
import { describeMachine } from './machine.mjs';
import { measureInTurn } from './measure.mjs';
import { bench, dist } from './paths.mjs';
import { installPeers } from './peers.mjs';
import { judge, renderResults, renderRow } from './results.mjs';
import { allComponents } from './rows/all-components.mjs';
import { commitParser } from './rows/commit-parser.mjs';
import { criticalPath } from './rows/critical-path.mjs';
import { durableSteps } from './rows/durable-steps.mjs';
import { embeddedStart } from './rows/embedded-start.mjs';
import { lastRelease } from './rows/last-release.mjs';
import { version } from './rows/version.mjs';
import { wholeHistory } from './rows/whole-history.mjs';
import { windows } from './rows/windows.mjs';

const ROWS = [
  wholeHistory,
  allComponents,
  lastRelease,
  version,
  commitParser,
  durableSteps,
  embeddedStart,
  windows,
  criticalPath,
];
const LEAST_ROUNDS = 5;
/** Short runs are cheap, and noisy. */
const LIGHT_ROUNDS = 15;

const say = (line) => process.stderr.write(`${line}\n`);

function readOptions() {
  const { values } = parseArgs({
    options: {
      row: { type: 'string', multiple: true },
      rounds: { type: 'string' },
      bundle: { type: 'string' },
      'without-peers': { type: 'boolean' },
    },
  });
  const numbers = values.row?.map(Number);
  const rows = ROWS.filter(({ number }) => numbers === undefined || numbers.includes(number));
  if (numbers !== undefined && rows.length < new Set(numbers).size)
    throw new Error(`--row takes one of ${ROWS.map(({ number }) => number).join(', ')}`);
  const rounds = values.rounds === undefined ? null : Number(values.rounds);
  if (rounds !== null && !(Number.isInteger(rounds) && rounds >= LEAST_ROUNDS))
    throw new Error(`--rounds takes a number from ${LEAST_ROUNDS}`);
  return { ...values, rows, rounds, withPeers: values['without-peers'] !== true };
}

async function measureRow(row, { history, rounds, withPeers }) {
  say(`${row.number} · ${row.title}`);
  const count = rounds ?? (row.heavy ? LEAST_ROUNDS : LIGHT_ROUNDS);
  if (row.measure !== undefined)
    return finish(
      row,
      count,
      { failures: new Map(), ...(await row.measure({ rounds: count, history, withPeers })) },
      [],
    );
  const { subjects: all, goals, finish: end } = await row.prepare(history);
  const subjects = all.filter(({ isPeer }) => withPeers || !isPeer);
  try {
    return finish(row, count, { ...(await measureInTurn(subjects, count, say)), goals }, subjects);
  } finally {
    end?.();
  }
}

const finish = ({ number, title }, rounds, { times, failures, goals }, subjects) => ({
  number,
  title,
  rounds,
  times,
  failures,
  versions: new Map(subjects.map(({ name, version: which }) => [name, which])),
  verdicts: judge({ times, goals }),
});

async function main() {
  const options = readOptions();
  if (!existsSync(`${dist}/launch.cjs`)) throw new Error('Build first: npm run build');
  const history = prepareHistory(options.bundle);
  const machine = describeMachine();
  const trouble = options.withPeers ? installPeers(say) : null;
  if (trouble !== null) say(`The peers could not be installed: ${trouble}`);
  const results = [];
  for (const row of options.rows) {
    const result = await measureRow(row, { ...options, history });
    process.stdout.write(`${renderRow(result)}\n\n`);
    results.push(result);
  }
  if (options.rows.length === ROWS.length)
    writeFileSync(`${bench}/RESULTS.md`, renderResults(machine, results));
  const missed = results.flatMap(({ verdicts }) => verdicts.filter(({ verdict }) => verdict === 'missed'));
  process.exitCode = missed.length === 0 ? 0 : 1;
}

try {
  await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
