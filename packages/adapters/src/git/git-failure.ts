import { RefusalError } from '@tminus/domain';

interface FailedCall {
  readonly repo: string;
  readonly args: readonly string[];
}

const NOT_A_REPOSITORY = /not a git repository|cannot change to '/;

/** Turns git's stderr into a refusal: `git.notARepository`, else `git.failed` with the last line as reason. */
export function gitFailure(call: FailedCall, stderr: string, exitCode: number | null): RefusalError {
  if (NOT_A_REPOSITORY.test(stderr)) return new RefusalError('git.notARepository', { directory: call.repo });
  const last = stderr.trim().split('\n').at(-1)?.trim() ?? '';
  return new RefusalError('git.failed', {
    command: call.args[0] ?? '',
    reason: last === '' ? `exit code ${exitCode ?? 'unknown'}` : last,
  });
}
