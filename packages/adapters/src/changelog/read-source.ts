import {
  type Change,
  type ChangelogLinks,
  type ChangelogRelease,
  type Component,
  changesByComponent,
  forgeOf,
  groupByRelease,
  isTranslation,
  type PlacedFragment,
  type ReleasedVersion,
  type RulesOf,
  releasesOf,
  sectionOf,
  type Translate,
  tagVersion,
  versionTag,
  type WholeRelease,
  withFollowed,
} from '@tminus/domain';
import { originAddress } from '../git/origin.ts';
import { readReleaseHistory } from '../git/release-history.ts';
import type { ChangelogQuery } from './changelog-query.ts';
import { withFormerWords } from './former-fragments.ts';
import { type IndexedReleases, indexReleases } from './index-releases.ts';
import { readFragments } from './read-fragments.ts';
import type { ChangelogSettings } from './settings.ts';

/** What one repository has for changelogs, read once. */
export interface ChangelogSource {
  /** Every component of the repository. */
  readonly here: readonly Component[];
  /** By tag pattern; looked for once, whatever the number of components. */
  readonly releases: (pattern: string) => IndexedReleases;
  /** By component; null has all. */
  readonly changes: (component: string | null) => readonly Change[];
  readonly fragments: readonly PlacedFragment[];
  readonly links: ChangelogLinks;
}

/** Reads history, tags and fragments. Refuses as `readHistory` and `readFragments` do. */
export async function readSource(
  repo: string,
  { all, wanted, settings, from, to, latest, forFiles = false }: ChangelogQuery,
  translate: Translate,
): Promise<ChangelogSource> {
  const own = wanted.filter((component) => component.repo === repo);
  const start = from ?? own[0]?.since;
  const { directory, known } = { directory: settings.fragments, known: all.map(({ name }) => name) };
  const [history, address, placed] = await Promise.all([
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
  const forge = address === null ? null : forgeOf(address, settings.forge);
  const fragments = forFiles ? await withFormerWords(repo, to ?? null, placed) : placed;
  const byPattern = new Map<string, IndexedReleases>();
  const byComponent = changesByComponent(history.changes);
  return {
    here: all.filter((component) => component.repo === repo),
    releases(pattern) {
      const found = byPattern.get(pattern) ?? indexReleases(releasesOf({ ...history, pattern }));
      byPattern.set(pattern, found);
      return found;
    },
    changes: (component) => (component === null ? history.changes : (byComponent.get(component) ?? [])),
    // A translation is for notes in that language: this file is English.
    fragments: fragments.filter(({ fragment }) => !isTranslation(fragment.path)),
    links: { forge, references: settings.links },
  };
}

/** Releases of a component, newest first; one in which it only follows its dependencies says so. */
export function componentReleases(
  source: ChangelogSource,
  component: Component,
  query: ChangelogQuery,
): readonly ChangelogRelease[] {
  const { name, tagPattern } = component;
  const fragments = query.all.length === 1 ? source.fragments : ofComponent(source, tagPattern, query);
  const releases = group({ ...source, fragments }, tagPattern, name, query);
  if (component.dependsOn.length === 0) return releases;
  const found = source.releases(tagPattern);
  const dependencies = new Set(component.dependsOn);
  const isFollowed = (other: Component): boolean => dependencies.has(other.name);
  const [here, all] = [source.here.filter(isFollowed), query.all.filter(isFollowed)];
  return releases.map((release) => {
    const { version } = release;
    const known = found.byVersion.get(version ?? '');
    const isFirst = known === undefined ? found.releases.length === 0 : known.below === null;
    if (version === null || isFirst) return release;
    return withFollowed(release, releasedWith({ ...source, here }, tagPattern, version, { ...query, all }));
  });
}

/** Releases of components that share their tags. */
export const sharedReleases = (
  source: ChangelogSource,
  pattern: string,
  query: ChangelogQuery,
): readonly ChangelogRelease[] => group(source, pattern, null, query);

/** Those of the components with other tags that were or will be released with a version. */
function releasedWith(
  { here, releases }: Pick<ChangelogSource, 'here' | 'releases'>,
  pattern: string,
  version: string,
  { all, next, together }: ChangelogQuery,
): readonly ReleasedVersion[] {
  if (next?.get(pattern)?.version === version)
    return all.flatMap(({ name, tagPattern }) => {
      const own = together?.get(name);
      return own === undefined || tagPattern === pattern ? [] : [{ name, version: own }];
    });
  const sha = releases(pattern).byVersion.get(version)?.sha;
  if (sha === undefined) return [];
  return here.flatMap(({ name, tagPattern }) => {
    const found = tagPattern === pattern ? undefined : releases(tagPattern).bySha.get(sha);
    return found === undefined ? [] : [{ name, version: found.version }];
  });
}

function group(
  { releases: releasesBy, changes, fragments, links, here }: ChangelogSource,
  pattern: string,
  component: string | null,
  query: ChangelogQuery,
): readonly ChangelogRelease[] {
  const { settings, from, to, latest, next } = query;
  const upcoming = next?.get(pattern);
  const releases = groupByRelease({
    history: releasesBy(pattern),
    changes: changes(component),
    component,
    rulesOf: rulesOf(settings, component === null ? here : here.filter(({ name }) => name === component)),
    fragments,
    links,
    ...(from !== undefined && { base: from }),
    ...(to !== undefined && { tip: to }),
    ...(upcoming !== undefined && { next: upcoming }),
  });
  return latest ? releases.slice(0, 1) : releases;
}

/** A change is shown as one of its components shows it; what touches none of them, as the workspace does. */
function rulesOf({ rules }: ChangelogSettings, components: readonly Component[]): RulesOf {
  const own = new Map(
    components.map(({ name, versioning }) => [
      name,
      versioning === undefined ? rules : (versioning.sections ?? NO_RULES),
    ]),
  );
  const [only] = own.values();
  if (own.size === 1 && only !== undefined) return () => only;
  return (change) => {
    const touched = change.components.flatMap((name) => own.get(name) ?? []);
    return touched.find((each) => sectionOf(change, each) !== null) ?? touched[0] ?? rules;
  };
}

const NO_RULES: ChangelogSettings['rules'] = new Map();

const PRODUCT_TAG = 'v{version}';

/**
 * What is said of the whole product is no part of one of its components, unless it was or will be released with the tag
 * of that one; what rewords a commit goes where the commit does.
 */
function ofComponent(
  { fragments }: ChangelogSource,
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

/** Releases of the product itself, where components have tags of their own: what is said of the whole, and its parts. */
export function wholeReleasesIn(source: ChangelogSource, query: ChangelogQuery): readonly WholeRelease[] {
  const { next, productTag = PRODUCT_TAG } = query;
  const isOfComponent = (tag: string): boolean =>
    source.here.some(({ tagPattern }) => tagVersion(tag, tagPattern) !== null);
  const isWhole = ({ fragment: { components, commit }, tag }: PlacedFragment): boolean =>
    components.length === 0 &&
    commit === null &&
    (tag === null ? next === undefined || next.has(productTag) : !isOfComponent(tag));
  const whole = { ...source, fragments: source.fragments.filter(isWhole), changes: () => [] };
  return group(whole, productTag, null, query).flatMap((release) => {
    const { version } = release;
    if (version === null) return [{ release, holds: [] }];
    if (isOfComponent(versionTag(version, productTag))) return [];
    return [{ release, holds: releasedWith(source, productTag, version, query) }];
  });
}
