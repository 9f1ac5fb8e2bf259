import type { Release } from '@tminus/domain';
import type { ReleaseFile } from '@tminus/engine';
import { manifestUpdates } from '../manifest/manifest-updates.ts';
import { type ReleaseContext, releasedIn } from './release-context.ts';

/** Package files and lock files that say the new versions. Refuses as `planManifestUpdates` does. */
export async function manifestFilesOfRelease(
  context: ReleaseContext,
  release: Release,
  repo: string,
): Promise<readonly ReleaseFile[]> {
  const released = releasedIn(context, release, repo);
  const [first] = released;
  if (first === undefined) return [];
  const components = context.components
    .filter((component) => component.repo === repo)
    .map((component) => {
      const planned = released.find((each) => each.component === component)?.planned;
      return { ...component, current: planned?.from ?? null, next: planned?.to ?? null };
    });
  const { files } = await manifestUpdates({ repo, sha: first.planned.sha, components });
  return files.map(({ path, content }) => ({ path, content }));
}
