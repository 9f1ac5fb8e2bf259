import { RefusalError } from '@tminus/domain';
import { runGit } from './git-process.ts';
import { resolveCommit, resolveObject } from './revision.ts';

export interface TreeFile {
  readonly path: string;
  /** Object id of the content. */
  readonly oid: string;
  /** A symbolic link: its content is where it leads. */
  readonly isLink: boolean;
}

/** Files of a commit with their content's ids; submodules are left out. One `git ls-tree`. */
export async function listTree(repo: string, revision: string): Promise<TreeFile[]> {
  const sha = await resolveCommit(repo, revision);
  const output = await runGit({ repo, args: ['ls-tree', '-r', '-z', '--full-tree', sha] });
  return output
    .toString('utf8')
    .split('\0')
    .flatMap((entry) => {
      // `<mode> <type> <object>\t<path>`; the path may itself hold tabs.
      const tab = entry.indexOf('\t');
      const [mode, type, oid = ''] = entry.slice(0, Math.max(tab, 0)).split(' ');
      return type === 'blob' ? [{ path: entry.slice(tab + 1), oid, isLink: mode === '120000' }] : [];
    });
}

/** Paths of a commit's files, relative to the repository root. */
export async function listFiles(repo: string, revision: string): Promise<string[]> {
  return (await listTree(repo, revision)).map(({ path }) => path);
}

/** Content of a file as committed, without any conversion. Refuses with `git.unknownRevision` when it is not there. */
export async function readFileAt(repo: string, revision: string, path: string): Promise<Buffer> {
  const expression = `${await resolveCommit(repo, revision)}:${path}`;
  const oid = await resolveObject(repo, expression);
  if (oid === null)
    throw new RefusalError('git.unknownRevision', { revision: `${revision}:${path}`, directory: repo });
  return runGit({ repo, args: ['cat-file', 'blob', oid] });
}

/**
 * Contents of objects (by id, or as `commit:path`), in the given order, out of one `git cat-file --batch`;
 * null for what the repository does not have. A name must not hold a line feed.
 */
export async function readBlobs(repo: string, objects: readonly string[]): Promise<(Buffer | null)[]> {
  if (objects.length === 0) return [];
  const output = await runGit({ repo, args: ['cat-file', '--batch'], input: `${objects.join('\n')}\n` });
  const blobs: (Buffer | null)[] = [];
  for (let at = 0; at < output.length; ) {
    // `<object> <type> <size>\n<content>\n`, or `<name as asked> missing\n`
    const lineEnd = output.indexOf(10, at);
    const header = /^[0-9a-f]{40,64} (\w+) (\d+)$/.exec(output.toString('utf8', at, lineEnd));
    at = lineEnd + 1;
    if (header === null) {
      blobs.push(null);
      continue;
    }
    const size = Number(header[2]);
    blobs.push(header[1] === 'blob' ? output.subarray(at, at + size) : null);
    at += size + 1;
  }
  return blobs;
}
