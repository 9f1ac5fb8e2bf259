// Makes a fresh clone ready: installs what the lock file names, builds what is older than its sources.
// Uses nothing but Node, since nothing else may be there yet; quick and silent when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { lightBundles, programBundle } from './bundles.mjs';
import { root } from './root.mjs';
import { digestSources } from './source-digest.mjs';

const NODE_AT_LEAST = [20, 19];
const stamp = `${root}/node_modules/.cache/tminus/built`;
/** Every entry of every bundle but the two that the build itself runs and takes away again. */
const outputs = [
  ...namesOf(programBundle, 'js').filter((name) => name !== 'seed.js'),
  ...lightBundles.flatMap((bundle) => namesOf(bundle, 'cjs')).filter((name) => name !== 'compile.cjs'),
  'seed.tar.gz',
];

requireNode();
if (!isInstalled()) {
  say('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const [program, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  run(program, [...first, 'ci', '--include=dev', '--loglevel=error']);
}
const digest = digestSources();
if (!isBuilt(digest)) {
  say('Building the executable …');
  rmSync(stamp, { force: true });
  run(process.execPath, [`${root}/scripts/build.mjs`]);
  mkdirSync(`${root}/node_modules/.cache/tminus`, { recursive: true });
  writeFileSync(stamp, digest);
}

function namesOf({ entryPoints }, extension) {
  return Object.keys(entryPoints).map((name) => `${name}.${extension}`);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needsMajor, needsMinor] = NODE_AT_LEAST;
  if (major > needsMajor || (major === needsMajor && minor >= needsMinor)) return;
  fail(`Tminus needs Node ${NODE_AT_LEAST.join('.')} or later; this is ${process.versions.node}.`);
}

/** Whether node_modules holds every package of the lock; npm writes down there what it installed, at the very end. */
function isInstalled() {
  const installedFile = `${root}/node_modules/.package-lock.json`;
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { optional, devOptional, resolved, integrity }]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    // Packages for other platforms are optional, and not there.
    if (found === undefined) return optional === true || devOptional === true;
    return found.resolved === resolved && found.integrity === integrity;
  });
}

function isBuilt(digestNow) {
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digestNow) return false;
  return outputs.every((file) => existsSync(`${root}/packages/cli/dist/${file}`));
}

/** Progress goes to stderr: stdout belongs to the command that follows. */
function run(program, args) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error) fail(`${program} could not be started: ${error.message}`);
  if (status !== 0) fail(`\`${[program, ...args].join(' ')}\` failed; the reason is above.`);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(line) {
  say(line);
  process.exit(1);
}
