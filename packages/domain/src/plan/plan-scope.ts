import type { Change } from '../change/change.ts';
import { isReleaseCommit } from '../change/release-commit.ts';
import type { ChangelogEntry } from '../changelog/changelog-entry.ts';
import { changelogRelease } from '../changelog/changelog-release.ts';
import { type SectionRules, sectionOf } from '../changelog/section.ts';
import type { Fragment } from '../fragment/fragment.ts';
import type { Plan, ScopeItem } from './plan.ts';

/** A component of a plan, with the changes that go out. */
export interface ScopedComponent {
  readonly name: string;
  /** Newest first, without reverted pairs. */
  readonly changes: readonly Change[];
  /** Where the configuration shows commit types. */
  readonly sections?: SectionRules | undefined;
  /** Those that its release publishes. */
  readonly fragments?: readonly Fragment[] | undefined;
}

/**
 * What a release contains, told as its changelog will tell it: fragments in the place of the commits that they reword,
 * and beside them where no commit carries them. What breaks stands under its own heading, and once more as the feature
 * or fix that it is.
 */
export function planScope(
  components: readonly ScopedComponent[],
): Pick<Plan, 'features' | 'fixes' | 'breaking' | 'further' | 'otherChanges'> {
  const scopes = components.map(scopeOf);
  const further = scopes.flatMap((scope) => scope.further);
  return {
    features: scopes.flatMap(({ features }) => features),
    fixes: scopes.flatMap(({ fixes }) => fixes),
    breaking: scopes.flatMap(({ breaking }) => breaking),
    // What is not there is not written, so that plans without it keep the digest that was approved.
    ...(further.length > 0 && { further }),
    otherChanges: scopes.reduce((sum, { untold }) => sum + untold, 0),
  };
}

function scopeOf({ name, changes, sections: rules, fragments = [] }: ScopedComponent) {
  const own = fragments.filter(({ kind }) => kind === 'change');
  const rewords = new Map(
    own.flatMap((fragment) => {
      const { commit } = fragment;
      const change = commit === null ? undefined : changes.find(({ sha }) => sha.startsWith(commit));
      return change === undefined ? [] : [[change.sha, fragment] as const];
    }),
  );
  const { sections } = changelogRelease(
    { version: null, date: null, component: name },
    {
      changes,
      rewords,
      fragments: own.filter(({ commit }) => commit === null),
      ...(rules !== undefined && { rulesOf: () => rules }),
    },
  );
  const { added, fixed, security, changed, deprecated, removed } = sections;
  const items = (entries: readonly ChangelogEntry[]): ScopeItem[] =>
    entries.map(({ sha, subject, refs }) => ({ component: name, sha: sha ?? '', subject, refs }));
  const others = [...changed, ...deprecated, ...removed];
  return {
    features: items(added),
    fixes: items([...fixed, ...security]),
    breaking: items([...added, ...fixed, ...security, ...others].filter(({ breaking }) => breaking)),
    further: items(others.filter(({ breaking }) => !breaking)),
    untold: changes.filter(
      (change) => sectionOf(change, rules) === null && !isReleaseCommit(change) && !rewords.has(change.sha),
    ).length,
  };
}
