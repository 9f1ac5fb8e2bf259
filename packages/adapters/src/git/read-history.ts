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

export interface Walk extends Pick<HistoryQuery, 'repo' | 'withFiles' | 'signal'> {
  /** May still be looked for while git starts. */
  readonly range: Range | Promise<Range>;
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
  yield* walkHistory({ ...rest, range: { tip, excluded } });
}

/** The same between commits that were looked up before. Git starts at once. */
export function walkHistory(walk: Walk): AsyncGenerator<HistoryCommit, void, undefined> {
  const { repo, withFiles, range, signal } = walk;
  const revisions = Promise.resolve(range).then(({ tip, excluded }) =>
    [tip, ...excluded.map((sha) => `^${sha}`), ''].join('\n'),
  );
  const call: GitCall = {
    repo,
    args: [
      'log',
      '-z',
      '--date-order',
      '--encoding=UTF-8',
      '--no-notes',
      '-O/dev/null',
      ...(withFiles ? FILES : ['--no-patch']),
      FORMAT,
      '--stdin',
    ],
    input: revisions,
    ...(signal === undefined ? {} : { signal }),
  };
  return untilCutOff(repo, commitsOf(nulFields(streamGit(call))));
}

async function* untilCutOff(
  repo: string,
  batches: AsyncIterable<readonly HistoryCommit[]>,
): AsyncGenerator<HistoryCommit, void, undefined> {
  const cutOff = await shallowBoundary(repo);
  for await (const commits of batches)
    for (const commit of commits) {
      if (cutOff.has(commit.sha)) throw new RefusalError('git.shallow', { directory: repo });
      yield commit;
    }
}

/** As many at a time as came together: a wait for each of them would cost more than reading it. */
async function* commitsOf(
  batches: AsyncIterable<string[]>,
): AsyncGenerator<HistoryCommit[], void, undefined> {
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
    files: fields.slice(PATHS).map((path, index) => (index === 0 ? path.slice(1) : path)),
    parents: parents === '' ? [] : parents.split(' '),
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
