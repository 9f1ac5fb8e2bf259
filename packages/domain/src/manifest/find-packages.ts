import { parentOf } from '../component/package-directories.ts';
import { accept, type Outcome } from '../error/refusal.ts';
import type { ComponentVersion } from './component-version.ts';
import type { ManifestFormat, ManifestIdentity } from './manifest-format.ts';
import { formatOf } from './manifest-formats.ts';
import { findsManifests, isSample, listedFiles, ownerOf } from './manifest-owner.ts';
import { pep440 } from './pep440.ts';
import { type ManifestFile, reading } from './update-manifest.ts';
import { isMember } from './workspace-members.ts';

/** A package file, and the version that it gets. */
export interface FoundPackage {
  readonly file: ManifestFile;
  readonly directory: string;
  readonly format: ManifestFormat;
  readonly identity: ManifestIdentity;
  readonly owner: ComponentVersion | null;
  /** Null when the package is not released. */
  readonly version: string | null;
}

/**
 * The packages among these files. A component's version is that of the package in its directory, of the files that it
 * names, and of packages further below that are in step with it: they had the very version that it had before. Samples and
 * test data count where a workspace declares them as its members.
 * Refuses `manifest.unreadable` for a file that must get a version; others that cannot be read are left out.
 */
export function findPackages(
  files: readonly ManifestFile[],
  components: readonly ComponentVersion[],
): Outcome<readonly FoundPackage[]> {
  const all: FoundPackage[] = [];
  for (const file of files) {
    const format = formatOf(file.path);
    if (format?.identify == null) continue;
    const directory = parentOf(file.path);
    const owner = ownerOf(directory, components);
    const next = releasedAs(file.path, directory, components);
    const { identify } = format;
    const read = reading(file, format, () => identify(file.text));
    if (!read.ok && next !== null) return read;
    if (read.ok) all.push({ file, directory, format, identity: read.value, owner, version: next });
  }
  const found = all.filter(
    (each) => each.version !== null || !isSample(each.directory, components) || isMember(each, all),
  );
  return accept(found.map((each) => (each.version === null ? inStep(each, found) : each)));
}

/** The version of a file that belongs to a release by its place or by its name. */
function releasedAs(path: string, directory: string, components: readonly ComponentVersion[]): string | null {
  const naming = components.find(({ next, ...each }) => next !== null && listedFiles(each).includes(path));
  if (naming !== undefined) return naming.next;
  const owner = ownerOf(directory, components);
  return owner !== null && owner.path === directory && findsManifests(owner) ? owner.next : null;
}

function inStep(each: FoundPackage, all: readonly FoundPackage[]): FoundPackage {
  const { owner, directory, identity } = each;
  if (owner === null || owner.next === null || directory === owner.path || !findsManifests(owner))
    return each;
  if (identity.inherits && each.format.ecosystem === 'cargo') {
    const root = workspaceRoot(each, all);
    return root?.owner === owner ? { ...each, version: owner.next } : each;
  }
  const known = all.flatMap((other) =>
    other.owner === owner && other.directory === owner.path
      ? [other.identity.version, other.identity.shared]
      : [],
  );
  const versions = [owner.next, owner.current, ...known].flatMap((version) =>
    version === null ? [] : [version, pep440(version)],
  );
  return identity.version !== null && versions.includes(identity.version)
    ? { ...each, version: owner.next }
    : each;
}

/** The Cargo workspace that a crate takes its version from: the nearest one above it. */
export function workspaceRoot(member: FoundPackage, all: readonly FoundPackage[]): FoundPackage | null {
  const roots = new Map(
    all.flatMap((each) =>
      each.format.ecosystem === 'cargo' && each.identity.shared !== null
        ? [[each.directory, each] as const]
        : [],
    ),
  );
  for (let directory = member.directory; ; directory = parentOf(directory)) {
    const root = roots.get(directory);
    if (root !== undefined || directory === '.') return root ?? null;
  }
}
