import parse from 'semver/functions/parse.js';

const PLACE = '{version}';

/**
 * The SemVer 2.0.0 version that a tag stands for under a pattern such as `api/v{version}`, build metadata
 * included; null when the tag has another form or the rest is no version.
 */
export function tagVersion(tag: string, pattern: string): string | null {
  const at = pattern.indexOf(PLACE);
  if (at === -1) return null;
  const prefix = pattern.slice(0, at);
  const suffix = pattern.slice(at + PLACE.length);
  if (tag.length <= prefix.length + suffix.length) return null;
  if (!tag.startsWith(prefix) || !tag.endsWith(suffix)) return null;
  const text = tag.slice(prefix.length, tag.length - suffix.length);
  // The library also takes `v1.2.3` and `=1.2.3`, which SemVer 2.0.0 does not.
  return /^\d/.test(text) && parse(text) !== null ? text : null;
}

/** The tag that a version gets under a pattern. */
export function versionTag(version: string, pattern: string): string {
  return pattern.replace(PLACE, () => version);
}
