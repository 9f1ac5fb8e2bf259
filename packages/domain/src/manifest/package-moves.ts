import { accept, type Outcome, refuse } from '../error/refusal.ts';
import { type FoundPackage, workspaceRoot } from './find-packages.ts';
import type { Ecosystem } from './manifest-format.ts';

/** The versions that packages get, as other files speak of them. */
export interface PackageMoves {
  /** By ecosystem, then by name. */
  readonly versions: ReadonlyMap<Ecosystem, ReadonlyMap<string, string>>;
  /** What members of a Cargo workspace share, by path of the workspace's file. */
  readonly shared: ReadonlyMap<string, string>;
}

/**
 * Which packages get which version, those included that take theirs from a workspace or a parent. Refuses
 * `manifest.sharedVersion` when two releases want different versions of one workspace.
 */
export function packageMoves(packages: readonly FoundPackage[]): Outcome<PackageMoves> {
  const shared = new Map<string, string>();
  for (const each of packages) {
    const root = sharedBy(each, packages);
    if (each.version === null || root === null) continue;
    const other = shared.get(root.file.path) ?? each.version;
    if (other !== each.version)
      return refuse('manifest.sharedVersion', { path: root.file.path, one: other, other: each.version });
    shared.set(root.file.path, each.version);
  }
  const versions = new Map<Ecosystem, Map<string, string>>();
  for (const each of packages) {
    const { format, identity } = each;
    const version = isCargoMember(each)
      ? shared.get(workspaceRoot(each, packages)?.file.path ?? '')
      : each.version;
    if (identity.name === null || version == null || !(identity.inherits || identity.version !== null))
      continue;
    if (identity.inherits && format.ecosystem === 'maven') continue;
    const names = versions.get(format.ecosystem) ?? new Map<string, string>();
    versions.set(format.ecosystem, names.set(identity.name, version));
  }
  followParents(packages, versions.get('maven'));
  return accept({ versions, shared });
}

const isCargoMember = ({ format, identity }: FoundPackage): boolean =>
  format.ecosystem === 'cargo' && identity.inherits;

/** The workspace whose version a released package moves: the one it inherits from, or itself, where it is one. */
function sharedBy(each: FoundPackage, packages: readonly FoundPackage[]): FoundPackage | null {
  if (isCargoMember(each)) return workspaceRoot(each, packages);
  const { shared, version } = each.identity;
  return shared !== null && (version === null || version === shared) ? each : null;
}

/** Children of a Maven parent that give no version have their parent's, whatever their depth. */
function followParents(packages: readonly FoundPackage[], versions: Map<string, string> | undefined): void {
  if (versions === undefined) return;
  const children = new Map<string, string[]>();
  for (const { format, identity } of packages)
    if (
      format.ecosystem === 'maven' &&
      identity.inherits &&
      identity.name !== null &&
      identity.parent !== null
    )
      children.set(identity.parent, [...(children.get(identity.parent) ?? []), identity.name]);
  // Those that are added on the way are visited too.
  for (const [name, version] of versions)
    for (const child of children.get(name) ?? []) if (!versions.has(child)) versions.set(child, version);
}
