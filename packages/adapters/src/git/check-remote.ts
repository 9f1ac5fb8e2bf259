import { isRefusal, RefusalError } from '@tminus/domain';
import { tryGit } from './git-process.ts';
import { failureOf, inTime, unreachable } from './push-refs.ts';
import { resolveObject } from './revision.ts';

/** As long as each of two questions to a remote may take (ms). */
const QUESTION_LIMIT_MS = 8_000;

/** For git to end once it is told to (ms). */
const GRACE_MS = 500;

/**
 * Sees that a remote is known here, answers, and lets somebody push: it is asked for its HEAD, then by a push that sends
 * nothing and runs no hook. What only the other side's hooks and rules would refuse is not seen. Takes twice `timeoutMs`
 * at most. Refuses `git.remoteMissing`, `git.remoteUnreachable` and `git.pushRejected`, without passwords.
 */
export async function checkRemote(
  repo: string,
  remote: string,
  { timeoutMs = QUESTION_LIMIT_MS }: { readonly timeoutMs?: number } = {},
): Promise<void> {
  const known = await tryGit({ repo, args: ['remote', 'get-url', remote] });
  if (known.exitCode !== 0) throw new RefusalError('git.remoteMissing', { remote, repo });
  await ask(repo, remote, ['ls-remote', '--quiet', remote, 'HEAD'], timeoutMs);
  const head = await resolveObject(repo, 'HEAD^{commit}');
  // Without a commit there is nothing that could be offered.
  if (head === null) return;
  const offered = `${head}:refs/heads/tminus-access-check-${head.slice(0, 12)}`;
  const args = ['push', '--dry-run', '--no-verify', '--no-follow-tags', '--porcelain', remote, offered];
  await ask(repo, remote, args, timeoutMs);
}

async function ask(repo: string, remote: string, args: readonly string[], timeoutMs: number): Promise<void> {
  const asking = tryGit({ repo, args, timeoutMs });
  const result = await inTime(asking, timeoutMs + GRACE_MS).catch((error: unknown) => {
    if (isRefusal(error, 'git.failed')) throw unreachable(remote, String(error.refusal.params['reason']));
    throw error;
  });
  if (result.exitCode !== 0) throw failureOf(remote, result);
}
