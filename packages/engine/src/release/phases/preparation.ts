import { accepted, deployedComponents, type Release } from '@tminus/domain';
import { commitRelease } from '../../publication/commit-release.ts';
import { findRelease } from '../act-on-release.ts';
import { prepareVersion } from '../deploy-version.ts';
import { recordEffect } from '../record-effect.ts';
import type { ShipDependencies } from '../ship-dependencies.ts';

/**
 * Makes the release commits, copies and builds the source of every component at the one that it is deployed from, and
 * writes the plan with its approvals.
 */
export async function prepare(deps: ShipDependencies, approved: Release): Promise<void> {
  await commitRelease(deps, approved);
  const release = accepted(await findRelease(deps.store, approved.id)).value;
  for (const { name, to, sha } of deployedComponents(release)) {
    await prepareVersion(deps, name, { version: to, sha });
    await recordEffect(deps, release.id, {
      key: `artifact:${name}`,
      type: 'artifact.prepared',
      subject: name,
      data: { version: to, sha, commit: sha.slice(0, 10) },
    });
  }
  await deps.documents.writePlan(release);
}
