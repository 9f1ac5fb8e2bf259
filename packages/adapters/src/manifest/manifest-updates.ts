import {
  accepted,
  type ComponentVersion,
  type FieldChange,
  type ManifestFinding,
  manifestFilesOf,
  planManifestUpdates,
} from '@tminus/domain';
import { listTree, readBlobs } from '../git/tree.ts';
import { type FileText, fileText } from './file-text.ts';
import { listWorkTree, readWorkTreeFiles } from './work-tree-files.ts';

/** A file whose new content says the versions. */
export interface ManifestContent {
  /** From the top of the repository. */
  readonly path: string;
  readonly content: Buffer;
  readonly changed: readonly FieldChange[];
}

export interface ManifestUpdates {
  readonly files: readonly ManifestContent[];
  /** Files that say their version already. */
  readonly unchanged: readonly string[];
  readonly findings: readonly ManifestFinding[];
}

export interface ManifestUpdateQuery {
  /** Any directory of the repository, or a bare one. */
  readonly repo: string;
  /** All components of the repository; those with a next version are released. */
  readonly components: readonly ComponentVersion[];
}

/**
 * What package files of a commit must become so that released components say their next versions: one `git ls-tree`, one
 * `git cat-file`; nothing is written. Refuses as `planManifestUpdates` does.
 */
export async function manifestUpdates(
  query: ManifestUpdateQuery & { readonly sha: string },
): Promise<ManifestUpdates> {
  const tree = (await listTree(query.repo, query.sha)).filter(({ isLink }) => !isLink);
  const wanted = new Set(
    manifestFilesOf(
      tree.map(({ path }) => path),
      query.components,
    ),
  );
  const files = tree.filter(({ path }) => wanted.has(path));
  const blobs = await readBlobs(
    query.repo,
    files.map(({ oid }) => oid),
  );
  const contents = files.flatMap(({ path }, index) => {
    const blob = blobs[index];
    return blob == null ? [] : [[path, blob] as const];
  });
  return updatesOf(new Map(contents), query.components);
}

/** The same of the work tree as it is now, changes that are not committed included; of files that git tracks. */
export async function workTreeManifestUpdates({
  repo,
  components,
}: ManifestUpdateQuery): Promise<ManifestUpdates & { readonly root: string }> {
  const { root, paths } = await listWorkTree(repo);
  const contents = await readWorkTreeFiles(root, manifestFilesOf(paths, components));
  return { root, ...updatesOf(contents, components) };
}

function updatesOf(
  contents: ReadonlyMap<string, Buffer>,
  components: readonly ComponentVersion[],
): ManifestUpdates {
  const texts = new Map<string, FileText>();
  for (const [path, bytes] of contents) texts.set(path, fileText(bytes));
  const files = [...texts].map(([path, { text }]) => ({ path, text }));
  const plan = accepted(planManifestUpdates(files, components));
  return {
    ...plan,
    files: plan.files.map(({ path, text, changed }) => ({
      path,
      content: texts.get(path)?.toBytes(text) ?? Buffer.from(text),
      changed,
    })),
  };
}
