// Generates everything again and fails when a file was not what its sources say. The fresh files stay, to be committed.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { root } from './root.mjs';

const FILES = [
  'packages/contract/openapi.json',
  'packages/contract/src/generated/api.ts',
  'docs/errors.md',
  'docs/states.md',
];
const MIGRATIONS = 'packages/adapters/migrations';

const before = snapshot();
generate('npm', ['run', '--silent', 'generate']);
generate('npx', ['--no-install', 'drizzle-kit', 'generate']);
const after = snapshot();
const names = new Set([...before.keys(), ...after.keys()]);
const stale = [...names].filter((name) => before.get(name) !== after.get(name));
for (const name of stale) console.error(`${name} was stale: \`npm run generate\` made it anew; commit it.`);
if (stale.length === 0) console.log(`${names.size} generated files are fresh`);
process.exitCode = stale.length > 0 ? 1 : 0;

/** Path → content, of everything that is made and not written. */
function snapshot() {
  const migrations = readdirSync(`${root}/${MIGRATIONS}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(root.length + 1));
  const present = [...FILES, ...migrations].filter((name) => existsSync(`${root}/${name}`));
  return new Map(present.map((name) => [name, readFileSync(`${root}/${name}`, 'utf8')]));
}

function generate(program, args) {
  execFileSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}
