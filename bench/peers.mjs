// Installs the peers when they are needed: they are many times as large as the product.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { timeProcess } from './measure.mjs';
import { bench } from './paths.mjs';

/** Null when all is installed, else why not. */
export function installPeers(say) {
  if (existsSync(`${bench}/node_modules/.package-lock.json`)) return null;
  say('installing the peers');
  const { status, error, stderr } = spawnSync('npm', ['ci', '--prefix', bench, '--no-audit', '--no-fund'], {
    encoding: 'utf8',
    timeout: 600_000,
  });
  return status === 0 ? null : (error?.message ?? stderr.trim().split('\n').at(-1) ?? `exit code ${status}`);
}

/** A peer as a subject of measurement; where it is not installed, it says so when it is run. */
export function peer({ name, package: packageName, bin, args, cwd }) {
  const directory = `${bench}/node_modules/${packageName}`;
  return {
    name,
    isPeer: true,
    version: versionOf(directory),
    async run() {
      const version = versionOf(directory);
      if (version === null) throw new Error(`${packageName} is not installed`);
      return timeProcess({ command: `${bench}/node_modules/.bin/${bin}`, args, cwd });
    },
  };
}

function versionOf(directory) {
  const file = `${directory}/package.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null;
}
