import { spawnSync } from 'node:child_process';

/** Programs that the tests run for real, with the Debian package of each. A test's new outside system goes here. */
const PROGRAMS = { bash: 'bash', git: 'git' };

/** In CI, as root on Debian, installs what is missing; elsewhere says what to install, and ends with 1. */
export function requireTestPrograms() {
  const missing = Object.keys(PROGRAMS).filter((program) => spawnSync(program, ['--version']).error);
  if (missing.length === 0) return;
  const packages = missing.map((program) => PROGRAMS[program]);
  const canInstall = process.env.CI === 'true' && process.getuid?.() === 0;
  const install = ['apt-get', 'install', '--yes', '--no-install-recommends', ...packages];
  if (canInstall && succeeds(['apt-get', 'update']) && succeeds(install)) return;
  process.stderr.write(`The tests need ${missing.join(', ')}. On Debian: ${install.join(' ')}\n`);
  process.exit(1);
}

function succeeds([program, ...args]) {
  return spawnSync(program, args, { stdio: ['ignore', 2, 2] }).status === 0;
}
