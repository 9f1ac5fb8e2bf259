// The history that is measured: 18,675 commits of a real project, cloned once out of a bundle.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from './paths.mjs';

const MANY = 50;

/** Clones the bundle into a directory that is kept between runs; gives its path, and those of configurations for it. */
export function prepareHistory(option) {
  const bundle = resolve(
    option ?? process.env.TMINUS_BENCH_BUNDLE ?? `${root}/../shared/data/angular-cli-history.bundle`,
  );
  if (!existsSync(bundle))
    throw new Error(
      `There is no history to measure at ${bundle}: name the bundle with --bundle FILE or TMINUS_BENCH_BUNDLE.`,
    );
  const { size, mtimeMs } = statSync(bundle);
  const place = join(tmpdir(), `tminus-bench-${size}-${Math.round(mtimeMs)}`);
  const repo = join(place, 'history');
  if (!existsSync(repo)) {
    const unfinished = `${repo}.${process.pid}`;
    mkdirSync(place, { recursive: true });
    execFileSync('git', ['clone', '--quiet', bundle, unfinished], { stdio: 'inherit', timeout: 600_000 });
    renameSync(unfinished, repo);
  }
  const directories = directoriesOf(repo).slice(0, MANY);
  if (directories.length < MANY) throw new Error(`${repo} has no ${MANY} directories`);
  return {
    place,
    repo,
    one: configure(place, repo, ['.']),
    single: configure(place, repo, directories.slice(0, 1)),
    fifty: configure(place, repo, directories),
  };
}

/**
 * A configuration with a component for each of these directories. One of several has tags of its own, of which there are
 * none: where all share their tags, the product's changelog would be printed in the place of theirs.
 */
function configure(place, repo, directories) {
  const tagOf = (index) => (index === 0 && directories.length > 1 ? 'c0/v{version}' : 'v{version}');
  const blocks = directories.map(
    (path, index) =>
      `  - name: c${index}\n    repo: ${JSON.stringify(repo)}\n    path: ${JSON.stringify(path)}\n    tag: "${tagOf(index)}"\n`,
  );
  const file = join(place, `components-${directories.length}${directories[0] === '.' ? '-whole' : ''}.yaml`);
  writeFileSync(file, `components:\n${blocks.join('')}`);
  return file;
}

function directoriesOf(repo) {
  const listed = execFileSync('git', ['-C', repo, 'ls-tree', '-r', '-d', '--name-only', 'HEAD', 'packages'], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return listed.split('\n').filter((path) => path !== '');
}

/** A fresh directory for one measurement, and its end. */
export function scratch(place, name) {
  const path = join(place, `${name}-${process.pid}`);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
