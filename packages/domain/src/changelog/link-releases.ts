import type { Forge } from '../forge/forge.ts';
import { type ReferenceLink, referenceUrl } from '../forge/reference-url.ts';
import type { ChangelogEntry } from './changelog-entry.ts';
import { type ChangelogRelease, mapEntries } from './changelog-release.ts';

/** Where readers find what a changelog names. */
export interface ChangelogLinks {
  /** Null where none is known. */
  readonly forge: Forge | null;
  readonly references: readonly ReferenceLink[];
}

/** The tags or revisions that a release lies between. */
export interface ReleaseSpan {
  /** What came before; null for the first release. */
  readonly from: string | null;
  readonly to: string;
}

/**
 * Releases with the address of their differences, entries with those of their commits and of the ids they name.
 *
 * @param spans of each release
 */
export function linkReleases(
  releases: readonly ChangelogRelease[],
  spans: readonly ReleaseSpan[],
  { forge, references }: ChangelogLinks,
): readonly ChangelogRelease[] {
  if (forge === null && references.length === 0) return releases;
  return releases.map((release, index) => ({
    ...mapEntries(release, (entry) => linkEntry(entry, forge, references)),
    link: forge === null ? null : linkOf(release, spans[index], forge),
  }));
}

function linkOf({ version }: ChangelogRelease, span: ReleaseSpan | undefined, forge: Forge): string | null {
  if (span === undefined) return null;
  if (span.from !== null) return forge.compareUrl(span.from, span.to);
  return version === null ? null : forge.tagUrl(span.to);
}

function linkEntry(
  entry: ChangelogEntry,
  forge: Forge | null,
  links: readonly ReferenceLink[],
): ChangelogEntry {
  const refs = entry.refs.flatMap((ref) => {
    const url = referenceUrl(ref, forge, links);
    return url === null ? [] : [[ref.raw, url] as const];
  });
  const commit = forge === null || entry.sha === null ? null : forge.commitUrl(entry.sha);
  return { ...entry, links: { commit, refs: Object.fromEntries(refs) } };
}
