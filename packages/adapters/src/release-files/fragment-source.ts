import { moveFragments, type PlacedFragment, type Release } from '@tminus/domain';
import type { ReleaseFile } from '@tminus/engine';
import { readFragments } from '../changelog/read-fragments.ts';
import { readBlobs } from '../git/tree.ts';
import { productTagOf, type ReleaseContext, releasedIn, tagOf } from './release-context.ts';

/** Change fragments of a repository at a commit. Refuses `fragment.invalid`. */
export const fragmentsAt = (
  { components, changelog, translate }: ReleaseContext,
  repo: string,
  revision: string,
): Promise<readonly PlacedFragment[]> =>
  readFragments(
    { repo, directory: changelog.fragments, revision, known: components.map(({ name }) => name) },
    translate,
  );

/** Change fragments that waited for this release, in the directories of its tags. */
export async function fragmentFilesOf(
  context: ReleaseContext,
  release: Release,
  repo: string,
): Promise<readonly ReleaseFile[]> {
  const released = releasedIn(context, release, repo);
  const [first] = released;
  if (first === undefined) return [];
  const { sha } = first.planned;
  const { components, changelog, translate } = context;
  const patterns = new Set(components.filter((one) => one.repo === repo).map(({ tagPattern }) => tagPattern));
  const product = productTagOf(context, release, repo) ?? (patterns.size === 1 ? tagOf(first) : null);
  const known = components.map(({ name }) => name);
  const directory = changelog.fragments;
  const placed = await readFragments({ repo, directory, revision: sha, known }, translate);
  const tags = [
    ...(product === null ? [] : [{ component: null, tag: product }]),
    ...released.map((each) => ({ component: each.component.name, tag: tagOf(each) })),
  ];
  const moves = moveFragments(placed, tags, directory);
  const contents = await readBlobs(
    repo,
    moves.map(({ from }) => `${sha}:${from}`),
  );
  return moves.flatMap(({ from, to, stays }, index) => {
    const content = contents[index];
    if (content == null) return [];
    return [...to.map((path) => ({ path, content })), ...(stays ? [] : [{ path: from, content: null }])];
  });
}
