import type { Change } from '../change/change.ts';
import { type ChangelogSection, meaningOf } from '../change/change-type.ts';
import { hasFooter } from '../change/read-footers.ts';
import { isReleaseCommit } from '../change/release-commit.ts';

/** Sections in the order of Keep a Changelog 1.1.0. */
export const SECTIONS = [
  'added',
  'changed',
  'deprecated',
  'removed',
  'fixed',
  'security',
] as const satisfies readonly ChangelogSection[];

/** Sections of commit types that a configuration decides; null leaves a type out. */
export type SectionRules = ReadonlyMap<string, ChangelogSection | null>;

/** The rules that a change is shown by, where components have rules of their own. */
export type RulesOf = (change: Change) => SectionRules | undefined;

/**
 * The changelog section that a change itself belongs to, or null when it is left out. What
 * users must know first decides first: security, then deprecation, removal, and only then the type, by the rules and
 * else by what it usually means. Of what would be left out, breaking changes and reverts are shown as changed, and what
 * has a `Deprecated:` footer as deprecated. Beside a section of its own, `deprecationsOf` tells such a footer's text.
 */
export function sectionOf(change: Change, rules?: SectionRules): ChangelogSection | null {
  const { type, scope, footers, refs } = change;
  if (type === 'security' || scope?.toLowerCase() === 'security' || hasFooter(footers, 'security'))
    return 'security';
  if (refs.some(({ kind }) => kind === 'vulnerability')) return 'security';
  if (type === 'deprecate') return 'deprecated';
  if (type === 'remove' || scope?.toLowerCase() === 'remove') return 'removed';
  // A release's own commit is of a type that a configuration may show.
  const ruled = isReleaseCommit(change) ? undefined : rules?.get(type ?? '');
  const section = ruled === undefined ? (meaningOf(type ?? '')?.section ?? null) : ruled;
  if (section !== null) return section;
  if (change.breaking || change.reverts.length > 0) return 'changed';
  return hasFooter(footers, 'deprecated') ? 'deprecated' : null;
}
