import {
  type Change,
  type Component,
  type Forge,
  type ForgeSettings,
  type Fragment,
  forgeOf,
  fragmentsIn,
  isReleaseCommit,
  type Language,
  type NotesDetails,
  type NotesLinks,
  type NotesPlan,
  type ReferenceLink,
  type ReleaseNotes,
  releaseNotes,
  sectionOf,
} from '@tminus/domain';
import { originAddress } from '../git/origin.ts';
import { readChanges } from '../git/read-changes.ts';
import { followedBy } from './followed-by.ts';
import type { Span } from './span.ts';

export interface FoundNotes {
  /** The notes with the words of one language, as far as fragments and configuration have them. */
  readonly notesIn: (language: Language, details: NotesDetails) => ReleaseNotes;
  readonly links: NotesLinks;
  /** The day of the release or, before it, when the newest of its changes was written. */
  readonly moment: Date;
}

/** What notes are about. */
export interface NotedSpans {
  /** Of the whole; null when the components go their own ways. */
  readonly version: string | null;
  readonly spans: readonly Span[];
}

export interface NotesSources {
  /** Every component of the workspace. */
  readonly all: readonly Component[];
  /** Whether the notes are of all of them. */
  readonly isWhole: boolean;
  readonly plan: NotesPlan | null;
  /** Those of the version. */
  readonly fragments: readonly Fragment[];
  readonly forge: ForgeSettings;
  /** Where ids can be looked up that no forge knows. */
  readonly references: readonly ReferenceLink[];
}

/**
 * What notes of spans are made of. Components that begin and end alike share one pass over their history; files are
 * attributed among all components of a repository, whichever are asked for.
 */
export async function readNotes(
  { version, spans }: NotedSpans,
  { all, isWhole, plan, fragments, forge, references }: NotesSources,
): Promise<FoundNotes> {
  const rangeOf = rangeReader(all);
  const repoOf = new Map<string, string>();
  const outside = new Map<string, Change>();
  const released = new Map<string, Change>();
  let newest = 0;
  const components = [];
  for (const span of spans) {
    const { component, from, to } = span;
    const { own, backported } = await rangeOf(span);
    for (const change of backported) released.set(`${change.sha}#${change.index}`, change);
    for (const change of own) {
      repoOf.set(change.sha, component.repo);
      newest = Math.max(newest, Date.parse(change.date) || 0);
      if (isWhole && change.components.length === 0) outside.set(`${change.sha}#${change.index}`, change);
    }
    const changes = own.filter((change) => change.components.includes(component.name));
    const isCalendar = (component.versioning?.calendar ?? null) !== null;
    components.push({
      name: component.name,
      from: from?.version ?? null,
      to: to.version,
      changes,
      isCalendar,
      follows: changes.every((change) => sectionOf(change) === null)
        ? await followedBy(span, spans, all)
        : [],
    });
  }
  const dates = (await Promise.all(spans.map(async (span) => dayOf(span, (await rangeOf(span)).own)))).filter(
    (date) => date !== null,
  );
  const date = dates.length === spans.length ? (dates.sort().at(-1) ?? null) : null;
  const facts = {
    version,
    date,
    components,
    outside: [...outside.values()],
    released: [...released.values()],
  };
  return {
    notesIn: (language, details) =>
      releaseNotes({
        ...facts,
        kind: plan?.type ?? null,
        fragments: fragmentsIn(fragments, language),
        details,
      }),
    moment: new Date(date === null ? newest : `${date}T00:00:00Z`),
    links: { ...linksOf(spans, await forgesOf(spans, forge), repoOf), references },
  };
}

/** A tag may be made on a later day than the release that it is of; the release's own commit tells the day. */
function dayOf({ to }: Span, [newest]: readonly Change[]): string | null {
  return to.date !== null && newest !== undefined && isReleaseCommit(newest)
    ? newest.date.slice(0, 10)
    : to.date;
}

interface Range {
  readonly own: readonly Change[];
  /** Those of the range that the version before has too, brought to its branch one by one. */
  readonly backported: readonly Change[];
}

/** Reads each range once. */
function rangeReader(all: readonly Component[]): (span: Span) => Promise<Range> {
  const ranges = new Map<string, Promise<Range>>();
  return ({ component: { repo, since }, from, to }) => {
    const start = from?.revision ?? since;
    const key = [repo, start ?? '', to.revision].join('\0');
    const neighbours = all.filter((component) => component.repo === repo);
    const known = ranges.get(key) ?? readRange(repo, neighbours, start, to.revision);
    ranges.set(key, known);
    return known;
  };
}

async function readRange(
  repo: string,
  components: readonly Component[],
  from: string | undefined,
  to: string,
): Promise<Range> {
  const [{ changes }, before] = await Promise.all([
    readChanges({ repo, components, to, ...(from !== undefined && { from }) }),
    // Empty where the version before is an ancestor, as it is without maintenance branches.
    from === undefined ? null : readChanges({ repo, components: [], from: to, to: from, keepsFiles: false }),
  ]);
  const there = new Set(before?.changes.map(originKey));
  return {
    own: changes.filter((change) => !there.has(originKey(change))),
    backported: changes.filter((change) => there.has(originKey(change))),
  };
}

/** What a change keeps when it is picked to another branch: when it was written, and its words. */
const originKey = ({ date, author, type, scope, subject }: Change): string =>
  JSON.stringify([date, author, type, scope, subject]);

function linksOf(
  spans: readonly Span[],
  forges: ReadonlyMap<string, Forge>,
  repoOf: ReadonlyMap<string, string>,
): Omit<NotesLinks, 'references'> {
  const compare = spans.flatMap(({ component, from, to }) => {
    const forge = forges.get(component.repo);
    if (forge === undefined || from === null) return [];
    const [before, after] = [from, to].map(
      ({ tag, revision }) => tag ?? revision.replace(/^refs\/tags\//, ''),
    );
    return [{ component: component.name, url: forge.compareUrl(before ?? '', after ?? '') }];
  });
  return { compare, forgeOf: (sha) => forges.get(repoOf.get(sha) ?? '') ?? null };
}

/** Repositories whose remote a forge serves. */
async function forgesOf(
  spans: readonly Span[],
  settings: ForgeSettings,
): Promise<ReadonlyMap<string, Forge>> {
  const repos = [...new Set(spans.map(({ component }) => component.repo))];
  const found = await Promise.all(
    repos.map(async (repo) => {
      const address = settings.url ?? (await originAddress(repo));
      return [repo, address === null ? null : forgeOf(address, settings)] as const;
    }),
  );
  return new Map(found.flatMap(([repo, forge]) => (forge === null ? [] : [[repo, forge] as const])));
}
