import {
  type Change,
  type ChangelogLinks,
  type ChangelogRelease,
  type Component,
  changesByComponent,
  forgeOf,
  groupByRelease,
  type HistoryReleases,
  isEmptyRelease,
  isTranslation,
  type PlacedFragment,
  productReleases,
  type ReleaseGrouping,
  releasesOf,
  type Translate,
  tagVersion,
} from '@tminus/domain';
import { originAddress } from '../git/origin.ts';
import { type ReleaseHistory, readReleaseHistory } from '../git/release-history.ts';
import { readFragments, refuseProblems } from './read-fragments.ts';
import type { ChangelogSettings } from './settings.ts';

export interface ChangelogQuery {
  /** Those whose changelogs are asked for. */
  readonly wanted: readonly Component[];
  /** All that there are: fragments may name them, and one of several is told apart. */
  readonly all: readonly Component[];
  readonly settings: ChangelogSettings;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Tag of the whole product, with `{version}`: `v{version}` when left out. */
  readonly productTag?: string;
  /** Enough for what is not released yet, or else for the last release. */
  readonly latest: boolean;
  /** What is about to be released: all that is not released yet is shown as this, by tag pattern. */
  readonly next?: ReadonlyMap<string, NonNullable<ReleaseGrouping['next']>> | undefined;
}

/** The changelog of one component, or of the whole product. */
export interface Changelog {
  /** Null for the product. */
  readonly component: Component | null;
  /** Newest first. */
  readonly releases: readonly ChangelogRelease[];
}

export interface Changelogs {
  /** Null where the product is one component, or only one was asked for. */
  readonly product: Changelog | null;
  /** Whether product and components have the same versions. */
  readonly isShared: boolean;
  /** Of each component that was asked for; made when they are wanted, the history is read already. */
  readonly components: () => readonly Changelog[];
}

/**
 * Changelogs of components, each repository read once for all of its own, and of the product that they make up: by its
 * versions where they share tags, else by theirs. Refuses as `readHistory`, `readFragments` do, and `fragment.invalid`
 * for a fragment that rewords a commit which all of history does not have.
 */
export async function readChangelogs(query: ChangelogQuery, translate: Translate): Promise<Changelogs> {
  const { wanted, all } = query;
  const repos = [...new Set(wanted.map(({ repo }) => repo))];
  const read = await Promise.all(repos.map((repo) => readRepository(repo, query, translate)));
  const sourceOf = new Map(repos.map((repo, index) => [repo, read[index] as Source]));
  let made: readonly Changelog[] | null = null;
  const components = (): readonly Changelog[] => {
    made ??= wanted.map((component) => {
      const source = sourceOf.get(component.repo) as Source;
      return { component, releases: group(source, component.tagPattern, component.name, query) };
    });
    return made;
  };
  const [first] = wanted;
  const isProduct = wanted.length > 1 && wanted.length === all.length;
  const isShared =
    isProduct && repos.length === 1 && new Set(wanted.map(({ tagPattern }) => tagPattern)).size === 1;
  if (!isProduct || first === undefined) return { product: null, isShared, components };
  if (isShared) {
    const releases = group(sourceOf.get(first.repo) as Source, first.tagPattern, null, query);
    return { product: { component: null, releases }, isShared, components };
  }
  let whole: readonly ChangelogRelease[] | null = null;
  const product: Changelog = {
    component: null,
    get releases() {
      whole ??= productReleases([
        ...[...sourceOf.values()].map((source) => ofWhole(source, query)),
        ...components().map((one) => one.releases),
      ]);
      return whole;
    },
  };
  return { product, isShared, components };
}

interface Source {
  /** By tag pattern; looked for once, whatever the number of components. */
  readonly releases: (pattern: string) => HistoryReleases;
  /** By component; null has all. */
  readonly changes: (component: string | null) => readonly Change[];
  readonly fragments: readonly PlacedFragment[];
  readonly links: ChangelogLinks;
}

async function readRepository(
  repo: string,
  { all, wanted, settings, from, to, latest }: ChangelogQuery,
  translate: Translate,
): Promise<Source> {
  const own = wanted.filter((component) => component.repo === repo);
  const start = from ?? own[0]?.since;
  const { directory, known } = { directory: settings.fragments, known: all.map(({ name }) => name) };
  const [history, address, fragments] = await Promise.all([
    readReleaseHistory({
      repo,
      components: own,
      neighbours: all.filter((component) => component.repo === repo && !own.includes(component)),
      ...(start !== undefined && { from: start }),
      ...(to !== undefined && { to }),
      latest,
    }),
    settings.forge.url === undefined ? originAddress(repo) : settings.forge.url,
    readFragments({ repo, directory, revision: to ?? null, known }, translate),
  ]);
  if (!latest && start === undefined) refuseUnknownCommits(fragments, history, translate);
  const forge = address === null ? null : forgeOf(address, settings.forge);
  const byPattern = new Map<string, HistoryReleases>();
  const byComponent = changesByComponent(history.changes);
  return {
    releases(pattern) {
      const known = byPattern.get(pattern) ?? releasesOf({ ...history, pattern });
      byPattern.set(pattern, known);
      return known;
    },
    changes: (component) => (component === null ? history.changes : (byComponent.get(component) ?? [])),
    // A translation is for notes in that language: this file is English.
    fragments: fragments.filter(({ fragment }) => !isTranslation(fragment.path)),
    links: { forge, references: settings.links },
  };
}

/** A fragment whose words would silently be nowhere. What is not in all of history up to here was never right. */
function refuseUnknownCommits(
  fragments: readonly PlacedFragment[],
  { commits }: ReleaseHistory,
  translate: Translate,
): void {
  const problems = fragments.flatMap(({ fragment: { path, commit } }) =>
    commit === null || commits.some(({ sha }) => sha.startsWith(commit))
      ? []
      : [{ path, line: 1, code: 'commitUnknown' as const, params: { got: commit } }],
  );
  refuseProblems(problems, translate);
}

function group(
  { releases: releasesBy, changes, fragments, links }: Source,
  pattern: string,
  component: string | null,
  query: ChangelogQuery,
): readonly ChangelogRelease[] {
  const { all, settings, from, to, latest, next } = query;
  const upcoming = next?.get(pattern);
  const releases = groupByRelease({
    history: releasesBy(pattern),
    changes: changes(component),
    component,
    rules: settings.rules,
    fragments: component === null || all.length === 1 ? fragments : ofComponent(fragments, pattern, query),
    links,
    ...(from !== undefined && { base: from }),
    ...(to !== undefined && { tip: to }),
    ...(upcoming !== undefined && { next: upcoming }),
  });
  return latest ? releases.slice(0, 1) : releases;
}

const PRODUCT_TAG = 'v{version}';

/**
 * What is said of the whole product is no part of one of its components, unless it was or will be released with the tag
 * of that one; what rewords a commit goes where the commit does.
 */
function ofComponent(
  fragments: readonly PlacedFragment[],
  pattern: string,
  { next, productTag = PRODUCT_TAG }: ChangelogQuery,
): readonly PlacedFragment[] {
  const [first] = next?.keys() ?? [];
  const takesWhole = first === pattern && next?.has(productTag) !== true;
  return fragments.flatMap((placed) => {
    const { fragment, tag } = placed;
    if (fragment.components.length > 0) return [placed];
    if (fragment.commit !== null) return [{ fragment, tag: null }];
    return tag !== null || takesWhole ? [placed] : [];
  });
}

/** Releases of the product itself, where components have tags of their own: they hold what is said of the whole. */
function ofWhole(source: Source, query: ChangelogQuery): readonly ChangelogRelease[] {
  const { wanted, next, productTag = PRODUCT_TAG } = query;
  const isWhole = ({ fragment: { components, commit }, tag }: PlacedFragment): boolean =>
    components.length === 0 &&
    commit === null &&
    (tag === null
      ? next === undefined || next.has(productTag)
      : wanted.every(({ tagPattern }) => tagVersion(tag, tagPattern) === null));
  const fragments = source.fragments.filter(isWhole);
  if (fragments.length === 0) return [];
  const whole = { ...source, fragments, changes: () => [] };
  return group(whole, productTag, null, query).filter((release) => !isEmptyRelease(release));
}
