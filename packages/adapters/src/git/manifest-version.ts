import { FIXED_PACKAGE_FILES, manifestVersion } from '@tminus/domain';
import { readBlobs } from './tree.ts';

/** Versions that package files directly in these directories give at a commit, in the order of the paths; null for none. */
export async function readManifestVersions(
  repo: string,
  sha: string,
  paths: readonly string[],
): Promise<(string | null)[]> {
  const objects = paths.flatMap((path) =>
    FIXED_PACKAGE_FILES.map((file) => `${sha}:${path === '.' ? '' : `${path}/`}${file}`),
  );
  const blobs = await readBlobs(repo, objects);
  return paths.map((_, index) => {
    const at = index * FIXED_PACKAGE_FILES.length;
    const files = FIXED_PACKAGE_FILES.flatMap((name, offset) => {
      const blob = blobs[at + offset];
      return blob == null ? [] : [{ name, text: blob.toString('utf8') }];
    });
    return manifestVersion(files);
  });
}
