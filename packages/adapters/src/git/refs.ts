import { RefusalError } from '@tminus/domain';
import { gitFailure } from './git-failure.ts';
import { tryGit } from './git-process.ts';

/** A tag as the list of references has it: without a date, and perhaps of something else than a commit. */
export interface TagRef {
  readonly name: string;
  /** What it points at, through annotated tags. */
  readonly sha: string;
  /** Whether the tag is an object with a date of its own. */
  readonly isAnnotated: boolean;
}

export interface Refs {
  readonly head: string;
  readonly tags: readonly TagRef[];
}

const TAG = 'refs/tags/';
const PEELED = '^{}';

/**
 * HEAD and every tag out of one `git show-ref`, which need not open what the tags point at: several times faster
 * than `listTags`. Refuses with `git.noCommits` where HEAD names nothing yet.
 */
export async function readRefs(repo: string): Promise<Refs> {
  const args = ['show-ref', '--head', '--tags', '--dereference'];
  const { exitCode, stdout, stderr } = await tryGit({ repo, args });
  // It exits with 1 where there is neither HEAD nor a tag.
  if (exitCode > 1) throw gitFailure({ repo, args }, stderr, exitCode);
  let head: string | null = null;
  const tags: TagRef[] = [];
  for (const line of stdout.toString('utf8').split('\n')) {
    const space = line.indexOf(' ');
    const sha = line.slice(0, space);
    const ref = line.slice(space + 1);
    if (ref === 'HEAD') head = sha;
    if (!ref.startsWith(TAG)) continue;
    // The line of what an annotated tag points at follows its own.
    if (ref.endsWith(PEELED)) tags.pop();
    const isAnnotated = ref.endsWith(PEELED);
    tags.push({ name: ref.slice(TAG.length, isAnnotated ? -PEELED.length : undefined), sha, isAnnotated });
  }
  if (head === null) throw new RefusalError('git.noCommits', { directory: repo });
  return { head, tags };
}
