import { groupBy } from '../change/group-by.ts';
import { comparePrecedence, type ParsedVersion } from './precedence.ts';
import { tagReader } from './tag-version.ts';

export interface VersionTag<T> {
  readonly version: string;
  readonly tag: T;
}

interface ReadTag<T> extends VersionTag<T> {
  readonly parsed: ParsedVersion;
}

/** Tags that a pattern reads as versions, lowest first by SemVer precedence; build metadata decides between equals. */
export function versionTags<T extends { readonly name: string }>(
  tags: readonly T[],
  pattern: string,
): VersionTag<T>[] {
  return readTags(tags, pattern).map(({ version, tag }) => ({ version, tag }));
}

/**
 * The last `count` of `versionTags`. Where tags are many it is several times faster: higher major versions are higher
 * whatever follows, so the others are not looked at.
 */
export function highestVersionTags<T extends { readonly name: string }>(
  tags: readonly T[],
  pattern: string,
  count: number,
): VersionTag<T>[] {
  const start = Math.max(pattern.indexOf('{version}'), 0);
  const byMajor = groupBy(tags, ({ name }) => Number.parseInt(name.slice(start, start + MAJOR_DIGITS), 10));
  let highest: VersionTag<T>[] = [];
  for (const major of [...byMajor.keys()]
    .filter((number) => number >= 0)
    .sort((left, right) => right - left)) {
    highest = [...versionTags(byMajor.get(major) ?? [], pattern), ...highest];
    if (highest.length >= count) break;
  }
  return highest.slice(-count);
}

/** As many as an exact integer can have. */
const MAJOR_DIGITS = 16;

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
  return highestVersionTags(tags, pattern, 1)[0] ?? null;
}

function readTags<T extends { readonly name: string }>(tags: readonly T[], pattern: string): ReadTag<T>[] {
  const read = tagReader(pattern);
  return tags
    .flatMap((tag) => {
      const found = read(tag.name);
      return found === null ? [] : [{ ...found, tag }];
    })
    .sort((left, right) => comparePrecedence(left.parsed, right.parsed));
}
