import {
  attributeTo,
  type Change,
  type Component,
  highestVersionTags,
  isWholeRepository,
  type Placed,
  parseCommit,
} from '@tminus/domain';
import { trackAncestry } from './ancestry.ts';
import { type ChangeList, type ChangeQuery, readChanges } from './read-changes.ts';
import { type HistoryCommit, inOrder, type Range, walkHistory } from './read-history.ts';
import { readRefs, type TagRef } from './refs.ts';
import { sharedHistory } from './shared-history.ts';
import { listTags, type Tag } from './tags.ts';

type Released = Placed & Pick<Component, 'tagPattern'>;

export interface ReleaseHistoryQuery extends Pick<ChangeQuery, 'repo' | 'from' | 'to'> {
  readonly components: readonly Released[];
  /** Further components of the repository, which own their files too. */
  readonly neighbours?: readonly Placed[];
  /** Enough for what is not released yet and for the last release of each component; with a range, all of it. */
  readonly latest: boolean;
}

export interface ReleaseHistory extends ChangeList {
  /** Every tag of these commits, and perhaps others, which may lack their date. */
  readonly tags: readonly Tag[];
}

/** Commits, their changes (without files) and their tags. Refuses as `readHistory` does. */
export async function readReleaseHistory(query: ReleaseHistoryQuery): Promise<ReleaseHistory> {
  const { latest, neighbours = [], ...range } = query;
  const owners = [...query.components, ...neighbours];
  const found = latest && range.from === undefined && range.to === undefined ? await readLatest(query) : null;
  if (found !== null) return found;
  const [tags, changes] = await Promise.all([
    listTags(range.repo),
    readChanges({ ...range, components: owners, keepsFiles: false }),
  ]);
  return { ...changes, tags };
}

/**
 * Walks back to the release before the last one of each component. The highest tags are taken for ancestors and the
 * walk tells whether they are; git is asked for true ancestors, which costs it all of history, only when they are not.
 * Null when even so it cannot be told.
 */
async function readLatest({
  repo,
  components,
  neighbours = [],
}: ReleaseHistoryQuery): Promise<ReleaseHistory | null> {
  const refs = readRefs(repo);
  const found = await readBackTo(refs, repo, components, neighbours);
  if (found !== null) return found;
  const { head } = await refs;
  return readBackTo(
    Promise.resolve({ head, tags: await listTags(repo, { mergedInto: head }) }),
    repo,
    components,
    neighbours,
  );
}

interface Ends {
  readonly before: string;
  readonly beforeTag: string;
  readonly last: string;
}

interface Known {
  readonly head: string;
  readonly tags: readonly (TagRef | Tag)[];
}

function readBackTo(
  known: Promise<Known>,
  repo: string,
  components: readonly Released[],
  neighbours: readonly Placed[],
): Promise<ReleaseHistory | null> {
  const start = known.then(({ head, tags }) => startOf(repo, components, head, tags));
  const owners = [...components, ...neighbours];
  const withFiles = !isWholeRepository(owners);
  const touchedBy = attributeTo(owners);
  return inOrder(async (order) => {
    const walk = walkHistory({ repo, range: start, withFiles, order });
    const { tags } = await known;
    const { tip, ends } = await start;
    const ancestry = trackAncestry(tip);
    const commits: HistoryCommit[] = [];
    const changes: Change[] = [];
    for await (const batch of walk)
      for (const commit of batch) {
        ancestry.visit(commit);
        commits.push(commit);
        for (const change of parseCommit(commit, touchedBy(commit.files), owners[0]?.reading))
          changes.push(change);
      }
    if (!ends.every(({ before, last }) => ancestry.proves(before) && ancestry.holds(last))) return null;
    const earlier = ends.map(({ before, beforeTag }) => ({ name: beforeTag, sha: before, date: '' }));
    return { commits, changes, tags: [...(await withDates(repo, tags, commits)), ...earlier] };
  });
}

/** All of history where some component has no release before its last one. */
async function startOf(
  repo: string,
  components: readonly Released[],
  tip: string,
  tags: readonly (TagRef | Tag)[],
): Promise<Range & { readonly ends: readonly Ends[] }> {
  const patterns = [...new Set(components.map(({ tagPattern }) => tagPattern))];
  const ends = patterns.flatMap((pattern): Ends[] => {
    const [before, last] = highestVersionTags(tags, pattern, 2);
    return before === undefined || last === undefined
      ? []
      : [{ before: before.tag.sha, beforeTag: before.tag.name, last: last.tag.sha }];
  });
  if (ends.length < patterns.length) return { tip, excluded: [], ends: [] };
  const bases = ends.map(({ before }) => before);
  return { tip, excluded: await sharedHistory(repo, bases), ends };
}

/** The tags of these commits. A lightweight one is as old as its commit; only of the others git must be asked. */
async function withDates(
  repo: string,
  tags: readonly (TagRef | Tag)[],
  commits: readonly HistoryCommit[],
): Promise<readonly Tag[]> {
  const committed = new Map(commits.map((commit) => [commit.sha, commit.committed]));
  const own = tags.filter(({ sha }) => committed.has(sha));
  const annotated = own.filter((tag) => !('date' in tag) && tag.isAnnotated).map(({ name }) => name);
  const dated = annotated.length === 0 ? [] : await listTags(repo, { names: annotated });
  const dates = new Map(dated.map(({ name, date }) => [name, date]));
  return own.map((tag) => ({
    name: tag.name,
    sha: tag.sha,
    date: 'date' in tag ? tag.date : (dates.get(tag.name) ?? committed.get(tag.sha) ?? ''),
  }));
}
