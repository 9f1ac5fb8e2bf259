import { runGit } from './git-process.ts';
import { resolveCommit, resolveObject } from './revision.ts';

export interface Tag {
  readonly name: string;
  /** Commit that the tag points at, through annotated tags. */
  readonly sha: string;
  /** When it was tagged (annotated) or committed (lightweight): ISO 8601 with offset. */
  readonly date: string;
}

const FORMAT =
  '--format=%(refname:strip=2)%00%(objectname)%00%(objecttype)%00%(*objectname)%00%(*objecttype)%00%(creatordate:iso-strict)';

/**
 * Tags that point at commits, in one `git for-each-ref`; with `mergedInto` only those that are ancestors of
 * that revision or the revision itself, which takes a walk over all of history; with `names` only these. Tags of
 * trees and blobs are left out.
 */
export async function listTags(
  repo: string,
  options: { readonly mergedInto?: string; readonly names?: readonly string[] } = {},
): Promise<Tag[]> {
  const merged =
    options.mergedInto === undefined ? [] : [`--merged=${await resolveCommit(repo, options.mergedInto)}`];
  const refs = options.names?.map((name) => `refs/tags/${name}`) ?? ['refs/tags'];
  const output = await runGit({ repo, args: ['for-each-ref', ...merged, FORMAT, ...refs] });
  const lines = output.toString('utf8').split('\n');
  const tags = await Promise.all(lines.filter((line) => line !== '').map((line) => readTag(repo, line)));
  return tags.filter((tag) => tag !== null);
}

async function readTag(repo: string, line: string): Promise<Tag | null> {
  const [name = '', object = '', type, peeled = '', peeledType, date = ''] = line.split('\0');
  if (type === 'commit') return { name, sha: object, date };
  if (peeledType === 'commit') return { name, sha: peeled, date };
  // A tag of a tag: git before 2.45 looks through the outer one only.
  const sha = peeledType === 'tag' ? await resolveObject(repo, `${object}^{commit}`) : null;
  return sha === null ? null : { name, sha, date };
}
