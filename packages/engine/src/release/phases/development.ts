import { dateOf, frozenFrom, type MatchedEntry, RefusalError, type Release } from '@tminus/domain';
import { repositoriesOf } from '../../publication/repositories.ts';
import { recordEffect } from '../record-effect.ts';
import type { ShipDependencies } from '../ship-dependencies.ts';

/**
 * Creates the release branch in every repository that takes part, at the commit that was approved, then
 * sees that this commit holds every feature and every fix that was listed for the release; the first one missing ends the
 * phase. Then the feature freeze is checked, which is not attempted before.
 */
export async function develop(deps: ShipDependencies, release: Release): Promise<void> {
  const { branch } = release.plan;
  for (const { repo, repository, subject, planned: sha } of repositoriesOf(release)) {
    await deps.repository.dropAbandoned(repo, branch, release.id);
    await deps.source.createBranch(repo, branch, sha);
    await recordEffect(deps, release.id, {
      key: `branch:${subject}`,
      type: 'branch.created',
      subject,
      data: { branch, sha, repository },
    });
  }
  refuseIncomplete(release, (await deps.scope.read(release.plan)) ?? []);
  await freeze(deps, release);
}

/** The feature freeze, once its day has come: refuses what came after it and nobody else than its author excepted. */
async function freeze(deps: ShipDependencies, { id, version, plan }: Release): Promise<void> {
  const date = frozenFrom(plan.timeline);
  if (date === null || date > dateOf(deps.clock.now())) return;
  const { violations, excepted } = await deps.scope.frozen(plan, date);
  const [first] = violations;
  if (first !== undefined) {
    const { subject, sha, arrived } = first;
    const at = { sha: sha.slice(0, 10), arrived: arrived.slice(0, 10) };
    const params = { subject, ...at, release: `v${version}`, date, count: violations.length };
    throw new RefusalError('release.freezeFailed', params);
  }
  const { branch } = plan;
  await recordEffect(deps, id, {
    key: `freeze:${date}`,
    type: 'branch.frozen',
    subject: branch,
    data: { branch, date, excepted: excepted.length },
  });
}

/** Features go before fixes; what was deferred is not waited for. */
function refuseIncomplete({ version }: Release, items: readonly MatchedEntry[]): void {
  const missing = items.filter(({ state }) => state === 'planned' || state === 'in_progress');
  const first = missing.find(({ kind }) => kind === 'feature') ?? missing[0];
  if (first === undefined) return;
  const { id, title, kind } = first;
  const code = kind === 'feature' ? 'release.featureFailed' : 'release.fixFailed';
  throw new RefusalError(code, { id, title, release: `v${version}` });
}
