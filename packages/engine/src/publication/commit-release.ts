import type { Release } from '@tminus/domain';
import { recordEffect } from '../release/record-effect.ts';
import type { ShipDependencies } from '../release/ship-dependencies.ts';
import { repositoriesOf } from './repositories.ts';

/**
 * Makes the release commit of each repository on top of the planned one, with what is generated for the release, and
 * records which components are deployed from it. Its date is the approval's, so that it is one commit at every attempt.
 */
export async function commitRelease(deps: ShipDependencies, release: Release): Promise<void> {
  const { publish } = deps.workspace;
  if (!publish.commit) return;
  for (const { repo, repository, subject, components, planned, commit } of repositoriesOf(release)) {
    if (commit !== null) continue;
    const sha = await deps.repository.commitRelease({
      repo,
      branch: release.plan.branch,
      parent: planned,
      files: await deps.files.filesOf(release, repo),
      subject: publish.message.replace('{version}', () => release.version),
      releaseId: release.id,
      author: release.author,
      at: release.kickoffAt ?? release.createdAt,
    });
    if (sha === null) continue;
    const { branch } = release.plan;
    const base = await deps.repository.branchHolding(repo, planned);
    const names = components.map(({ name }) => name);
    await recordEffect(deps, release.id, {
      key: `commit:${subject}`,
      type: 'commit.created',
      subject,
      data: { branch, sha, commit: sha.slice(0, 10), components: names, base, repository },
    });
  }
}
