import { parseVersion } from '../version/precedence.ts';
import { stableAfter } from '../version/step-version.ts';
import { type BranchPatterns, isHigherVersion, readBranchName } from './branch-name.ts';

/** A released version and the tag that has it. */
export interface ReleasedTag {
  readonly version: string;
  readonly tag: string;
}

const isStable = ({ version }: ReleasedTag): boolean => parseVersion(version)?.prerelease.length === 0;

const highest = (tags: readonly ReleasedTag[]): ReleasedTag | null =>
  tags.reduce<ReleasedTag | null>(
    (best, tag) => (best === null || isHigherVersion(tag.version, best.version) ? tag : best),
    null,
  );

/**
 * The release that a hotfix mends: the one that a word names (`v1.2.0`, `1.2.0`), the highest of the line that it names
 * (`1.2`, `v1`), or the highest of all when it is null. Pre-releases are only found by their whole name.
 */
export function hotfixBase(tags: readonly ReleasedTag[], word: string | null): ReleasedTag | null {
  if (word === null) return highest(tags.filter(isStable));
  const version = word.replace(/^v(?=\d)/, '');
  const named = tags.find((each) => each.tag === word || each.version === version);
  if (named !== undefined) return named;
  if (!/^\d+(?:\.\d+)?$/.test(version)) return null;
  return highest(tags.filter((each) => isStable(each) && each.version.startsWith(`${version}.`)));
}

/** The version that mends a release: its next patch, or what a pre-release was preparing. */
export const hotfixVersion = (version: string): string => stableAfter(version, 'patch');

/**
 * Where a release branch starts: null is the main branch, where everything new is. A version below one that is out
 * already belongs to an older line, and starts from the highest release below it.
 */
export function releaseBase(tags: readonly ReleasedTag[], version: string): ReleasedTag | null {
  const stable = tags.filter(isStable);
  if (!stable.some((each) => isHigherVersion(each.version, version))) return null;
  return highest(stable.filter((each) => isHigherVersion(version, each.version)));
}

/**
 * Branches that must have what a version mended: release branches of higher versions that are not out yet, lowest
 * first. Of a version that is out, the main branch has everything.
 */
export function openReleaseBranches(
  branches: readonly string[],
  tags: readonly ReleasedTag[],
  version: string,
  patterns: BranchPatterns,
): string[] {
  const released = new Set(tags.map((each) => each.version));
  return branches
    .flatMap((name) => {
      const read = readBranchName(name, patterns);
      const isOpen =
        read?.kind === 'release' && !released.has(read.version) && isHigherVersion(read.version, version);
      return isOpen ? [{ name, version: read.version }] : [];
    })
    .sort((left, right) => (isHigherVersion(left.version, right.version) ? 1 : -1))
    .map(({ name }) => name);
}
