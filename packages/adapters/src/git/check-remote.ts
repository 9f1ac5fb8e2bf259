import { checkPush, checkRead, type PushOptions } from './push-refs.ts';
import { resolveObject } from './revision.ts';

/**
 * Sees that a remote is known here, answers, and lets somebody push, by a push of a branch that is nowhere, which sends
 * nothing and runs no hook. What only the other side's hooks and rules would refuse is not seen. Refuses
 * `git.remoteMissing`, and as `pushFailure` does, without passwords.
 */
export async function checkRemote(repo: string, remote: string, options: PushOptions = {}): Promise<void> {
  const sha = await resolveObject(repo, 'HEAD^{commit}');
  // Without a commit there is nothing that could be offered.
  if (sha === null) return checkRead(repo, remote, options);
  const branch = `tminus-access-check-${sha.slice(0, 12)}`;
  return checkPush(repo, { remote, branch, sha, tags: [] }, options);
}
