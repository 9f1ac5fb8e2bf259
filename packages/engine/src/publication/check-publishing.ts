import type { Release } from '@tminus/domain';
import type { ShipDependencies } from '../release/ship-dependencies.ts';
import { repositoriesOf } from './repositories.ts';
import { tagsOf } from './tags-of.ts';

/**
 * Sees, before traffic moves and without changing anything, that what a release is to be published to can be reached and
 * would take it: a wrong remote is better found now than once users are served. Refuses as the repository and the forge
 * do, with the first in their order; all are asked at once, so that it takes as long as the slowest. Asked again, it
 * looks again.
 */
export async function checkPublishing(
  { workspace, repository, forge }: Pick<ShipDependencies, 'workspace' | 'repository' | 'forge'>,
  release: Release,
): Promise<void> {
  const { remote } = workspace.publish;
  const { branch } = release.plan;
  const looks = repositoriesOf(release).map((released) => {
    const { repo, sha } = released;
    const tags = tagsOf(workspace, release, released).map(({ name }) => name);
    return repository.checkPublish(repo, { remote, branch, sha, tags, releaseId: release.id });
  });
  for (const seen of await Promise.allSettled([...looks, forge?.checkPublish()]))
    if (seen.status === 'rejected') throw seen.reason;
}
