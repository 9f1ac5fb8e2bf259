import { join, relative } from 'node:path';
import {
  type ChangelogRelease,
  productReleases,
  type Release,
  renderChangelog,
  wholeReleases,
} from '@tminus/domain';
import type { ReleaseFile } from '@tminus/engine';
import { changelogFiles, keptChangelogs } from '../changelog/changelog-files.ts';
import { loadTemplate } from '../changelog/load-template.ts';
import { type Changelogs, readChangelogs } from '../changelog/read-changelogs.ts';
import { pathWithin } from '../git/path-within.ts';
import { readBlobs } from '../git/tree.ts';
import { dayOf, productTagOf, type ReleaseContext, releasedIn, tagOf } from './release-context.ts';

/**
 * Changelogs with the new versions in them, as `changelog --write` would make them once the tags are there: of the
 * product, and of the released components. Those whose tags have one form share their versions, so all of them have it.
 * The file of a product of several repositories goes into the one that holds `tminus.yaml`.
 */
export async function changelogFilesOf(
  context: ReleaseContext,
  release: Release,
  repo: string,
): Promise<readonly ReleaseFile[]> {
  const { changelog: settings } = context;
  const [first] = releasedIn(context, release, repo);
  if (first === undefined) return [];
  const { sha } = first.planned;
  const next = nextIn(context, release, repo);
  const wanted = context.components.filter((one) => one.repo === repo);
  const found = await changelogsOf(context, release, repo);
  const render =
    settings.template === null
      ? renderChangelog
      : await loadTemplate(context.directory, settings.template, context.productName);
  const read = async (path: string): Promise<string> => {
    const [before] = await readBlobs(repo, [`${sha}:${below(repo, path)}`]);
    return before?.toString('utf8') ?? '';
  };
  const isAll = wanted.length === context.components.length;
  const place = isAll ? null : await placeOfProduct(context, repo);
  const product =
    place === null
      ? []
      : [{ component: null, directory: place, releases: await productOf(context, release) }];
  const kept = isAll || !hasProductAlone(context) ? keptChangelogs(found, settings, repo) : [];
  const files = await changelogFiles([...product, ...kept], settings.file, render, read);
  const others = wanted.filter(({ path, tagPattern }) => path !== '.' && !next.has(tagPattern));
  const leftAlone = new Set(others.map(({ path }) => `${path}/${settings.file}`));
  return files
    .map(({ path, text, isChanged }) => ({ path: below(repo, path), content: text, isChanged }))
    .filter(({ path, isChanged }) => isChanged && !leftAlone.has(path))
    .map(({ path, content }) => ({ path, content }));
}

/** What is released in a repository, by tag pattern. */
function nextIn(context: ReleaseContext, release: Release, repo: string) {
  const date = dayOf(release);
  const released = releasedIn(context, release, repo);
  const next = new Map(
    released.map((each) => [each.component.tagPattern, { version: each.planned.to, date, tag: tagOf(each) }]),
  );
  const tag = released.length === 0 ? null : productTagOf(context, release, repo);
  if (tag !== null) next.set(context.productTag, { version: release.version, date, tag });
  return next;
}

/** Up to the commit that is released, or all of history where nothing of the repository is. */
function changelogsOf(context: ReleaseContext, release: Release, repo: string): Promise<Changelogs> {
  const { components: all, changelog: settings, productTag, translate } = context;
  const to = releasedIn(context, release, repo)[0]?.planned.sha;
  const wanted = all.filter((one) => one.repo === repo);
  const next = nextIn(context, release, repo);
  const together = new Map(
    releasedIn(context, release, null).map(({ component, planned }) => [component.name, planned.to]),
  );
  const query = { wanted, all, settings, to, latest: false, forFiles: true, next, together, productTag };
  return readChangelogs(query, translate);
}

/** Where the product's own file is, if that is in this repository, and no component has its file there. */
async function placeOfProduct(
  { components, changelog, directory }: ReleaseContext,
  repo: string,
): Promise<string | null> {
  const within = changelog.files === 'components' ? null : await pathWithin(repo, directory);
  if (within === null) return null;
  const place = join(repo, within, '.');
  return components.some((one) => join(one.repo, one.path) === place) ? null : place;
}

/** Whether only the product has a changelog, in a file of its own. */
const hasProductAlone = ({ components, changelog, directory }: ReleaseContext): boolean =>
  changelog.files === 'product' && components.every(({ repo, path }) => join(repo, path) !== join(directory));

/** Of all repositories; what is not released of those that have no part in this release will be told by theirs. */
async function productOf(context: ReleaseContext, release: Release): Promise<readonly ChangelogRelease[]> {
  const repos = [...new Set(context.components.map(({ repo }) => repo))];
  const found = await Promise.all(
    repos.map(async (repo) => {
      const isReleased = releasedIn(context, release, repo).length > 0;
      const { components, wholes } = await changelogsOf(context, release, repo);
      const isShown = ({ version }: ChangelogRelease): boolean => isReleased || version !== null;
      return {
        wholes: wholes().filter((one) => isShown(one.release)),
        components: components().map(({ releases }) => releases.filter(isShown)),
      };
    }),
  );
  return productReleases([
    wholeReleases(found.flatMap(({ wholes }) => wholes)),
    ...found.flatMap(({ components }) => components),
  ]);
}

/** A path below a directory as git writes it. */
const below = (directory: string, path: string): string => relative(directory, path).replaceAll('\\', '/');
