import { type Fragment, type PlacedFragment, readFragment } from '@tminus/domain';
import { runGit } from '../git/git-process.ts';
import { readBlobs } from '../git/tree.ts';

/** `:<old mode> <new mode> <old object> <new object> <status>`, and the path as the next field. */
const RAW_FIELD = /^\s*:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/;

/**
 * Fragments that wait, with what their files said since each was last added, as far as commits have it, and as they are
 * committed now. By that a changelog knows text of its own in a file from text that a hand wrote. Asks git only where
 * there is a fragment that waits.
 *
 * @param revision that the fragments were read at; null for the work tree
 */
export async function withFormerWords(
  repo: string,
  revision: string | null,
  placed: readonly PlacedFragment[],
): Promise<PlacedFragment[]> {
  const paths = placed.flatMap(({ fragment, tag }) => (tag === null ? [fragment.path] : []));
  if (paths.length === 0) return [...placed];
  const objects = await earlierObjects(repo, revision ?? 'HEAD', paths);
  const wanted = [...objects].flatMap(([path, ids]) => [...ids].map((id) => ({ path, id })));
  const contents = await readBlobs(
    repo,
    wanted.map(({ id }) => id),
  );
  const former = new Map<string, Fragment[]>();
  for (const [index, { path }] of wanted.entries()) {
    const text = contents[index]?.toString('utf8');
    const read = text === undefined ? null : readFragment(path, text);
    if (read?.ok === true) former.set(path, [...(former.get(path) ?? []), read.fragment]);
  }
  return placed.map(({ fragment, tag }) => {
    const own = tag === null ? former.get(fragment.path) : undefined;
    return { fragment: own === undefined ? fragment : { ...fragment, former: own }, tag };
  });
}

/** Objects, or names of such, that hold what the files said, newest first, since each was last added. */
async function earlierObjects(
  repo: string,
  revision: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const args = ['log', '-z', '--raw', '--no-abbrev', '--no-renames', '--format='];
  const output = await runGit({
    repo,
    args: [...args, revision, '--', ...paths.map((path) => `:(top,literal)${path}`)],
  });
  const objects = new Map(paths.map((path) => [path, new Set([`${revision}:${path}`])]));
  const begun = new Set<string>();
  const fields = output.toString('utf8').split('\0');
  for (const [index, field] of fields.entries()) {
    const [, before = '', after = '', status = ''] = RAW_FIELD.exec(field) ?? [];
    const path = status === '' ? '' : (fields[index + 1] ?? '');
    const own = objects.get(path);
    if (own === undefined || begun.has(path)) continue;
    for (const id of [after, before]) if (!/^0+$/.test(id)) own.add(id);
    if (status === 'A') begun.add(path);
  }
  return objects;
}
