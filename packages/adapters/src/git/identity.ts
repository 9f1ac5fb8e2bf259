import { RefusalError } from '@tminus/domain';
import { tryGit } from './git-process.ts';

/** Git's own setting that keeps it from inventing an address out of login and host name. */
export const CONFIGURED_IDENTITY = ['-c', 'user.useConfigOnly=true'];

/** Refuses with `git.identityMissing` where git was never told in whose name to commit and tag. */
export async function requireIdentity(repo: string): Promise<void> {
  const asked = await tryGit({ repo, args: [...CONFIGURED_IDENTITY, 'var', 'GIT_COMMITTER_IDENT'] });
  if (asked.exitCode !== 0) throw new RefusalError('git.identityMissing', { directory: repo });
}

/** How long a signing program may take, which may have to ask a person or a device. */
export const SIGNING_TIMEOUT_MS = 120_000;

/** `git.signingFailed` when git's stderr says that the signature could not be made, else null. */
export function signingFailure(stderr: string): RefusalError | null {
  const line = stderr.split('\n').find((each) => /\bsign|gpg|(?:private|public|secret) key/i.test(each));
  return line === undefined ? null : new RefusalError('git.signingFailed', { reason: line.trim() });
}
