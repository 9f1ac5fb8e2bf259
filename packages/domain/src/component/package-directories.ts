import { packageFileRank } from './read-manifest.ts';

/** A directory with package files. */
export interface PackageDirectory {
  /** `.` for the repository root. */
  readonly path: string;
  /** Paths of its package files, the one that names it first. */
  readonly packageFiles: readonly string[];
}

/** Packages below these are samples, copies or test data of another package, never parts of the product. */
const SKIPPED = new Set([
  'test',
  'tests',
  '__tests__',
  'fixtures',
  '__fixtures__',
  'testdata',
  'example',
  'examples',
  'e2e',
  'template',
  'templates',
  'files',
  'project-files',
  'node_modules',
  'vendor',
  'dist',
  'third_party',
  'third-party',
]);

/** A package may itself be called "testing"; what lies inside such a directory serves tests. */
const SKIPPED_INSIDE = new Set(['testing']);

/** Whether a directory lies where no component is looked for. */
export function isSkipped(path: string): boolean {
  const segments = path.split('/');
  return segments.some(
    (segment, index) => SKIPPED.has(segment) || (SKIPPED_INSIDE.has(segment) && index < segments.length - 1),
  );
}

export const parentOf = (path: string): string => {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : path.slice(0, slash);
};

export const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Whether a directory other than the root lies inside another one. */
export const isInside = (path: string, outer: string): boolean => path.startsWith(`${outer}/`);

/**
 * Directories that are packages of their own, sorted by path. Of nested ones the outermost; the root only when it
 * is the only one, since the root file of a repository with several packages describes the workspace.
 */
export function packageDirectories(files: readonly string[]): PackageDirectory[] {
  const found = new Map<string, { path: string; rank: number }[]>();
  for (const path of files) {
    const rank = packageFileRank(baseOf(path));
    const directory = parentOf(path);
    if (rank === null || isSkipped(directory)) continue;
    const group = found.get(directory);
    if (group === undefined) found.set(directory, [{ path, rank }]);
    else group.push({ path, rank });
  }
  const directories = [...found.keys()].filter((path) => path !== '.').sort(byText);
  const outermost = directories.filter((path) => !ancestorsOf(path).some((ancestor) => found.has(ancestor)));
  return (outermost.length > 0 ? outermost : [...found.keys()]).map((path) => ({
    path,
    packageFiles: (found.get(path) ?? [])
      .sort((left, right) => left.rank - right.rank)
      .map((file) => file.path),
  }));
}

function ancestorsOf(path: string): string[] {
  const ancestors: string[] = [];
  for (let up = parentOf(path); up !== '.'; up = parentOf(up)) ancestors.push(up);
  return ancestors;
}

/** By code unit, so that the order is the same in every locale. */
export const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
