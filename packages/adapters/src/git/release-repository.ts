import { RefusalError } from '@tminus/domain';
import type { ReleaseRepository } from '@tminus/engine';
import { createTag } from './create-tag.ts';
import { tryGit } from './git-process.ts';
import { mergeBack } from './merge-back.ts';
import { pushRefs } from './push-refs.ts';
import { commitRelease, dropAbandoned } from './release-commit.ts';
import { isAncestor } from './worktrees.ts';

/** What releases leave in git; `signal` stops a push under way. */
export function createReleaseRepository(signal?: AbortSignal): ReleaseRepository {
  return {
    commitRelease,
    dropAbandoned,
    async branchHolding(repo, sha) {
      const head = await tryGit({ repo, args: ['symbolic-ref', '--quiet', '--short', 'HEAD'] });
      const branch = head.stdout.toString('utf8').trim();
      if (head.exitCode !== 0 || branch === '') return null;
      return (await isAncestor(repo, sha, `refs/heads/${branch}`)) ? branch : null;
    },
    async createTag(repo, tag) {
      await createTag(repo, tag);
    },
    async mergeBack(repo, request) {
      const merged = await mergeBack(repo, request);
      const { source, target: branch } = request;
      if (merged.outcome === 'conflict')
        throw new RefusalError('git.mergeConflict', { branch, source, files: merged.files.join(', ') });
      if (merged.outcome === 'checkedOut') {
        const { workTree, reason, command } = merged;
        throw new RefusalError('git.mergeCheckedOut', { branch, workTree, reason, command });
      }
    },
    push: (repo, refs) => pushRefs(repo, refs, signal === undefined ? {} : { signal }),
  };
}
