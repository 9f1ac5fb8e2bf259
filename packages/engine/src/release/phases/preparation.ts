import type { Release } from '@tminus/domain';
import { prepareVersion } from '../deploy-version.ts';
import { recordEffect } from '../record-effect.ts';
import type { ShipDependencies } from '../ship-dependencies.ts';

/** Copies and builds the source of every component at its approved commit, and writes the plan with its approvals. */
export async function prepare(deps: ShipDependencies, release: Release): Promise<void> {
  for (const { name, to, sha } of release.plan.components) {
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
