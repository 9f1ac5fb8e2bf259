// Runs every test and ends with one line that counts them. `npm test -- packages/domain` runs a part,
// `npm test -- --project unit` one kind. The exit code is 0 only when tests ran and none failed.
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { root } from './root.mjs';
import { requireTestPrograms } from './test-programs.mjs';

/** Workers that hang at the end are left behind after this long (ms). */
const CLOSING_MS = 20_000;

const { values, positionals } = parseArgs({
  options: { project: { type: 'string', multiple: true } },
  allowPositionals: true,
});
requireTestPrograms();
const vitest = await startVitest('test', positionals, {
  root,
  run: true,
  watch: false,
  allowOnly: false,
  ...(values.project && { project: values.project }),
});
const { passed, failed, skipped } = countTests(vitest);
await Promise.race([vitest.close(), new Promise((resolve) => setTimeout(resolve, CLOSING_MS))]);
for (const name of skipped) process.stdout.write(`skipped: ${name}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped\n`, () =>
  process.exit(failed > 0 || passed === 0 || process.exitCode ? 1 : 0),
);

/** A file that could not be run, and an error outside every test, count as one failure each. */
function countTests({ state }) {
  const counts = { passed: 0, failed: state.getUnhandledErrors().length, skipped: [] };
  for (const module of state.getTestModules()) {
    const tests = [...module.children.allTests()];
    const failures = tests.filter((test) => test.result().state === 'failed').length;
    counts.failed += failures === 0 && !module.ok() ? 1 : failures;
    counts.passed += tests.filter((test) => test.result().state === 'passed').length;
    for (const test of tests.filter((each) => ['skipped', 'pending'].includes(each.result().state)))
      counts.skipped.push(`${module.relativeModuleId} > ${test.fullName}`);
  }
  return counts;
}
