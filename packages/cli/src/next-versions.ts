import { createGitHistory, readComponentHistories } from '@tminus/adapters';
import { type Component, dateOf, type VersionDecision } from '@tminus/domain';
import {
  type ComponentHistory,
  type NextVersionsRequest,
  neededHistories,
  nextVersions,
} from '@tminus/engine';

/** What is decided of one component, and what it was decided from. */
export interface NextVersion {
  readonly history: ComponentHistory;
  readonly decision: VersionDecision;
}

/** The commit of a repository that is decided for, and the branch that it counts as part of. */
export interface DecidedAt {
  readonly tip: string;
  readonly branch: string;
}

/**
 * The next versions of components, decided as a plan would, together with whoever has a say in them. Refuses as
 * `decideVersions` does.
 *
 * @param all of the workspace
 * @param names whose versions are asked for; they come in the order of `all`
 * @param at what counts in place of what is checked out, by repository
 */
export async function decideNextVersions(
  all: readonly Component[],
  names: readonly string[],
  request: Omit<NextVersionsRequest, 'today'> & { readonly now: number },
  at?: (repo: string) => Promise<DecidedAt>,
): Promise<readonly NextVersion[]> {
  const { now, ...rest } = request;
  const needed = neededHistories(all, names);
  const deciding = new Set(needed.deciding.map(({ name }) => name));
  const tipOf = async (repo: string): Promise<string> => (await at?.(repo))?.tip ?? 'HEAD';
  const read = await readComponentHistories(needed.read, [], needed.read, tipOf);
  const histories = read.filter(({ component }) => deciding.has(component.name));
  const git = createGitHistory();
  const branch = at === undefined ? git.branch : async (repo: string) => (await at(repo)).branch;
  const decisions = await nextVersions({ ...git, branch }, histories, { ...rest, today: dateOf(now) });
  return decisions.flatMap((decision, index) => {
    const history = histories[index];
    return history === undefined || !names.includes(decision.name) ? [] : [{ history, decision }];
  });
}
