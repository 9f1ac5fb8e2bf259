/** How far a change moves a version. */
export type Increment = 'major' | 'minor' | 'patch' | 'none';

/** Sections of Keep a Changelog 1.1.0. */
export type ChangelogSection = 'added' | 'changed' | 'deprecated' | 'removed' | 'fixed' | 'security';

interface TypeMeaning {
  readonly increment: Increment;
  /** Null leaves the change out of the changelog. */
  readonly section: ChangelogSection | null;
}

const left = { increment: 'none', section: null } as const;

/**
 * What each commit type means when nothing else in the change says more. What
 * the changelog shows is at least a patch, and what it leaves out moves nothing. A removal that its author
 * did not mark as breaking is believed to be compatible.
 */
export const CHANGE_TYPES = {
  feat: { increment: 'minor', section: 'added' },
  fix: { increment: 'patch', section: 'fixed' },
  perf: { increment: 'patch', section: 'changed' },
  docs: { increment: 'patch', section: 'changed' },
  security: { increment: 'patch', section: 'security' },
  deprecate: { increment: 'minor', section: 'deprecated' },
  remove: { increment: 'patch', section: 'removed' },
  revert: { increment: 'patch', section: 'changed' },
  refactor: left,
  style: left,
  test: left,
  ci: left,
  build: left,
  chore: left,
} as const satisfies Record<string, TypeMeaning>;

/** Longer and shorter forms that people write; the type itself stays as written. */
const SPELLINGS: Readonly<Record<string, keyof typeof CHANGE_TYPES>> = {
  feature: 'feat',
  bug: 'fix',
  bugfix: 'fix',
  hotfix: 'fix',
  doc: 'docs',
  tests: 'test',
};

/** Meaning of a lower-case type, or null for one that is not in the table. */
export function meaningOf(type: string): TypeMeaning | null {
  const known = Object.hasOwn(SPELLINGS, type) ? SPELLINGS[type] : type;
  return known !== undefined && Object.hasOwn(CHANGE_TYPES, known)
    ? CHANGE_TYPES[known as keyof typeof CHANGE_TYPES]
    : null;
}
