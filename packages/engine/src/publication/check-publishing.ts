import type { Release } from '@tminus/domain';
import type { ShipDependencies } from '../release/ship-dependencies.ts';
import { repositoriesOf } from './repositories.ts';
import { tagsOf } from './tags-of.ts';

/**
 * Sees, before traffic moves and without changing anything, that what a release is to be published to can be reached and
 * would take it: a wrong remote is better found now than once users are served. Refuses as the repository and the forge
 * do; asked again, it looks again.
 */
export async function checkPublishing(
  { workspace, repository, forge }: Pick<ShipDependencies, 'workspace' | 'repository' | 'forge'>,
  release: Release,
): Promise<void> {
  const { remote } = workspace.publish;
  const { branch } = release.plan;
  for (const released of repositoriesOf(release)) {
    const tags = tagsOf(workspace, release, released).map(({ name }) => name);
    await repository.checkPublish(released.repo, { remote, branch, sha: released.sha, tags });
  }
  await forge?.checkPublish();
}
