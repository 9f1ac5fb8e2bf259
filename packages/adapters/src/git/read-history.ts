import { readFile } from 'node:fs/promises';
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

/**
 * Record of one commit: an empty field, these five, an empty field (the end that `-z` gives the format),
 * then one field per path, the first with a line feed in front. Neither a message nor a path can hold a NUL
 * and a path is never empty, so an empty field where a path could stand is the start of the next record.
 */
const FORMAT = '--format=tformat:%x00%H%x00%P%x00%aN <%aE>%x00%aI%x00%B%x00';
const FILES = ['--name-only', '--no-renames', '--diff-merges=first-parent', '--no-ext-diff', '--no-relative'];
const LEAD = 0;
const END = 6;
const PATHS = 7;

/**
 * Commits reachable from `to` but not from `from`, children before their parents and otherwise newest first,
 * out of one `git log`. A merge has the files that differ from its first parent. Bytes that are not UTF-8 are
 * replaced. Refuses with `git.noCommits`, `git.unknownRevision`, and with `git.shallow` once the walk comes to
 * a place where a shallow clone was cut off.
 */
export async function* readHistory(query: HistoryQuery): AsyncGenerator<Commit, void, undefined> {
  const { repo, to = 'HEAD', from = [], withFiles, signal } = query;
  const tip = await resolveCommit(repo, to);
  const excluded = await Promise.all([from].flat().map((revision) => resolveCommit(repo, revision)));
  const cutOff = await shallowBoundary(repo);
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
      tip,
      ...excluded.map((sha) => `^${sha}`),
    ],
    ...(signal === undefined ? {} : { signal }),
  };
  for await (const commit of commitsOf(nulFields(streamGit(call)))) {
    if (cutOff.has(commit.sha)) throw new RefusalError('git.shallow', { directory: repo });
    yield commit;
  }
}

async function* commitsOf(batches: AsyncIterable<string[]>): AsyncGenerator<Commit, void, undefined> {
  let fields: string[] = [];
  for await (const batch of batches)
    for (const field of batch) {
      if (fields.length >= PATHS && field === '') {
        yield commitOf(fields);
        fields = [];
      }
      fields.push(field);
    }
  if (fields.length > 0) yield commitOf(fields);
}

function commitOf(fields: readonly string[]): Commit {
  const [lead, sha = '', parents = '', author = '', date = '', message = '', end] = fields;
  if (lead !== '' || end !== '' || !/^[0-9a-f]{40,64}$/.test(sha))
    throw new Error(
      `git log gave a record that cannot be read: ${JSON.stringify(fields.slice(LEAD, END + 1))}`,
    );
  return {
    sha,
    date,
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
  const list = await readFile(resolve(repo, path), 'utf8');
  return new Set(list.split('\n').filter((line) => line !== ''));
}
