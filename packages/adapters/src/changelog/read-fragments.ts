import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type FragmentProblem,
  type PlacedFragment,
  RefusalError,
  readFragment,
  type Translate,
  tagOfFragment,
  translateCode,
} from '@tminus/domain';
import { listTree, readBlobs } from '../git/tree.ts';
import { type RewordedCommits, rewordedCommits } from './reworded-commits.ts';

export interface FragmentQuery {
  readonly repo: string;
  /** Relative to the repository's root. */
  readonly directory: string;
  /** Reads what a commit has; null reads the work tree, and of a bare repository the commit it is at. */
  readonly revision: string | null;
  /** Names of components that fragments may name. */
  readonly known: readonly string[];
}

/**
 * Change fragments as `checkFragments` finds them, where nothing is wrong with any. Refuses `fragment.invalid` with
 * every problem on a line of its own.
 */
export async function readFragments(query: FragmentQuery, translate: Translate): Promise<PlacedFragment[]> {
  const { placed, problems } = await checkFragments(query);
  refuseProblems(problems, translate);
  return placed;
}

/**
 * Change fragments in the directories of their tags and in `unreleased`, by path, and what is wrong with the others, a
 * commit among it that is nowhere. Files that are not markdown are left alone, and so is what lies beside those
 * directories. The commits that fragments name are those of the revision's history.
 */
export async function checkFragments(query: FragmentQuery): Promise<RewordedCommits> {
  const files = await readFiles(query);
  files.sort((left, right) => (left.path < right.path ? -1 : 1));
  const problems: FragmentProblem[] = [];
  const placed = files.flatMap(({ path, text }): PlacedFragment[] => {
    const read = readFragment(path, text, query.known);
    if (read.ok) return [{ fragment: read.fragment, tag: tagOfFragment(path, query.directory) }];
    problems.push(...read.problems);
    return [];
  });
  const reworded = await rewordedCommits(query.repo, query.revision ?? 'HEAD', placed);
  return { placed: reworded.placed, problems: [...problems, ...reworded.problems].sort(byPlace) };
}

const byPlace = (left: FragmentProblem, right: FragmentProblem): number =>
  left.path === right.path ? left.line - right.line : left.path < right.path ? -1 : 1;

/** Refuses `fragment.invalid` when there is any problem. */
function refuseProblems(problems: readonly FragmentProblem[], translate: Translate): void {
  if (problems.length === 0) return;
  const lines = problems.map(
    ({ path, line, code, params }) =>
      `  ${path}:${line}  ${translateCode(translate, `fragment.problem.${code}`, params)}`,
  );
  throw new RefusalError('fragment.invalid', { count: problems.length, problems: lines.join('\n') });
}

interface File {
  readonly path: string;
  readonly text: string;
}

function readFiles({ repo, directory, revision }: FragmentQuery): Promise<File[]> {
  if (revision !== null) return filesOfCommit(repo, directory, revision);
  if (existsSync(join(repo, directory))) return filesBelow(repo, directory);
  // What has no `.git` is bare, or was given as a directory within its repository.
  const isBare = existsSync(join(repo, 'HEAD')) && existsSync(join(repo, 'objects'));
  return isBare ? filesOfCommit(repo, directory, 'HEAD') : Promise.resolve([]);
}

async function filesBelow(repo: string, directory: string): Promise<File[]> {
  const entries = await readdir(join(repo, directory), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(repo.length + 1)
        .replaceAll('\\', '/'),
    );
  const own = paths.filter((path) => isFragment(path, directory));
  return Promise.all(own.map(async (path) => ({ path, text: await readFile(join(repo, path), 'utf8') })));
}

async function filesOfCommit(repo: string, directory: string, revision: string): Promise<File[]> {
  const own = (await listTree(repo, revision)).filter(({ path }) => isFragment(path, directory));
  const blobs = await readBlobs(
    repo,
    own.map(({ oid }) => oid),
  );
  return own.map(({ path }, index) => ({ path, text: blobs[index]?.toString('utf8') ?? '' }));
}

const isFragment = (path: string, directory: string): boolean =>
  path.startsWith(`${directory}/`) && path.endsWith('.md') && path.slice(directory.length + 1).includes('/');
