import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** Programs that the tests run for real, with the Debian package of each. A test's new outside system goes here. */
const PROGRAMS = { bash: 'bash', git: 'git' };
/** Where one of these is missing, the tests that run it are skipped, and `npm test` names them. */
const OPTIONAL_PROGRAMS = {
  postgres: 'postgresql',
  faketime: 'faketime',
  pdftotext: 'poppler-utils',
  'ssh-keygen': 'openssh-client',
};

/** Debian keeps the server's programs out of PATH: here, in a directory for each version. */
const POSTGRES = '/usr/lib/postgresql';

/**
 * On Debian, as root or by sudo without a password, installs what is missing; elsewhere says what to install, and ends
 * with 1 when the tests cannot do without it.
 */
export function requireTestPrograms() {
  install(missingOf(PROGRAMS));
  install(missingOf(OPTIONAL_PROGRAMS));
  const missing = missingOf(PROGRAMS);
  if (missing.length === 0) return;
  const command = installing(missing.map((program) => PROGRAMS[program]));
  process.stderr.write(`The tests need ${missing.join(', ')}. On Debian: ${command.join(' ')}\n`);
  process.exit(1);
}

const missingOf = (programs) => Object.keys(programs).filter((program) => !isThere(program));

function isThere(program) {
  if (!spawnSync(program, ['--version'], { timeout: 10_000 }).error) return true;
  if (program !== 'postgres' || !existsSync(POSTGRES)) return false;
  return readdirSync(POSTGRES).some((version) => existsSync(`${POSTGRES}/${version}/bin/postgres`));
}

const installing = (packages) => ['apt-get', 'install', '--yes', '--no-install-recommends', ...packages];

/** Does what it can; whoever needs the programs looks for them afterwards. */
function install(programs) {
  if (programs.length === 0 || spawnSync('apt-get', ['--version'], { timeout: 10_000 }).error) return;
  const packages = programs.map((program) => ({ ...PROGRAMS, ...OPTIONAL_PROGRAMS })[program]);
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  process.stderr.write(`Installing what the tests run: ${packages.join(', ')} …\n`);
  if (succeeds([...asRoot, 'apt-get', 'update'])) succeeds([...asRoot, ...installing(packages)]);
}

/** Within ten minutes; what it prints goes to stderr. */
function succeeds([program, ...args]) {
  return spawnSync(program, args, { stdio: ['ignore', 2, 2], timeout: 600_000 }).status === 0;
}
