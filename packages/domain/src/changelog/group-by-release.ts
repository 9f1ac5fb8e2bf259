import type { Change, Commit } from '../change/change.ts';
import { groupBy } from '../change/group-by.ts';
import type { Fragment } from '../fragment/fragment.ts';
import type { PlacedFragment } from '../fragment/place-fragments.ts';
import { versionTags } from '../version/current-version.ts';
import {
  type ChangelogRelease,
  changelogRelease,
  isEmptyRelease,
  type ReleaseContents,
} from './changelog-release.ts';
import { firstReleases } from './first-release.ts';
import { type ChangelogLinks, linkReleases, type ReleaseSpan } from './link-releases.ts';
import { markReverted } from './mark-reverted.ts';
import type { RulesOf } from './section.ts';

export interface TaggedHistory {
  /** The history that is asked about, in any order, without gaps. */
  readonly commits: readonly Pick<Commit, 'sha' | 'parents'>[];
  /** `date` is ISO 8601. Tags of other commits only tell where the first of these releases began. */
  readonly tags: readonly { readonly name: string; readonly sha: string; readonly date: string }[];
  readonly pattern: string;
}

/** The releases of a history; components whose tags have one form share them. */
export interface HistoryReleases {
  /** Lowest version first. */
  readonly releases: readonly FoundRelease[];
  /** The first release that held a commit, by its id; none has what is not released yet. */
  readonly firstRelease: ReadonlyMap<string, FoundRelease>;
  /** Names of every tag that is a version, of this history or not. */
  readonly tagNames: ReadonlySet<string>;
}

export interface ReleaseGrouping {
  readonly history: HistoryReleases;
  /** Changes of the component, or of the whole product, newest first. */
  readonly changes: readonly Change[];
  /** Null for the whole product. */
  readonly component: string | null;
  readonly rulesOf?: RulesOf;
  /** Those of other components are passed over. */
  readonly fragments?: readonly PlacedFragment[];
  readonly links?: ChangelogLinks;
  /** What the history ends with, as a forge knows it; `HEAD` when left out. */
  readonly tip?: string;
  /** What is about to be released: the version, `YYYY-MM-DD` and tag of all that no tag holds yet. */
  readonly next?: { readonly version: string; readonly date: string; readonly tag: string };
  /** What a range begins after, as a forge knows it. */
  readonly base?: string;
}

export interface FoundRelease {
  readonly version: string;
  readonly sha: string;
  readonly tag: string;
  readonly date: string;
  /** When its tag was made: ISO 8601 with offset. */
  readonly at: string;
  /** Tag of the version below, wherever that is; null for the lowest. */
  readonly below: string | null;
}

/** Finds the releases of a history by its tags; each commit is looked at once. */
export function releasesOf({ commits, tags, pattern }: TaggedHistory): HistoryReleases {
  const known = new Set(commits.map(({ sha }) => sha));
  const tagged = versionTags(tags, pattern);
  const releases = tagged.flatMap(({ version, tag: { name, sha, date } }, index) =>
    known.has(sha)
      ? [
          {
            version,
            sha,
            tag: name,
            date: date.slice(0, 10),
            at: date,
            below: tagged[index - 1]?.tag.name ?? null,
          },
        ]
      : [],
  );
  return {
    releases,
    firstRelease: firstReleases(commits, releases),
    tagNames: new Set(tagged.map(({ tag }) => tag.name)),
  };
}

/**
 * Splits changes into releases, newest version first, each in the first release that held it; what none holds is
 * unreleased and comes first. Merged side branches end up where they were released, not where the log lists them. A
 * release in which the component did not change stays, with empty sections.
 */
export function groupByRelease(grouping: ReleaseGrouping): ChangelogRelease[] {
  const { history, changes, component, rulesOf, links, next } = grouping;
  const { releases: found, firstRelease: releaseOf } = history;
  const fragments = sortFragments(grouping);
  const groups = groupBy(changes, ({ sha }) => releaseOf.get(sha) ?? null);
  const contentsOf = (release: FoundRelease | null): ReleaseContents => ({
    changes: groups.get(release) ?? [],
    rulesOf,
    rewords: fragments.rewords,
    fragments: fragments.byTag.get(release?.tag ?? null),
  });
  const { version = null, date = null } = next ?? {};
  const unreleased = changelogRelease({ version, date, component }, contentsOf(null));
  const released = found
    .map((release) => {
      const { version: own, date: day, sha, at } = release;
      return changelogRelease(
        { version: own, date: day, component, tagged: { sha, at } },
        contentsOf(release),
      );
    })
    .reverse();
  const all = isEmptyRelease(unreleased) && next === undefined ? released : [unreleased, ...released];
  const marked = markReverted(all, changes, (sha) => releaseOf.get(sha)?.version ?? next?.version ?? null);
  return links === undefined ? [...marked] : [...linkReleases(marked, spansOf(grouping, found, all), links)];
}

/** Where each release begins and ends: at the release before it in this history, else where the history begins. */
function spansOf(
  { base, tip = 'HEAD', next }: ReleaseGrouping,
  found: readonly FoundRelease[],
  all: readonly ChangelogRelease[],
): ReleaseSpan[] {
  const ends = found
    .map(({ tag, below }, index) => ({ from: found[index - 1]?.tag ?? base ?? below, to: tag }))
    .reverse();
  const last = { from: found.at(-1)?.tag ?? base ?? null, to: next?.tag ?? tip };
  return all.length > ends.length ? [last, ...ends] : ends;
}

interface SortedFragments {
  readonly rewords: ReadonlyMap<string, Fragment>;
  readonly byTag: ReadonlyMap<string | null, readonly Fragment[]>;
}

/** Fragments of this component by the tag that released them; those that reword a commit by its full id. */
function sortFragments({
  fragments = [],
  changes,
  component,
  history: { tagNames: names },
}: ReleaseGrouping): SortedFragments {
  const own = fragments.filter(
    ({ fragment: { kind, components } }) =>
      kind === 'change' && (component === null || components.length === 0 || components.includes(component)),
  );
  if (own.length === 0) return { rewords: new Map(), byTag: new Map() };
  const released = own.filter(({ tag }) => tag !== null && names.has(tag));
  const done = new Set(released.map(({ fragment }) => nameOf(fragment)));
  // A file that another component still waits for is in both places; of others the same name is only used again.
  const isInBoth = (fragment: Fragment): boolean =>
    fragment.components.length > 1 && done.has(nameOf(fragment));
  const waiting = own.filter(({ fragment, tag }) => tag === null && !isInBoth(fragment));
  const rewords = new Map<string, Fragment>();
  for (const { fragment } of [...released, ...waiting]) {
    const { commit } = fragment;
    const change = commit === null ? undefined : changes.find(({ sha }) => sha.startsWith(commit));
    if (change !== undefined) rewords.set(change.sha, fragment);
  }
  const others = [...released, ...waiting].filter(({ fragment }) => fragment.commit === null);
  const byTag = groupBy(others, ({ tag }) => tag);
  return {
    rewords,
    byTag: new Map([...byTag].map(([tag, placed]) => [tag, placed.map(({ fragment }) => fragment)])),
  };
}

const nameOf = ({ path }: Fragment): string => path.slice(path.lastIndexOf('/') + 1);
