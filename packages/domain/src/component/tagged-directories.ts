import parse from 'semver/functions/parse.js';
import { groupBy } from '../change/group-by.ts';
import { baseOf, byText, isInside, isSkipped, parentOf } from './package-directories.ts';

/** What stands between a component's name and its version in a tag. */
const SEPARATORS = ['/v', '@v', '@', '-v', '/'] as const;

/** A tag such as `api/v1.2.0` taken apart, or null when it names no component. */
function splitTag(tag: string): { prefix: string; version: string } | null {
  for (const separator of SEPARATORS) {
    const at = tag.lastIndexOf(separator);
    if (at <= 0) continue;
    const version = tag.slice(at + separator.length);
    if (/^\d/.test(version) && parse(version) !== null) return { prefix: tag.slice(0, at), version };
  }
  return null;
}

/**
 * Directories that tags give versions to, by path (`services/api/v1.0.0`) or by a name that only one
 * directory near the root has (`api@1.0.0`), sorted by path. None inside, around or the same as `known`.
 */
export function taggedDirectories(
  files: readonly string[],
  tags: readonly string[],
  known: readonly string[],
): string[] {
  const prefixes = new Set(tags.flatMap((tag) => splitTag(tag)?.prefix ?? []));
  if (prefixes.size === 0) return [];
  const directories = directoriesOf(files);
  const near = [...directories].filter((path) => path.split('/').length <= NEAR);
  const byName = groupBy(near, baseOf);
  const found = new Set<string>();
  for (const prefix of prefixes) {
    const named = byName.get(baseOf(prefix)) ?? [];
    const path = directories.has(prefix) ? prefix : named.length === 1 ? named[0] : undefined;
    if (path !== undefined && !known.some((other) => overlaps(path, other))) found.add(path);
  }
  const all = [...found].sort(byText);
  return all.filter((path) => !all.some((other) => isInside(path, other)));
}

/** Deepest level at which a bare name is taken for a component: `packages/api`, not `src/main/java/api`. */
const NEAR = 2;

function overlaps(path: string, other: string): boolean {
  return path === other || isInside(path, other) || isInside(other, path);
}

function directoriesOf(files: readonly string[]): Set<string> {
  const directories = new Set<string>();
  for (const file of files)
    for (let path = parentOf(file); path !== '.' && !directories.has(path); path = parentOf(path))
      if (!isSkipped(path)) directories.add(path);
      else break;
  return directories;
}
