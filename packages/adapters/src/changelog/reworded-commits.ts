import { detachFragment, type FragmentProblem, type PlacedFragment, parseCommit } from '@tminus/domain';
import { runGit } from '../git/git-process.ts';
import { isShallow } from '../git/repository.ts';
import { copiesIn, type Original, readOriginals } from './copied-commits.ts';

/** Fragments whose commits are those of one history, and what is wrong with the others. */
export interface RewordedCommits {
  readonly placed: PlacedFragment[];
  readonly problems: readonly FragmentProblem[];
}

/**
 * Makes fragments name commits that the history of a revision has: of one that was picked or rebased into it, the copy.
 * What only another branch has is said by an entry of its own, so that a branch that takes a fix never waits for words.
 * An id that means nothing or several commits is a problem: its words would silently be nowhere. Asks git only where a
 * fragment names a commit. Of a shallow clone nobody can tell, so there all stay as they are.
 */
export async function rewordedCommits(
  repo: string,
  revision: string,
  placed: readonly PlacedFragment[],
): Promise<RewordedCommits> {
  const ids = [...new Set(placed.flatMap(({ fragment }) => fragment.commit ?? []))];
  if (ids.length === 0) return { placed: [...placed], problems: [] };
  const [tip = null, ...found] = await findObjects(repo, [revision, ...ids]);
  const named = new Map(ids.map((id, index) => [id, found[index] ?? null]));
  const outside = await outsideOf(repo, tip, found.filter(isId));
  const absent = new Set(ids.filter((id) => !isId(named.get(id)) || outside.has(named.get(id) ?? '')));
  if (absent.size === 0 || (await isShallow(repo))) return { placed: [...placed], problems: [] };
  const originals = await readOriginals(repo, [...absent].map((id) => named.get(id)).filter(isId));
  const copyOf = await copiesIn(repo, isId(tip) ? tip : null, [...originals.values()]);
  const problems: FragmentProblem[] = [];
  const settled = placed.flatMap((one): PlacedFragment[] => {
    const { fragment, tag } = one;
    const { commit: id, path, commitLine: line = 1 } = fragment;
    if (id === null || !absent.has(id)) return [one];
    const object = named.get(id) ?? null;
    const copy = object === AMBIGUOUS ? null : copyOf(object ?? id);
    if (copy !== null) return [{ fragment: { ...fragment, commit: copy }, tag }];
    const original = originals.get(object ?? '');
    if (original !== undefined)
      return [{ fragment: detachFragment(fragment, originalChange(original)), tag }];
    const code = object === AMBIGUOUS ? 'commitAmbiguous' : 'commitUnknown';
    problems.push({ path, line, code, params: { got: id } });
    return [];
  });
  return { placed: settled, problems };
}

function originalChange({ sha, message }: Original) {
  const [change = null] = parseCommit({ sha, message, date: '', author: '', files: [], parents: [] }, []);
  return change;
}

const AMBIGUOUS = 'ambiguous';

const isId = (object: string | null | undefined): object is string =>
  object != null && /^[0-9a-f]{40,64}$/.test(object);

/** Full ids of commits, `AMBIGUOUS` for what begins the ids of several, null for what is no commit here. */
async function findObjects(repo: string, names: readonly string[]): Promise<(string | null)[]> {
  // Git tells that there are several only where no kind of object is asked for.
  const input = names.map((name) => `${name}^{commit}\n${name}\n`).join('');
  const output = await runGit({ repo, args: ['cat-file', '--batch-check=%(objectname)'], input });
  const lines = output.toString('utf8').split('\n');
  return names.map((_, index) => {
    const [commit = '', plain = ''] = lines.slice(2 * index);
    if (isId(commit)) return commit;
    return plain.endsWith(' ambiguous') ? AMBIGUOUS : null;
  });
}

/** Those of the commits that a revision cannot reach; all of them where it has no commit yet. */
async function outsideOf(
  repo: string,
  tip: string | null,
  commits: readonly string[],
): Promise<ReadonlySet<string>> {
  if (commits.length === 0 || !isId(tip)) return new Set(commits);
  const input = [...commits, `^${tip}`, ''].join('\n');
  const output = await runGit({ repo, args: ['rev-list', '--stdin'], input });
  return new Set(output.toString('utf8').split('\n'));
}
