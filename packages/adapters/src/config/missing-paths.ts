import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Component, isRefusal, nearestWord } from '@tminus/domain';
import { tryGit } from '../git/git-process.ts';
import { isShallow } from '../git/repository.ts';

/** A component whose directory is neither in the work tree nor at HEAD. */
export interface MissingPath {
  /** Its place among the components. */
  readonly index: number;
  readonly path: string;
  readonly repo: string;
  /** Some commit of any branch has it, or all of history is not here to tell. */
  readonly isElsewhere: boolean;
  /** The directory at HEAD that was probably meant; null when none is near. */
  readonly nearest: string | null;
}

/** For a walk over all of history, which only a path that is nowhere takes (ms). */
const SEARCH_LIMIT_MS = 10_000;

/**
 * Components whose `path` is not there. Work trees are asked first, git only about what they lack: of a bare or a sparse
 * repository, HEAD has it. Where there is no repository, or no commit yet, nothing is missed.
 */
export async function findMissingPaths(components: readonly Component[]): Promise<MissingPath[]> {
  const absent = components
    .map(({ path, repo }, index) => ({ path, repo, index }))
    .filter(({ path, repo }) => path !== '.' && !existsSync(join(repo, path)));
  const found: MissingPath[] = [];
  for (const repo of new Set(absent.map((each) => each.repo)))
    found.push(
      ...(await missingIn(
        repo,
        absent.filter((each) => each.repo === repo),
      )),
    );
  return found.sort((left, right) => left.index - right.index);
}

async function missingIn(
  repo: string,
  absent: readonly Pick<MissingPath, 'index' | 'path' | 'repo'>[],
): Promise<MissingPath[]> {
  const there = await namesAtHead(repo, [...absent.map(({ path }) => path)]);
  if (there === null) return [];
  const absentHere = absent.filter(({ path }) => !there.includes(path));
  const submodules = await submodulesAround(
    repo,
    absentHere.map(({ path }) => path),
  );
  const missing = absentHere.filter(({ path }) => !submodules.some((each) => path.startsWith(`${each}/`)));
  if (missing.length === 0) return [];
  const directories = (await namesAtHead(repo, [], ['-d', '-r'])) ?? [];
  const isCut = await isShallow(repo);
  return Promise.all(
    missing.map(async (each) => ({
      ...each,
      isElsewhere: isCut || (await isInHistory(repo, each.path)),
      nearest: nearestDirectory(each.path, directories),
    })),
  );
}

/** Submodules that these paths lie in: what they hold is not in this repository, and often not in the work tree either. */
async function submodulesAround(repo: string, paths: readonly string[]): Promise<string[]> {
  const around = paths.flatMap((path) =>
    path.split('/').map((_, index, names) => names.slice(0, index).join('/')),
  );
  const wanted = [...new Set(around)].filter((path) => path !== '');
  if (wanted.length === 0) return [];
  const args = ['ls-tree', '-z', '--full-tree', 'HEAD', '--', ...wanted];
  const entries = (await tryGit({ repo, args })).stdout.toString('utf8').split('\0');
  return entries
    .filter((entry) => entry.startsWith('160000 '))
    .map((entry) => entry.slice(entry.indexOf('\t') + 1));
}

/** Null where there is no HEAD to list. */
async function namesAtHead(
  repo: string,
  paths: readonly string[],
  options: readonly string[] = [],
): Promise<string[] | null> {
  const args = ['ls-tree', ...options, '-z', '--name-only', '--full-tree', 'HEAD', '--', ...paths];
  const { exitCode, stdout } = await tryGit({ repo, args });
  return exitCode === 0 ? stdout.toString('utf8').split('\0') : null;
}

/** Whether any commit that a reference reaches has touched it; a history too long to search may have. */
async function isInHistory(repo: string, path: string): Promise<boolean> {
  const args = ['log', '-1', '--format=%H', '--all', 'HEAD', '--', `:(top,literal)${path}`];
  try {
    return (await tryGit({ repo, args, timeoutMs: SEARCH_LIMIT_MS })).stdout.length > 0;
  } catch (error) {
    if (isRefusal(error, 'git.failed')) return true;
    throw error;
  }
}

/** Misspelt, or with its last name somewhere else. */
function nearestDirectory(path: string, directories: readonly string[]): string | null {
  const nameOf = (directory: string): string => directory.slice(directory.lastIndexOf('/') + 1);
  const known = directories.filter((directory) => directory !== '');
  const sameName = known.find((directory) => nameOf(directory) === nameOf(path));
  return nearestWord(path, known) ?? sameName ?? null;
}
