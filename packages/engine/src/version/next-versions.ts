import {
  type Component,
  decideVersions,
  relatedComponents,
  type VersionDecision,
  type VersionFacts,
  type VersionQuestion,
  versionTag,
} from '@tminus/domain';
import type { ChangeHistory, ComponentHistory } from '../ports.ts';

export type NextVersionsRequest = Pick<VersionQuestion, 'today' | 'channel' | 'force'>;

/** Which histories the versions of some components take. */
export interface NeededHistories<T> {
  /** These decide: the components themselves, and whoever has a say in their versions. */
  readonly deciding: readonly T[];
  /** All of the repositories of those: what a commit touches is told among all components that live there. */
  readonly read: readonly T[];
}

/** What must be read and decided for the versions of these components; whatever else a workspace has is left alone. */
export function neededHistories<T extends Component>(
  all: readonly T[],
  names: readonly string[],
): NeededHistories<T> {
  const deciding = relatedComponents(all, names);
  const repos = new Set(deciding.map(({ repo }) => repo));
  return { deciding, read: all.filter(({ repo }) => repos.has(repo)) };
}

/**
 * Decides the next version of every component, as `decideVersions` does, knowing the branches that are checked out and
 * the tags of other branches. These are only asked for by the versions that are about to be given, so that a repository
 * may have any number of them. Decisions come in the order of the histories.
 *
 * @param histories of all components that have a say in each other's versions (`neededHistories`)
 */
export async function nextVersions(
  history: Pick<ChangeHistory, 'branch' | 'tagged'>,
  histories: readonly ComponentHistory[],
  request: NextVersionsRequest,
): Promise<readonly VersionDecision[]> {
  const repos = [...new Set(histories.map(({ component }) => component.repo))];
  const branches = new Map(
    await Promise.all(repos.map(async (repo) => [repo, await history.branch(repo)] as const)),
  );
  const components = histories.map((each) => factsOf(each, branches.get(each.component.repo) ?? null));
  const tags = createTagLedger(history, histories);
  for (;;) {
    const decisions = decideVersions({ ...request, components, takenBy: tags.holderOf });
    if (!(await tags.lookUp(decisions))) return decisions;
  }
}

const factsOf = (
  { component, current, manifestVersion, changes, ranges }: ComponentHistory,
  branch: string | null,
): VersionFacts => ({
  name: component.name,
  current: current?.version ?? null,
  changes,
  firstVersion: manifestVersion,
  dependsOn: component.dependsOn,
  branch,
  ranges: { ...ranges, ...component.ranges },
  ...(component.versioning !== undefined && { policy: component.versioning }),
});

interface TagLedger {
  /** Commit of the tag that this version would get, as far as it was looked up. */
  holderOf(component: string, version: string): string | null;
  /** Looks for the tags of versions that would be new; true when one of them is there, and was not known before. */
  lookUp(decisions: readonly VersionDecision[]): Promise<boolean>;
}

function createTagLedger(
  history: Pick<ChangeHistory, 'tagged'>,
  histories: readonly ComponentHistory[],
): TagLedger {
  const components = new Map(histories.map(({ component }) => [component.name, component]));
  const known = new Map<string, string | null>();
  const keyOf = (repo: string, tag: string): string => `${repo}\0${tag}`;
  return {
    holderOf(name, version) {
      const component = components.get(name);
      if (component === undefined) return null;
      return known.get(keyOf(component.repo, versionTag(version, component.tagPattern))) ?? null;
    },
    async lookUp(decisions) {
      const wanted = new Map<string, Set<string>>();
      for (const { name, current, next } of decisions) {
        const component = components.get(name);
        if (component === undefined || next === current) continue;
        const tag = versionTag(next, component.tagPattern);
        if (known.has(keyOf(component.repo, tag))) continue;
        wanted.set(component.repo, (wanted.get(component.repo) ?? new Set()).add(tag));
      }
      let found = false;
      for (const [repo, names] of wanted) {
        const tagged = await history.tagged(repo, [...names]);
        found ||= tagged.size > 0;
        for (const name of names) known.set(keyOf(repo, name), tagged.get(name) ?? null);
      }
      return found;
    },
  };
}
