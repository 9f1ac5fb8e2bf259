import type { Component } from '../component/component.ts';
import { isInside, isSkipped, parentOf } from '../component/package-directories.ts';
import { joinPath } from './join-path.ts';
import { formatOf, isVersionFile, isYarnLock } from './manifest-formats.ts';

/** Stands in a component's `manifests` for the package files that are found in its directory. */
const AUTO = 'auto';

type Owner = Pick<Component, 'path' | 'manifests'>;

export const findsManifests = ({ manifests }: Owner): boolean => manifests?.includes(AUTO) ?? true;

/** Files that a component names itself, from the top of the repository; null where a path leads out of it. */
export const listedFiles = ({ path, manifests = [] }: Owner): (string | null)[] =>
  manifests.filter((file) => file !== AUTO).map((file) => joinPath(path, file));

/** The innermost component that a directory lies in; null when it lies in none. */
export function ownerOf<T extends Owner>(directory: string, components: readonly T[]): T | null {
  let best: T | null = null;
  for (const component of components) {
    const { path } = component;
    const holds = path === '.' || path === directory || isInside(directory, path);
    const isInner = best === null || best.path === '.' || (path !== '.' && path.length > best.path.length);
    if (holds && isInner && path !== best?.path) best = component;
  }
  return best;
}

/** Whether a directory lies, within its component, where samples and test data are kept. */
export function isSample(directory: string, components: readonly Owner[]): boolean {
  const owner = ownerOf(directory, components);
  return isSkipped(owner === null || owner.path === '.' ? directory : directory.slice(owner.path.length + 1));
}

/**
 * Of all paths of a repository, those whose text `planManifestUpdates` wants: package and lock files, and files that
 * components name. What was installed is never part of the product.
 */
export function manifestFilesOf(paths: readonly string[], components: readonly Owner[]): string[] {
  const listed = new Set(components.flatMap(listedFiles));
  return paths.filter((path) => {
    if (listed.has(path)) return true;
    const directory = parentOf(path);
    if (isVersionFile(path)) return ownerOf(directory, components)?.path === directory;
    const isKnown = formatOf(path) !== null || isYarnLock(path);
    return isKnown && !/(?:^|\/)node_modules(?:\/|$)/.test(directory);
  });
}
