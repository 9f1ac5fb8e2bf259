import { isRefusal, type Release, type ReleaseStatus, readBranchName } from '@tminus/domain';
import type { ShipDependencies } from '../release/ship-dependencies.ts';
import type { ReleasedRepository } from './repositories.ts';
import type { PublicationWork, StepResult } from './step-work.ts';

type ForwardDependencies = Pick<ShipDependencies, 'workspace' | 'repository' | 'store'>;

/** Their branches stay as they are: another commit on one would be a package that nobody approved. */
const BOUND: readonly ReleaseStatus[] = [
  'approved',
  'executing',
  'paused',
  'execution_failed',
  'deployment_failed',
];

const PAGE = 100;

/** Whether a release mends one that is out, and so belongs into everything above it. */
export const isHotfix = (
  { workspace }: Pick<ForwardDependencies, 'workspace'>,
  { plan }: Pick<Release, 'plan'>,
): boolean => readBranchName(plan.branch, workspace.branches)?.kind === 'hotfix';

/**
 * Brings a hotfix into the main branch and every open release branch of one repository, each for itself and after all
 * else is published: what git cannot merge, a remote does not take, or an approved release builds on is left to a person
 * with the command to run, and holds up nobody. `merged`: the branch that has it already.
 */
export async function forwarding(
  deps: ForwardDependencies,
  release: Release,
  released: ReleasedRepository & { readonly merged: string | null },
): Promise<readonly PublicationWork[]> {
  const { publish, branches, components } = deps.workspace;
  const { branch } = release.plan;
  const read = readBranchName(branch, branches);
  if (publish.mergeBack === false || read?.kind !== 'hotfix') return [];
  const { repo, repository, subject, sha, merged } = released;
  const tagPatterns = components.filter((each) => each.repo === repo).map((each) => each.tagPattern);
  const above = await deps.repository.branchesAbove(repo, { version: read.version, branches, tagPatterns });
  const targets = [...(above.main === null ? [] : [above.main]), ...above.releases];
  return [...new Set(targets)]
    .filter((target) => target !== merged && target !== branch)
    .map((target) => ({
      id: `merge_forward:${subject}:${target}`,
      kind: 'merge_back',
      subject: repository,
      name: target,
      // Asked at the last moment: another release may have been approved since this one began to be published.
      perform: async () =>
        (await boundBranches(deps)).has(target)
          ? byHand(`tminus branch merge-back ${branch}`, target, null)
          : forward(deps, { repo, source: branch, sha, target, releaseId: release.id }),
    }));
}

interface Forward {
  readonly repo: string;
  readonly source: string;
  readonly sha: string;
  readonly target: string;
  readonly releaseId: string;
}

async function forward(
  { repository, workspace }: ForwardDependencies,
  { repo, source, sha, target, releaseId }: Forward,
): Promise<StepResult> {
  const { remote } = workspace.publish;
  const message = `Merge branch '${source}' into ${target}\n\nTminus-Release: ${releaseId}\n`;
  try {
    await repository.mergeBack(repo, { source: sha, target, message });
    if (remote !== null)
      await repository.push(repo, { remote, branches: [target], tags: [], follow: [target] });
    return sha;
  } catch (error) {
    if (isRefusal(error, 'git.mergeConflict', 'git.mergeCheckedOut')) {
      const { files, reason } = error.refusal.params;
      return byHand(`tminus branch merge-back ${source}`, target, String(files ?? reason));
    }
    if (!isRefusal(error, 'git.pushRejected', 'git.pushDeclined')) throw error;
    return byHand(`git push ${remote} ${target}`, target, String(error.refusal.params['reason']));
  }
}

/** The target stands behind the command as a comment of the shell, so that all of it may be pasted. */
const byHand = (command: string, target: string, detail: string | null): StepResult => ({
  detail,
  leftOut: {
    kind: 'merge_by_hand',
    name: command.endsWith(target) ? command : `${command} # ${target}`,
  },
});

async function boundBranches({ store }: ForwardDependencies): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  let cursor: string | null = null;
  do {
    const query = { limit: PAGE, statuses: BOUND, ...(cursor !== null && { cursor }) };
    const { items, next } = await store.releases(query);
    for (const { plan } of items) found.add(plan.branch);
    cursor = next;
  } while (cursor !== null);
  return found;
}
