import {
  type ChangelogRelease,
  type Component,
  productReleases,
  type Translate,
  type WholeRelease,
  wholeReleases,
} from '@tminus/domain';
import type { ChangelogQuery } from './changelog-query.ts';
import {
  type ChangelogSource,
  componentReleases,
  readSource,
  sharedReleases,
  wholeReleasesIn,
} from './read-source.ts';

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
  /** Of the product itself in each of the repositories, where components have tags of their own. */
  readonly wholes: () => readonly WholeRelease[];
}

/**
 * Changelogs of components, each repository read once for all of its own, and of the product that they make up: by its
 * versions where they share tags, else by theirs. Refuses as `readHistory` and `readFragments` do.
 */
export async function readChangelogs(query: ChangelogQuery, translate: Translate): Promise<Changelogs> {
  const { wanted, all } = query;
  const repos = [...new Set(wanted.map(({ repo }) => repo))];
  const read = await Promise.all(repos.map((repo) => readSource(repo, query, translate)));
  const sourceOf = new Map(repos.map((repo, index) => [repo, read[index] as ChangelogSource]));
  let made: readonly Changelog[] | null = null;
  const components = (): readonly Changelog[] => {
    made ??= wanted.map((component) => {
      const source = sourceOf.get(component.repo) as ChangelogSource;
      return { component, releases: componentReleases(source, component, query) };
    });
    return made;
  };
  const wholes = (): readonly WholeRelease[] =>
    [...sourceOf.values()].flatMap((source) => wholeReleasesIn(source, query));
  const [first] = wanted;
  const isProduct = wanted.length > 1 && wanted.length === all.length;
  const isShared =
    isProduct && repos.length === 1 && new Set(wanted.map(({ tagPattern }) => tagPattern)).size === 1;
  if (!isProduct || first === undefined) return { product: null, isShared, components, wholes };
  if (isShared) {
    const releases = sharedReleases(sourceOf.get(first.repo) as ChangelogSource, first.tagPattern, query);
    return { product: { component: null, releases }, isShared, components, wholes };
  }
  let whole: readonly ChangelogRelease[] | null = null;
  const product: Changelog = {
    component: null,
    get releases() {
      whole ??= productReleases([wholeReleases(wholes()), ...components().map((one) => one.releases)]);
      return whole;
    },
  };
  return { product, isShared, components, wholes };
}
