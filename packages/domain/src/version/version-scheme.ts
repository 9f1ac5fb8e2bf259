import gt from 'semver/functions/gt.js';
import type { Increment } from '../change/change-type.ts';

/** How versions follow each other. Every version is SemVer 2.0.0 in form, and what follows is higher by its precedence. */
export interface VersionScheme {
  /** The first version of all; `preferred` is what a package file or the default says. */
  first(preferred: string): string;
  /** The stable version that an increment leads to; `none` is the one that a pre-release prepares. */
  stableAfter(version: string, increment: Increment): string;
  /** Versions of a channel that may follow, preferred one first. Refuses a channel that is no identifier. */
  channelVersions(version: string, increment: Increment, channel: string): readonly string[];
  /** What an increment that changes ask for counts as at this version. */
  weigh(version: string, increment: Increment): Increment;
}

/** The version that an increment leads to, on a channel or stable; higher than the one before unless nothing moves it. */
export function versionAfter(
  scheme: VersionScheme,
  version: string,
  increment: Increment,
  channel: string | undefined,
): string {
  if (channel === undefined) return scheme.stableAfter(version, increment);
  return firstAbove(scheme.channelVersions(version, increment, channel), version);
}

/** The first of several versions that is higher than another; one of them must be. */
function firstAbove(candidates: readonly string[], above: string): string {
  const found = candidates.find((version) => gt(version, above));
  if (found === undefined) throw new Error(`no version above ${above} among ${candidates.join(', ')}`);
  return found;
}
