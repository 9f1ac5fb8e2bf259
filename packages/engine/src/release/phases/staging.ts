import type { Release } from '@tminus/domain';
import { deployBaseline } from '../deploy-baseline.ts';
import { deployVersion } from '../deploy-version.ts';
import { recordEffect } from '../record-effect.ts';
import type { ShipDependencies } from '../ship-dependencies.ts';

/** Starts every new version off traffic, in dependency order, and waits until each is healthy. */
export async function stage(deps: ShipDependencies, release: Release): Promise<void> {
  for (const { name, from, fromSha, to, sha } of release.plan.components) {
    const baseline = from === null || fromSha === null ? null : { version: from, sha: fromSha };
    await deployBaseline(deps, name, baseline);
    await deployVersion(deps, name, { version: to, sha });
    await recordEffect(deps, release.id, {
      key: `started:${name}`,
      type: 'instance.started',
      subject: name,
      data: { version: to },
    });
  }
}
