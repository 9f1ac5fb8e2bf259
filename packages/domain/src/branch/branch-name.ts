import { comparePrecedence, parseVersion } from '../version/precedence.ts';
import { tagVersion, versionTag } from '../version/tag-version.ts';

/** What branches are called; patterns with `{version}`. */
export interface BranchPatterns {
  readonly release: string;
  readonly hotfix: string;
}

/** R-22, and its like for a hotfix. */
export const BRANCH_PATTERNS: BranchPatterns = { release: 'release/{version}', hotfix: 'hotfix/{version}' };

export type BranchKind = keyof BranchPatterns;

/** The branch of a version. */
export const branchName = (patterns: BranchPatterns, kind: BranchKind, version: string): string =>
  versionTag(version, patterns[kind]);

/** Which version a branch is for, and as what; null for a branch that is for none. */
export function readBranchName(
  name: string,
  patterns: BranchPatterns,
): { readonly kind: BranchKind; readonly version: string } | null {
  for (const kind of ['release', 'hotfix'] as const) {
    const version = tagVersion(name, patterns[kind]);
    if (version !== null) return { kind, version };
  }
  return null;
}

/** SemVer precedence; false for what is no version. */
export function isHigherVersion(left: string, right: string): boolean {
  const [one, other] = [parseVersion(left), parseVersion(right)];
  return one !== null && other !== null && comparePrecedence(one, other) > 0;
}
