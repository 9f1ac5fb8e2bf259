import { type Component, versionTags } from '@tminus/domain';
import type { Tag } from '../git/tags.ts';

/** One end of a span: a version, and the tag or commit that it was made of. */
export interface SpanEnd {
  /** Null when nobody decided it yet. */
  readonly version: string | null;
  /** What git and forges know it as. */
  readonly revision: string;
  /** The tag that forges know it by or will know it by, where `revision` is another name. */
  readonly tag?: string;
  /** `YYYY-MM-DD`; null for what is not tagged yet. */
  readonly date: string | null;
}

/** What one version of a component carries: everything reachable from `to` and not from `from`. */
export interface Span {
  readonly component: Component;
  /** Null begins with the first commit. */
  readonly from: SpanEnd | null;
  readonly to: SpanEnd;
}

/** The tag of a component that a word means: its version with or without `v`, or the tag's own name. */
export function findTag(tags: readonly Tag[], { tagPattern }: Component, word: string): SpanEnd | null {
  const wanted = word.replace(/^v(?=\d)/, '');
  const found = versionTags(tags, tagPattern).findLast(
    ({ version, tag }) => version === wanted || tag.name === word,
  );
  return found === undefined ? null : endOf(found.version, found.tag);
}

/**
 * Where the notes of a version begin: at the tag of the next lower version that was there before it, whether or not it
 * lies on the same branch, since that is the version that its users come from. Those of a final version also tell what
 * its pre-releases did, since most users saw none of them.
 */
export function baseOf(tags: readonly Tag[], { tagPattern }: Component, version: string): SpanEnd | null {
  const isFinal = !isPreRelease(version);
  const all = versionTags(tags, tagPattern);
  const at = all.findIndex((candidate) => candidate.version === version);
  const end = all[at] === undefined ? Number.POSITIVE_INFINITY : Date.parse(all[at].tag.date);
  const lower = (
    at < 0 ? all.filter((candidate) => isLower(candidate.version, version)) : all.slice(0, at)
  ).filter(({ tag }) => Date.parse(tag.date) <= end);
  const base = lower.findLast((candidate) => !isFinal || !isPreRelease(candidate.version));
  return base === undefined ? null : endOf(base.version, base.tag);
}

/** Whether no tag of the component is of a higher version, pre-releases aside. */
export const isNewest = (tags: readonly Tag[], { tagPattern }: Component, version: string): boolean =>
  versionTags(tags, tagPattern).every(
    (candidate) => isPreRelease(candidate.version) || !isLower(version, candidate.version),
  );

/** Whether a version lies above one and below another. */
export const isBetween = (version: string, above: string | null, below: string): boolean =>
  (above === null || isLower(above, version)) && isLower(version, below);

/** By SemVer precedence, as the tags themselves are ordered. */
const isLower = (left: string, right: string): boolean =>
  left !== right && versionTags([{ name: left }, { name: right }], '{version}')[0]?.version === left;

const isPreRelease = (version: string): boolean => version.split('+', 1)[0]?.includes('-') ?? false;

const endOf = (version: string, { name, date }: Tag): SpanEnd => ({
  version,
  revision: `refs/tags/${name}`,
  date: date.slice(0, 10),
});

/** Tags of the last few versions of a component, newest first, for a message that lists what there is. */
export const knownVersions = (tags: readonly Tag[], { tagPattern }: Component): string[] =>
  versionTags(tags, tagPattern)
    .slice(-5)
    .reverse()
    .map(({ tag }) => tag.name);
