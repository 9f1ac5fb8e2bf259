import {
  attributeTo,
  type Component,
  parseCommit,
  type ReadingRules,
  type UnmergedChange,
} from '@tminus/domain';
import { streamGit } from './git-process.ts';
import { nulFields } from './nul-fields.ts';

interface UnmergedQuery {
  readonly repo: string;
  /** Commits whose history holds what is released. */
  readonly released: readonly string[];
  readonly components: readonly Pick<Component, 'name' | 'path'>[];
  /** As everywhere when left out. */
  readonly reading?: ReadingRules | undefined;
  readonly signal?: AbortSignal;
}

/** Id, parents, reference that leads there, author, date, message; `-z` ends each record, and none of these holds a NUL. */
const FORMAT = '--format=tformat:%H%x00%P%x00%S%x00%aN <%aE>%x00%aI%x00%B';
const FIELDS = 6;

/**
 * Changes that branches, here and fetched, have beyond what is released, newest first, out of one `git log`. A commit on
 * several branches has the name of one. Files are not asked for: only a component that is the whole repository is known.
 */
export async function readUnmerged({
  repo,
  released,
  components,
  reading,
  signal,
}: UnmergedQuery): Promise<UnmergedChange[]> {
  const touched = attributeTo(components)([]);
  const found: UnmergedChange[] = [];
  const args = ['log', '-z', '--date-order', '--encoding=UTF-8', '--no-notes', '--no-patch', FORMAT];
  const ranges = ['--branches', '--remotes', '--not', ...released, '--'];
  let fields: string[] = [];
  for await (const batch of nulFields(
    streamGit({ repo, args: [...args, ...ranges], ...(signal && { signal }) }),
  ))
    for (const field of batch) {
      fields.push(field);
      if (fields.length < FIELDS) continue;
      const [sha = '', parents = '', source = '', author = '', date = '', text = ''] = fields;
      fields = [];
      const message = text.replaceAll('\r\n', '\n');
      const commit = {
        sha,
        parents: parents === '' ? [] : parents.split(' '),
        author,
        date,
        message,
        files: [],
      };
      const branch = source.replace(/^refs\/(?:heads|remotes)\//, '');
      for (const change of parseCommit(commit, touched, reading)) found.push({ change, branch });
    }
  return found;
}
