import { type ParsedVersion, parseVersion } from './precedence.ts';

const PLACE = '{version}';

/**
 * The SemVer 2.0.0 version that a tag stands for under a pattern such as `api/v{version}`, build metadata
 * included; null when the tag has another form or the rest is no version.
 */
export function tagVersion(tag: string, pattern: string): string | null {
  return tagReader(pattern)(tag)?.version ?? null;
}

/** Reads tags under one pattern, each with its version taken apart. */
export function tagReader(
  pattern: string,
): (tag: string) => { readonly version: string; readonly parsed: ParsedVersion } | null {
  const at = pattern.indexOf(PLACE);
  if (at === -1) return () => null;
  const prefix = pattern.slice(0, at);
  const suffix = pattern.slice(at + PLACE.length);
  return (tag) => {
    if (tag.length <= prefix.length + suffix.length) return null;
    if (!tag.startsWith(prefix) || !tag.endsWith(suffix)) return null;
    const version = tag.slice(prefix.length, tag.length - suffix.length);
    const parsed = parseVersion(version);
    return parsed === null ? null : { version, parsed };
  };
}

/** The tag that a version gets under a pattern. */
export function versionTag(version: string, pattern: string): string {
  return pattern.replace(PLACE, () => version);
}
