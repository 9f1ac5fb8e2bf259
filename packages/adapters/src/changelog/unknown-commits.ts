import type { FragmentProblem, PlacedFragment } from '@tminus/domain';
import { runGit } from '../git/git-process.ts';
import { isShallow } from '../git/repository.ts';

/**
 * Fragments that reword a commit which the history of a revision does not have: their words would silently be nowhere.
 * Asks git only where a fragment names one. Of a shallow clone nobody can tell.
 */
export async function unknownCommits(
  repo: string,
  revision: string,
  fragments: readonly PlacedFragment[],
): Promise<FragmentProblem[]> {
  const named = fragments.flatMap(({ fragment }) =>
    fragment.commit === null ? [] : [{ fragment, id: fragment.commit }],
  );
  if (named.length === 0) return [];
  const found = await findCommits(
    repo,
    named.map(({ id }) => id),
  );
  const outside = await outsideOf(
    repo,
    revision,
    found.filter((sha) => sha !== null),
  );
  const wrong = named.flatMap(({ fragment: { path, commitLine = 1 }, id }, index): FragmentProblem[] => {
    const sha = found[index] ?? null;
    if (sha !== null && !outside.has(sha)) return [];
    const code = sha === null ? 'commitUnknown' : 'commitElsewhere';
    return [{ path, line: commitLine, code, params: { got: id } }];
  });
  return wrong.length > 0 && (await isShallow(repo)) ? [] : wrong;
}

/** Full ids, null for what is no commit here; an id that means several is taken as it is written. */
async function findCommits(repo: string, ids: readonly string[]): Promise<(string | null)[]> {
  const input = ids.map((id) => `${id}^{commit}\n`).join('');
  const output = await runGit({ repo, args: ['cat-file', '--batch-check=%(objectname)'], input });
  const lines = output.toString('utf8').split('\n');
  return ids.map((_, index) =>
    /^[0-9a-f]{40,64}$/.test(lines[index] ?? '') ? (lines[index] ?? null) : null,
  );
}

/** Those of the commits that a revision cannot reach. */
async function outsideOf(
  repo: string,
  revision: string,
  commits: readonly string[],
): Promise<ReadonlySet<string>> {
  if (commits.length === 0) return new Set();
  const input = [...commits, `^${revision}`, ''].join('\n');
  const output = await runGit({ repo, args: ['rev-list', '--stdin'], input });
  return new Set(output.toString('utf8').split('\n'));
}
