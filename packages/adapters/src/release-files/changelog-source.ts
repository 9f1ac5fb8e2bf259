import { relative } from 'node:path';
import { type Release, renderChangelog } from '@tminus/domain';
import type { ReleaseFile } from '@tminus/engine';
import { changelogFiles } from '../changelog/changelog-files.ts';
import { loadTemplate } from '../changelog/load-template.ts';
import { readChangelogs } from '../changelog/read-changelogs.ts';
import { readBlobs } from '../git/tree.ts';
import { dayOf, type ReleaseContext, releasedIn, tagOf } from './release-context.ts';

/**
 * Changelogs with the new versions in them, as `changelog --write` would make them once the tags are there: of the
 * product, and of the released components. Those whose tags have one form share their versions, so all of them have it.
 */
export async function changelogFilesOf(
  { translate, changelog: settings, ...context }: ReleaseContext,
  release: Release,
  repo: string,
): Promise<readonly ReleaseFile[]> {
  const released = releasedIn(context, release, repo);
  const [first] = released;
  if (first === undefined) return [];
  const next = new Map(
    released.map((each) => [
      each.component.tagPattern,
      { version: each.planned.to, date: dayOf(release), tag: tagOf(each) },
    ]),
  );
  const wanted = context.components.filter((one) => one.repo === repo);
  const { sha } = first.planned;
  const query = { wanted, all: context.components, settings, to: sha, latest: false, next };
  const found = await readChangelogs(query, translate);
  const render =
    settings.template === null
      ? renderChangelog
      : await loadTemplate(context.directory, settings.template, context.productName);
  const files = await changelogFiles(found, settings, repo, render, async (path) => {
    const [before] = await readBlobs(repo, [`${sha}:${below(repo, path)}`]);
    return before?.toString('utf8') ?? '';
  });
  const others = wanted.filter(({ path, tagPattern }) => path !== '.' && !next.has(tagPattern));
  const leftAlone = new Set(others.map(({ path }) => `${path}/${settings.file}`));
  return files
    .map(({ path, text, isChanged }) => ({ path: below(repo, path), content: text, isChanged }))
    .filter(({ path, isChanged }) => isChanged && !leftAlone.has(path))
    .map(({ path, content }) => ({ path, content }));
}

/** A path below a directory as git writes it. */
const below = (directory: string, path: string): string => relative(directory, path).replaceAll('\\', '/');
