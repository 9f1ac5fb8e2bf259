import { baseOf, parentOf } from '../component/package-directories.ts';
import { accept, type Outcome, refuse } from '../error/refusal.ts';
import type { ComponentVersion } from './component-version.ts';
import { type FoundPackage, findPackages } from './find-packages.ts';
import { goFindings } from './go-findings.ts';
import {
  type ManifestFinding,
  type ManifestUpdate,
  rangeKey,
  type WorkspaceMoves,
} from './manifest-format.ts';
import { formatOf, isVersionFile, isYarnLock } from './manifest-formats.ts';
import { findsManifests, isSample, listedFiles, ownerOf } from './manifest-owner.ts';
import { wholeVersion } from './marked-lines.ts';
import { type PackageMoves, packageMoves } from './package-moves.ts';
import { type FieldChange, type ManifestFile, updateManifest } from './update-manifest.ts';

export interface UpdatedFile {
  readonly path: string;
  readonly text: string;
  /** Never empty. */
  readonly changed: readonly FieldChange[];
}

export interface ManifestPlan {
  /** Files that change, those of inner directories first: what an outer file tells about inner ones stays true longest. */
  readonly files: readonly UpdatedFile[];
  /** Files that were looked at and say it all already. */
  readonly unchanged: readonly string[];
  readonly findings: readonly ManifestFinding[];
}

/**
 * What has to change in the files of one repository so that each released component says its next version: its package
 * files, the lock files that repeat them, the ranges that other released packages of the repository give for it, and the
 * files that it names itself; a range of a component that is not released and leaves the new version out is a finding. `files` are those of `manifestFilesOf`; all components of the repository are given, released or not.
 * Refuses what `updateManifest` refuses, `manifest.missing` for a named file that is not there, and
 * `manifest.sharedVersion` for one file that would have to say two versions.
 */
export function planManifestUpdates(
  files: readonly ManifestFile[],
  components: readonly ComponentVersion[],
): Outcome<ManifestPlan> {
  const marked = markedFiles(files, components);
  if (!marked.ok) return marked;
  const packages = findPackages(files, components);
  if (!packages.ok) return packages;
  const moves = packageMoves(packages.value);
  if (!moves.ok) return moves;

  const plan = { files: [] as UpdatedFile[], unchanged: [] as string[], findings: [] as ManifestFinding[] };
  const ranges = new Map<string, FieldChange>();
  for (const file of inOrder(files)) {
    const isLock = formatOf(file.path)?.identify === null;
    const update = isLock
      ? isSample(parentOf(file.path), components)
        ? null
        : lockUpdate(file.path, packages.value, moves.value, ranges)
      : (packageUpdate(file, packages.value, moves.value) ?? marked.value.get(file.path) ?? null);
    if (update === null) continue;
    const updated = updateManifest(file, update);
    if (!updated.ok) return updated;
    const { text, changed, findings } = updated.value;
    plan.findings.push(...findings);
    if (changed.length > 0) plan.files.push({ path: file.path, text, changed });
    else if (update.version !== null) plan.unchanged.push(file.path);
    if (baseOf(file.path) === 'package.json') noteRanges(file.path, changed, ranges);
  }
  plan.findings.push(...packages.value.flatMap(goFindings), ...yarnFindings(files, ranges));
  return accept(plan);
}

/** Inner directories first, and files that others repeat before the lock files that repeat them. */
function inOrder(files: readonly ManifestFile[]): ManifestFile[] {
  const depth = ({ path }: ManifestFile): number => path.split('/').length;
  const isLock = ({ path }: ManifestFile): number => (formatOf(path)?.identify === null ? 1 : 0);
  return [...files].sort((left, right) => isLock(left) - isLock(right) || depth(right) - depth(left));
}

/** Null for a file that is no package, or that nothing of this release concerns. */
function packageUpdate(
  file: ManifestFile,
  packages: readonly FoundPackage[],
  { versions, shared }: PackageMoves,
): ManifestUpdate | null {
  const own = packages.find((each) => each.file === file);
  if (own === undefined) return null;
  const dependencies = versions.get(own.format.ecosystem) ?? new Map<string, string>();
  const common = shared.get(file.path) ?? null;
  if (own.version === null && common === null && dependencies.size === 0) return null;
  const staysAsItIs = own.owner !== null && own.owner.next === null && own.version === null;
  return { version: own.version, dependencies, shared: common, staysAsItIs };
}

/** What the package files around a lock file say by now; null where none of its ecosystem is released. */
function lockUpdate(
  path: string,
  packages: readonly FoundPackage[],
  { versions }: PackageMoves,
  ranges: WorkspaceMoves['ranges'],
): ManifestUpdate | null {
  const ecosystem = formatOf(path)?.ecosystem;
  const released = packages.filter(
    ({ format, version }) => format.ecosystem === ecosystem && version !== null,
  );
  const byDirectory = released.flatMap(({ directory, identity, version }) =>
    identity.version === null || version === null ? [] : [[directory, version] as const],
  );
  const dependencies = ecosystem === undefined ? undefined : versions.get(ecosystem);
  if (byDirectory.length === 0 && dependencies === undefined) return null;
  return {
    version: null,
    dependencies: dependencies ?? new Map(),
    workspace: { directory: parentOf(path), versions: new Map(byDirectory), ranges },
  };
}

/** Files of one version and files with marked lines, each with the version that its component gets. */
function markedFiles(
  files: readonly ManifestFile[],
  components: readonly ComponentVersion[],
): Outcome<ReadonlyMap<string, ManifestUpdate>> {
  const updates = new Map<string, ManifestUpdate>();
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const component of components) {
    const { name, path: directory, next, current } = component;
    if (next === null) continue;
    for (const [index, path] of listedFiles(component).entries()) {
      if (path === null || !texts.has(path)) {
        const written = component.manifests?.filter((file) => file !== 'auto')[index] ?? '';
        return refuse('manifest.missing', { component: name, path: path ?? written });
      }
      const other: string = updates.get(path)?.version ?? next;
      if (other !== next) return refuse('manifest.sharedVersion', { path, one: other, other: next });
      updates.set(path, { version: next, previous: current === null ? [] : [current] });
    }
    if (!findsManifests(component)) continue;
    for (const { path, text } of files)
      if (
        isVersionFile(path) &&
        parentOf(path) === directory &&
        !updates.has(path) &&
        wholeVersion(text) !== null
      )
        if (ownerOf(directory, components) === component) updates.set(path, { version: next });
  }
  return accept(updates);
}

/** Remembers the ranges that moved in a `package.json`, for the lock files that repeat them. */
function noteRanges(path: string, changed: readonly FieldChange[], ranges: Map<string, FieldChange>): void {
  for (const change of changed) {
    const dot = change.field.indexOf('.');
    if (dot === -1) continue;
    const [group, dependency] = [change.field.slice(0, dot), change.field.slice(dot + 1)];
    ranges.set(rangeKey(parentOf(path), group, dependency), change);
  }
}

/** Yarn's own form of lock file repeats ranges too, in places that only yarn knows to fill. */
function yarnFindings(files: readonly ManifestFile[], ranges: WorkspaceMoves['ranges']): ManifestFinding[] {
  if (ranges.size === 0) return [];
  return files.flatMap(({ path, text }) =>
    isYarnLock(path) && /^__metadata:/m.test(text) ? [{ code: 'manifest.yarnLock', params: { path } }] : [],
  );
}
