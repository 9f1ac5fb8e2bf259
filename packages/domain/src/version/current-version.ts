import compareBuild from 'semver/functions/compare-build.js';
import { tagVersion } from './tag-version.ts';

export interface VersionTag<T> {
  readonly version: string;
  readonly tag: T;
}

/** Tags that a pattern reads as versions, lowest first by SemVer precedence; build metadata decides between equals. */
export function versionTags<T extends { readonly name: string }>(
  tags: readonly T[],
  pattern: string,
): VersionTag<T>[] {
  return tags
    .flatMap((tag) => {
      const version = tagVersion(tag.name, pattern);
      return version === null ? [] : [{ version, tag }];
    })
    .sort((left, right) => compareBuild(left.version, right.version));
}

/**
 * The version that a component is at: the highest of its tags by SemVer 2.0.0 precedence, or null when
 * none of them is a version.
 *
 * @param tags tags that are ancestors of the commit in question
 */
export function currentVersion<T extends { readonly name: string }>(
  tags: readonly T[],
  pattern: string,
): VersionTag<T> | null {
  return versionTags(tags, pattern).at(-1) ?? null;
}
