import {
  attributeTo,
  type Change,
  type Component,
  currentVersion,
  parseCommit,
  RefusalError,
  versionTag,
} from '@tminus/domain';
import type { ReleasedVersion } from '@tminus/engine';
import { trackAncestry } from './ancestry.ts';
import { withDeclaredRanges } from './declared-ranges.ts';
import { tryGit } from './git-process.ts';
import { readManifestVersions } from './manifest-version.ts';
import { trackReachability } from './reachability.ts';
import { type HistoryCommit, inOrder, type Order, type Range, walkHistory } from './read-history.ts';
import { readRefs } from './refs.ts';
import { isShallow } from './repository.ts';
import { resolveCommit } from './revision.ts';
import { sharedHistory } from './shared-history.ts';
import { listTags } from './tags.ts';

export interface HistoryOfComponent {
  readonly component: Component;
  /** The commit that was asked about. */
  readonly head: string;
  /** Highest ancestor version by SemVer precedence and its tag; null before the first. */
  readonly current: { readonly version: string; readonly tag: string; readonly sha: string } | null;
  /** From the package file of a component without a current version, when that can be read and is SemVer. */
  readonly manifestVersion: string | null;
  /** Changes that touch the component and are not in its current version, newest first. */
  readonly changes: readonly Change[];
  /** That its package files declare of its dependencies, by component, where the configuration gives none. */
  readonly ranges?: Readonly<Record<string, string>>;
}

export interface ComponentHistoryQuery {
  /** All of one repository. */
  readonly components: readonly Component[];
  /** Further components there, which own their files too. */
  readonly neighbours?: readonly Component[];
  /** Takes the place of each component's current tag as the start of its changes. */
  readonly from?: string;
  /** `HEAD` when left out. */
  readonly to?: string;
  /** Count like tags where their commit is an ancestor. */
  readonly released?: readonly ReleasedVersion[];
  readonly signal?: AbortSignal;
}

/**
 * Histories of components in one or more repositories, in the given order; one pass over each repository.
 *
 * @param all every component of the workspace: each owns its files, whether its history is asked for or not
 * @param tipOf the commit of a repository that is asked about; `HEAD` when left out
 */
export async function readComponentHistories(
  components: readonly Component[],
  released: readonly ReleasedVersion[] = [],
  all: readonly Component[] = components,
  tipOf: (repo: string) => Promise<string> = async () => 'HEAD',
): Promise<HistoryOfComponent[]> {
  const found = new Map<Component, HistoryOfComponent>();
  for (const repo of new Set(components.map((component) => component.repo))) {
    const own = components.filter((component) => component.repo === repo);
    const neighbours = all.filter((component) => component.repo === repo && !own.includes(component));
    const to = await tipOf(repo);
    for (const history of await readComponentHistory({ components: own, neighbours, released, to }))
      found.set(history.component, history);
  }
  return withDeclaredRanges(components.flatMap((component) => found.get(component) ?? []));
}

/**
 * Current version of each component and what changed since, for any number of components out of one
 * `git log`. Refuses as `readHistory` does, and every shallow clone with `git.shallow`: the highest tag may
 * be beyond the cut.
 */
export function readComponentHistory(query: ComponentHistoryQuery): Promise<HistoryOfComponent[]> {
  return inOrder((order) => readInOrder(query, order));
}

async function readInOrder(query: ComponentHistoryQuery, order: Order): Promise<HistoryOfComponent[]> {
  const { components, neighbours = [], from, to = 'HEAD', released = [] } = query;
  const repo = components[0]?.repo;
  if (repo === undefined) return [];
  if (components.some((component) => component.repo !== repo))
    throw new Error('components of several repositories');
  const refs = readRefs(repo);
  const shape = { repo, withFiles: true, order, ...(query.signal && { signal: query.signal }) };
  if (from === undefined && to === 'HEAD' && released.length === 0) {
    // The highest tags are taken for ancestors, and the walk tells whether they are.
    const guessed = refs.then(async ({ head, tags }) => {
      if (await isShallow(repo)) throw new RefusalError('git.shallow', { directory: repo });
      const since = await beginningOf(repo, components);
      return { head, wanted: components.map((component) => collecting(component, tags, null, since)) };
    });
    const walk = walkHistory({
      ...shape,
      range: guessed.then(({ head, wanted }) => rangeOf(repo, head, wanted)),
    });
    const { head, wanted } = await guessed;
    if (await collectChanges(walk, head, wanted, neighbours)) return finish(wanted, head, repo);
  }
  const head = to === 'HEAD' ? (await refs).head : await resolveCommit(repo, to);
  if (await isShallow(repo)) throw new RefusalError('git.shallow', { directory: repo });
  const [merged, start, known, since] = await Promise.all([
    listTags(repo, { mergedInto: head }),
    from === undefined ? null : resolveCommit(repo, from),
    ancestorsOf(repo, head, released),
    beginningOf(repo, components),
  ]);
  const wanted = components.map((component) => {
    const untagged = known
      .filter((release) => release.component === component.name)
      .map(({ version, sha }) => ({ name: versionTag(version, component.tagPattern), sha }));
    return collecting(component, [...merged, ...untagged], start, since);
  });
  const walk = walkHistory({ ...shape, range: await rangeOf(repo, head, wanted) });
  await collectChanges(walk, head, wanted, neighbours);
  return finish(wanted, head, repo);
}

/** Where histories without a release begin; null with the first commit. */
const beginningOf = async (repo: string, [component]: readonly Component[]): Promise<string | null> =>
  component?.since === undefined ? null : resolveCommit(repo, component.since);

function collecting(
  component: Component,
  tags: readonly { readonly name: string; readonly sha: string }[],
  start: string | null,
  since: string | null,
): Collecting {
  const found = currentVersion(tags, component.tagPattern);
  const current = found === null ? null : { version: found.version, tag: found.tag.name, sha: found.tag.sha };
  return { component, current, base: start ?? current?.sha ?? since, changes: [] };
}

/** Only what has no version yet starts from the one in its package file. */
async function finish(
  wanted: readonly Collecting[],
  head: string,
  repo: string,
): Promise<HistoryOfComponent[]> {
  const paths = wanted.flatMap(({ component, current }) => (current === null ? [component.path] : []));
  const versions = paths.length === 0 ? [] : await readManifestVersions(repo, head, paths);
  return wanted.map(({ component, current, changes }) => {
    const manifestVersion = current === null ? (versions.shift() ?? null) : null;
    return { component, head, current, manifestVersion, changes };
  });
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

interface Collecting extends Pick<HistoryOfComponent, 'component' | 'current'> {
  /** Commits that it reaches are not wanted; null wants all. */
  readonly base: string | null;
  readonly changes: Change[];
}

async function rangeOf(repo: string, tip: string, wanted: readonly Collecting[]): Promise<Range> {
  const bases = wanted.map(({ base }) => base);
  return { tip, excluded: await sharedHistory(repo, bases) };
}

/** Fills in the changes; false when a base turned out to be no ancestor, and they are of no use. */
async function collectChanges(
  batches: AsyncIterable<readonly HistoryCommit[]>,
  head: string,
  wanted: readonly Collecting[],
  neighbours: readonly Component[],
): Promise<boolean> {
  const ancestry = trackAncestry(head);
  const reachability = trackReachability(wanted.flatMap(({ base }) => base ?? []));
  const touchedBy = attributeTo([...wanted.map(({ component }) => component), ...neighbours]);
  const collect = (commit: HistoryCommit): void => {
    ancestry.visit(commit);
    const isReachedFrom = reachability.visit(commit);
    const touched = touchedBy(commit.files);
    if (touched.length === 0) return;
    const takers = wanted.filter(
      ({ component, base }) => touched.includes(component.name) && (base === null || !isReachedFrom(base)),
    );
    if (takers.length === 0) return;
    const changes = parseCommit(commit, touched, wanted[0]?.component.reading);
    for (const taker of takers) for (const change of changes) taker.changes.push(change);
  };
  for await (const commits of batches) for (const commit of commits) collect(commit);
  return wanted.every(({ base }) => base === null || ancestry.proves(base));
}
