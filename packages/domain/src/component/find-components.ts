import type { ErrorParams } from '../error/refusal.ts';
import { VERSION_POLICY, type VersionPolicy } from '../version/version-policy.ts';
import type { Component } from './component.ts';
import { dropCycles } from './drop-cycles.ts';
import { baseOf, byText, type PackageDirectory, packageDirectories } from './package-directories.ts';
import { type Manifest, readManifest } from './read-manifest.ts';
import { isSharedPattern, tagPatterns } from './tag-pattern.ts';
import { taggedDirectories } from './tagged-directories.ts';

export interface RepositoryContents {
  /** Repository directory, absolute. */
  readonly repo: string;
  /** Every path of the commit. */
  readonly files: readonly string[];
  /** Texts of the files that `manifestPaths` asks for, by path. */
  readonly manifests: ReadonlyMap<string, string>;
  readonly tags: readonly string[];
  /** Name of a repository that gives none itself, for example its directory's. */
  readonly fallbackName: string;
}

export interface FoundComponent extends Component {
  /** From its package file; null when that gives none. */
  readonly manifestVersion: string | null;
}

/** Something about the repository that a person should know; never an error. */
export interface ComponentFinding {
  readonly code: 'component.manifestUnreadable' | 'component.dependencyCycle';
  readonly params: ErrorParams;
}

export interface FoundComponents {
  /** Sorted by path; never empty: a repository without any package is one component. */
  readonly components: readonly FoundComponent[];
  readonly findings: readonly ComponentFinding[];
}

/** Package files that `findComponents` wants to read. */
export function manifestPaths(files: readonly string[]): string[] {
  return packageDirectories(files).flatMap(({ packageFiles }) => packageFiles);
}

/**
 * Finds the components of a repository: packages of the common ecosystems and directories with tags of
 * their own; those that share the product's tags share its version. A package file that cannot be read is a finding and its directory is a component all the same;
 * of dependencies in a circle the edge that closes it is left out, with a finding.
 */
export function findComponents(contents: RepositoryContents): FoundComponents {
  const places = placesOf(contents);
  const findings: ComponentFinding[] = [];
  const read = places.map((place) => {
    const { manifest, unreadable } = manifestOf(place, contents.manifests);
    for (const path of unreadable) findings.push({ code: 'component.manifestUnreadable', params: { path } });
    return { path: place.path, manifest };
  });
  const named = nameComponents(read, contents.fallbackName);
  const tags = contents.tags.map((name) => ({ name }));
  const patterns = tagPatterns(
    named.map(({ name, path, manifest }) => ({ name, path, version: manifest?.version ?? null })),
    tags,
  );
  const together = named.flatMap(({ name }, index) => (isSharedPattern(patterns[index] ?? '') ? [name] : []));
  const { edges, cycles } = dropCycles(
    new Map(named.map((component) => [component.name, needs(component, named)])),
  );
  for (const cycle of cycles)
    findings.push({ code: 'component.dependencyCycle', params: { cycle: cycle.join(' → ') } });
  const components = named.map(({ name, path, manifest }, index) => ({
    name,
    path,
    repo: contents.repo,
    tagPattern: patterns[index] ?? 'v{version}',
    dependsOn: edges.get(name) ?? [],
    manifestVersion: manifest?.version ?? null,
    ...(together.length > 1 && together.includes(name) && { versioning: fixed(together) }),
  }));
  return { components, findings };
}

const fixed = (members: readonly string[]): VersionPolicy => ({
  ...VERSION_POLICY,
  group: { kind: 'fixed', members },
});

interface Read {
  readonly path: string;
  readonly manifest: Manifest | null;
}

interface Named extends Read {
  readonly name: string;
}

function placesOf({ files, tags }: RepositoryContents): PackageDirectory[] {
  const packages = packageDirectories(files);
  const inner = packages.filter(({ path }) => path !== '.');
  const tagged = taggedDirectories(
    files,
    tags,
    inner.map(({ path }) => path),
  ).map((path) => ({ path, packageFiles: [] }));
  if (inner.length + tagged.length > 0) return [...inner, ...tagged].sort((a, b) => byText(a.path, b.path));
  return packages.length > 0 ? packages : [{ path: '.', packageFiles: [] }];
}

function manifestOf(
  { packageFiles }: PackageDirectory,
  manifests: ReadonlyMap<string, string>,
): { manifest: Manifest | null; unreadable: string[] } {
  const unreadable: string[] = [];
  const readable: Manifest[] = [];
  for (const path of packageFiles) {
    const manifest = readManifest(baseOf(path), manifests.get(path) ?? '');
    if (manifest === null) unreadable.push(path);
    else readable.push(manifest);
  }
  return { manifest: readable.find(({ name }) => name !== null) ?? readable[0] ?? null, unreadable };
}

/** What configuration accepts as a component's name. */
const NAME = /^[A-Za-z0-9@][A-Za-z0-9@/._-]*$/;

function nameComponents(read: readonly Read[], fallbackName: string): Named[] {
  const declared = read.map(({ manifest }) => manifest?.name ?? null);
  const names = new Set<string>();
  return read.map(({ path, manifest }, index) => {
    const name = declared[index];
    const usable = typeof name === 'string' && NAME.test(name) && declared.indexOf(name) === index;
    const chosen = usable ? name : shortestFree(path === '.' ? fallbackName : path, names, read);
    names.add(chosen);
    return { name: chosen, path, manifest };
  });
}

/** As few last segments of a path as no other component's path ends with. */
function shortestFree(path: string, taken: ReadonlySet<string>, read: readonly Read[]): string {
  const segments = path.split('/').map((segment) => segment.replaceAll(/[^A-Za-z0-9@._-]/g, '-'));
  for (let count = 1; count <= segments.length; count += 1) {
    const name = segments
      .slice(-count)
      .join('/')
      .replace(/^[^A-Za-z0-9@]+/, '');
    const alone = read.filter((other) => `/${other.path}`.endsWith(`/${name}`)).length <= 1;
    if (name !== '' && !taken.has(name) && (alone || count === segments.length)) return name;
  }
  for (let number = 2; ; number += 1) if (!taken.has(`component-${number}`)) return `component-${number}`;
}

function needs({ manifest, name }: Named, all: readonly Named[]): string[] {
  const wanted = new Set(manifest?.dependencies ?? []);
  return all
    .filter((other) => other.name !== name && other.manifest?.name != null && wanted.has(other.manifest.name))
    .map((other) => other.name);
}
