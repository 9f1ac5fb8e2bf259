// Loaded when it is used, which `node:fs/promises` is not: hardly any history needs it.
import { promises as files } from 'node:fs';
import { resolve } from 'node:path';
import { type Commit, RefusalError } from '@tminus/domain';
import { type GitCall, runGit, streamGit } from './git-process.ts';
import { nulFields } from './nul-fields.ts';
import { isShallow } from './repository.ts';
import { resolveCommit } from './revision.ts';

export interface HistoryQuery {
  readonly repo: string;
  /** Everything reachable from these is left out. */
  readonly from?: string | readonly string[];
  /** `HEAD` when left out. */
  readonly to?: string;
  /** Without files git need not compare trees, which is several times faster. */
  readonly withFiles: boolean;
  readonly signal?: AbortSignal;
}

/** From where a walk goes, and everything reachable from what is left out; full ids. */
export interface Range {
  readonly tip: string;
  readonly excluded: readonly string[];
}

/**
 * How commits come: `listed` as git finds them, newest first, where a clock that was wrong can put a parent before its
 * child; `childrenFirst` never does, but git must see the whole range before it gives the first commit.
 */
export type Order = 'listed' | 'childrenFirst';

export interface Walk extends Pick<HistoryQuery, 'repo' | 'withFiles' | 'signal'> {
  /** May still be looked for while git starts. */
  readonly range: Range | Promise<Range>;
  /** `childrenFirst` when left out. A walk that is `listed` fails at a parent that came too early: see `inOrder`. */
  readonly order?: Order;
}

export interface HistoryCommit extends Commit {
  /** When the committer made it: ISO 8601 with offset. A tag without a date of its own has this one. */
  readonly committed: string;
}

/**
 * Record of one commit: an empty field, these six, an empty field (the end that `-z` gives the format),
 * then one field per path, the first with a line feed in front. Neither a message nor a path can hold a NUL
 * and a path is never empty, so an empty field where a path could stand is the start of the next record.
 */
const FORMAT = '--format=tformat:%x00%H%x00%P%x00%aN <%aE>%x00%aI%x00%cI%x00%B%x00';
const FILES = ['--name-only', '--no-renames', '--diff-merges=first-parent', '--no-ext-diff', '--no-relative'];
const LEAD = 0;
const END = 7;
const PATHS = 8;

/**
 * Commits reachable from `to` but not from `from`, children before their parents and otherwise newest first,
 * out of one `git log`. A merge has the files that differ from its first parent. Bytes that are not UTF-8 are
 * replaced. Refuses with `git.noCommits`, `git.unknownRevision`, and with `git.shallow` once the walk comes to
 * a place where a shallow clone was cut off.
 */
export async function* readHistory(query: HistoryQuery): AsyncGenerator<HistoryCommit, void, undefined> {
  const { to = 'HEAD', from = [], ...rest } = query;
  const tip = await resolveCommit(query.repo, to);
  const excluded = await Promise.all([from].flat().map((revision) => resolveCommit(query.repo, revision)));
  for await (const commits of walkHistory({ ...rest, range: { tip, excluded } })) yield* commits;
}

/** A parent came before its child. */
const DISORDER = new Error('a parent came before its child');

/**
 * Reads with children before their parents, at the speed of a walk that does not care: nearly every history comes in
 * that order by itself, and one that does not is read again. `read` starts anew each time, and walks in the order given.
 */
export async function inOrder<T>(read: (order: Order) => Promise<T>): Promise<T> {
  try {
    return await read('listed');
  } catch (error) {
    if (error !== DISORDER) throw error;
    return read('childrenFirst');
  }
}

/** The same between commits that were looked up before, as many at a time as came together. Git starts at once. */
export function walkHistory(walk: Walk): AsyncGenerator<readonly HistoryCommit[], void, undefined> {
  const { repo, withFiles, range, order = 'childrenFirst', signal } = walk;
  const revisions = Promise.resolve(range).then(({ tip, excluded }) =>
    [tip, ...excluded.map((sha) => `^${sha}`), ''].join('\n'),
  );
  const call: GitCall = {
    repo,
    args: [
      'log',
      '-z',
      ...(order === 'childrenFirst' ? ['--date-order'] : []),
      '--encoding=UTF-8',
      '--no-notes',
      '-O/dev/null',
      ...(withFiles ? FILES : ['--no-patch']),
      FORMAT,
      '--stdin',
    ],
    input: revisions,
    // Git would hand over each commit by itself, and taking it costs more than reading it.
    env: { GIT_FLUSH: '0' },
    ...(signal === undefined ? {} : { signal }),
  };
  const commits = untilCutOff(repo, commitsOf(nulFields(streamGit(call))));
  return order === 'listed' ? untilDisorder(commits) : commits;
}

async function* untilCutOff(
  repo: string,
  batches: AsyncIterable<readonly HistoryCommit[]>,
): AsyncGenerator<readonly HistoryCommit[], void, undefined> {
  const cutOff = await shallowBoundary(repo);
  for await (const commits of batches) {
    const end = cutOff.size === 0 ? -1 : commits.findIndex(({ sha }) => cutOff.has(sha));
    yield end === -1 ? commits : commits.slice(0, end);
    if (end !== -1) throw new RefusalError('git.shallow', { directory: repo });
  }
}

async function* untilDisorder(
  batches: AsyncIterable<readonly HistoryCommit[]>,
): AsyncGenerator<readonly HistoryCommit[], void, undefined> {
  const seen = new Set<string>();
  for await (const commits of batches) {
    for (const { sha, parents } of commits) {
      if (parents.some((parent) => seen.has(parent))) throw DISORDER;
      seen.add(sha);
    }
    yield commits;
  }
}

async function* commitsOf(
  batches: AsyncIterable<readonly string[]>,
): AsyncGenerator<readonly HistoryCommit[], void, undefined> {
  let fields: string[] = [];
  for await (const batch of batches) {
    const commits: HistoryCommit[] = [];
    for (const field of batch) {
      if (fields.length >= PATHS && field === '') {
        commits.push(commitOf(fields));
        fields = [];
      }
      fields.push(field);
    }
    if (commits.length > 0) yield commits;
  }
  if (fields.length > 0) yield [commitOf(fields)];
}

const NONE: readonly string[] = [];

/** The first path has a line feed in front. */
function filesOf(fields: readonly string[]): readonly string[] {
  const files = fields.slice(PATHS);
  files[0] = files[0]?.slice(1) ?? '';
  return files;
}

function commitOf(fields: readonly string[]): HistoryCommit {
  const [lead, sha = '', parents = '', author = '', date = '', committed = '', message = '', end] = fields;
  if (lead !== '' || end !== '' || !/^[0-9a-f]{40,64}$/.test(sha))
    throw new Error(
      `git log gave a record that cannot be read: ${JSON.stringify(fields.slice(LEAD, END + 1))}`,
    );
  return {
    sha,
    date,
    committed,
    author,
    message: message.replaceAll('\r\n', '\n'),
    files: fields.length === PATHS ? NONE : filesOf(fields),
    parents: parents === '' ? NONE : parents.split(' '),
  };
}

/** Commits whose parents a shallow clone does not have; git itself reports them without parents. */
async function shallowBoundary(repo: string): Promise<ReadonlySet<string>> {
  if (!(await isShallow(repo))) return new Set();
  const path = (await runGit({ repo, args: ['rev-parse', '--git-path', 'shallow'] }))
    .toString('utf8')
    .trimEnd();
  const list = await files.readFile(resolve(repo, path), 'utf8');
  return new Set(list.split('\n').filter((line) => line !== ''));
}
