import { currentVersion, type Finding, isRefusal } from '@tminus/domain';
import type { ChangeHistory } from '@tminus/engine';
import { readComponentHistories } from './component-history.ts';
import { currentBranch } from './current-branch.ts';
import { readTagged } from './tagged.ts';
import { listTags } from './tags.ts';

/** Where releases are pushed to, and from which repositories. */
export interface PushPlaces {
  readonly remote: string;
  readonly repositories: readonly string[];
}

/** Changes as git has them, and what stands in the way of publishing; remotes are asked where something will be pushed. */
export function createGitHistory(places: PushPlaces | null = null): ChangeHistory {
  return {
    read: readComponentHistories,
    branch: currentBranch,
    tagged: readTagged,
    highestVersion: async (repo, pattern) =>
      currentVersion(await listTags(repo, { mergedInto: 'HEAD' }), pattern)?.version ?? null,
    findings: async () => (places === null ? [] : remoteFindings(places)),
  };
}

/** What pushing would end with, once all traffic has moved. */
async function remoteFindings({ remote, repositories }: PushPlaces): Promise<Finding[]> {
  const found = await Promise.all(repositories.map((repo) => remoteFinding(repo, remote)));
  return found.filter((finding) => finding !== null);
}

/** Null for a remote that is ready. */
async function remoteFinding(repo: string, remote: string): Promise<Finding | null> {
  const { checkRemote } = await import('./check-remote.ts');
  try {
    await checkRemote(repo, remote);
    return null;
  } catch (error) {
    if (isRefusal(error, 'git.remoteMissing'))
      return { code: 'plan.finding.remoteMissing', params: { remote, repo } };
    if (
      !isRefusal(error, 'git.remoteUnreachable', 'git.pushRejected', 'git.pushDeclined', 'git.pushForbidden')
    )
      throw error;
    const reason = String(error.refusal.params['reason']);
    return { code: 'plan.finding.remoteRefuses', params: { remote, repo, reason } };
  }
}
