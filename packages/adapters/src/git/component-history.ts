import {
  attributeTo,
  type Change,
  type Commit,
  type Component,
  currentVersion,
  parseCommit,
  RefusalError,
  versionTag,
} from '@tminus/domain';
import type { ReleasedVersion } from '@tminus/engine';
import { tryGit } from './git-process.ts';
import { readManifestVersions } from './manifest-version.ts';
import { trackReachability } from './reachability.ts';
import { readHistory } from './read-history.ts';
import { isShallow } from './repository.ts';
import { resolveCommit } from './revision.ts';
import { listTags } from './tags.ts';

export interface HistoryOfComponent {
  readonly component: Component;
  /** The commit that was asked about. */
  readonly head: string;
  /** Highest ancestor version by SemVer precedence and its tag; null before the first. */
  readonly current: { readonly version: string; readonly tag: string; readonly sha: string } | null;
  /** From the component's package file, when that can be read and is SemVer. */
  readonly manifestVersion: string | null;
  /** Changes that touch the component and are not in its current version, newest first. */
  readonly changes: readonly Change[];
}

export interface ComponentHistoryQuery {
  /** All of one repository. */
  readonly components: readonly Component[];
  /** Takes the place of each component's current tag as the start of its changes. */
  readonly from?: string;
  /** `HEAD` when left out. */
  readonly to?: string;
  /** Count like tags where their commit is an ancestor. */
  readonly released?: readonly ReleasedVersion[];
  readonly signal?: AbortSignal;
}

/** Histories of components in one or more repositories, in the given order; one pass over each repository. */
export async function readComponentHistories(
  components: readonly Component[],
  released: readonly ReleasedVersion[] = [],
): Promise<HistoryOfComponent[]> {
  const found = new Map<Component, HistoryOfComponent>();
  for (const repo of new Set(components.map((component) => component.repo))) {
    const own = components.filter((component) => component.repo === repo);
    for (const history of await readComponentHistory({ components: own, released }))
      found.set(history.component, history);
  }
  return components.flatMap((component) => found.get(component) ?? []);
}

/**
 * Current version of each component and what changed since, for any number of components out of one
 * `git log`. Refuses as `readHistory` does, and every shallow clone with `git.shallow`: the highest tag may
 * be beyond the cut.
 */
export async function readComponentHistory(query: ComponentHistoryQuery): Promise<HistoryOfComponent[]> {
  const { components, from, to = 'HEAD', released = [], signal } = query;
  const repo = components[0]?.repo;
  if (repo === undefined) return [];
  if (components.some((component) => component.repo !== repo))
    throw new Error('components of several repositories');
  const head = await resolveCommit(repo, to);
  if (await isShallow(repo)) throw new RefusalError('git.shallow', { directory: repo });
  const [tags, versions, start, known] = await Promise.all([
    listTags(repo, { mergedInto: head }),
    readManifestVersions(
      repo,
      head,
      components.map(({ path }) => path),
    ),
    from === undefined ? null : resolveCommit(repo, from),
    ancestorsOf(repo, head, released),
  ]);
  const wanted = components.map((component, index) => {
    const untagged = known
      .filter((release) => release.component === component.name)
      .map(({ version, sha }) => ({ name: versionTag(version, component.tagPattern), sha }));
    const found = currentVersion([...tags, ...untagged], component.tagPattern);
    const current =
      found === null ? null : { version: found.version, tag: found.tag.name, sha: found.tag.sha };
    const manifestVersion = versions[index] ?? null;
    return { component, head, current, manifestVersion, base: start ?? current?.sha ?? null, changes: [] };
  });
  const shared = await sharedHistory(
    repo,
    wanted.map(({ base }) => base),
  );
  const commits = readHistory({ repo, from: shared, to: head, withFiles: true, ...(signal && { signal }) });
  await collectChanges(commits, wanted);
  return wanted.map(({ base: _, ...history }) => history);
}

/** Those releases whose commit is part of this history; a release of another branch or repository is not. */
async function ancestorsOf(
  repo: string,
  head: string,
  released: readonly ReleasedVersion[],
): Promise<readonly ReleasedVersion[]> {
  const isAncestor = await Promise.all(
    released.map(
      async ({ sha }) =>
        (await tryGit({ repo, args: ['merge-base', '--is-ancestor', sha, head] })).exitCode === 0,
    ),
  );
  return released.filter((_, index) => isAncestor[index]);
}

interface Collecting {
  readonly component: Component;
  /** Commits that it reaches are not wanted; null wants all. */
  readonly base: string | null;
  readonly changes: Change[];
}

async function collectChanges(commits: AsyncIterable<Commit>, wanted: readonly Collecting[]): Promise<void> {
  const reachability = trackReachability(wanted.flatMap(({ base }) => base ?? []));
  const touchedBy = attributeTo(wanted.map(({ component }) => component));
  for await (const commit of commits) {
    const isReachedFrom = reachability.visit(commit);
    const touched = touchedBy(commit.files);
    if (touched.length === 0) continue;
    const takers = wanted.filter(
      ({ component, base }) => touched.includes(component.name) && (base === null || !isReachedFrom(base)),
    );
    if (takers.length === 0) continue;
    const changes = parseCommit(commit, touched);
    for (const taker of takers) for (const change of changes) taker.changes.push(change);
  }
}

/**
 * Commits below which every base reaches everything, so that nobody wants it: leaving that out keeps the walk
 * as short as the oldest base allows. Empty when a component wants all of history or the bases share none.
 */
async function sharedHistory(repo: string, bases: readonly (string | null)[]): Promise<string[]> {
  const distinct = [...new Set(bases)].filter((base) => base !== null);
  if (bases.includes(null) || distinct.length === 0) return [];
  const result = await tryGit({ repo, args: ['merge-base', '--octopus', ...distinct] });
  const best = result.stdout.toString('utf8').trim();
  return result.exitCode === 0 && best !== '' ? best.split('\n') : [];
}
