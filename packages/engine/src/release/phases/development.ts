import type { Release } from '@tminus/domain';
import { recordEffect } from '../record-effect.ts';
import type { ShipDependencies } from '../ship-dependencies.ts';

/** Creates the release branch in every repository that takes part, at the commit that was approved. */
export async function develop(deps: ShipDependencies, release: Release): Promise<void> {
  const { branch, components } = release.plan;
  const heads = new Map(components.map(({ repo, sha, name }) => [repo, { sha, name }]));
  for (const [repo, { sha, name }] of heads) {
    await deps.source.createBranch(repo, branch, sha);
    await recordEffect(deps, release.id, {
      key: `branch:${name}`,
      type: 'branch.created',
      subject: name,
      data: { branch, sha },
    });
  }
}
