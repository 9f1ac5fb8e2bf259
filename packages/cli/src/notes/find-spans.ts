import { listTags, readComponentHistories, type Tag } from '@tminus/adapters';
import { type Component, currentVersion, nextVersion, RefusalError } from '@tminus/domain';
import { byRepository } from '../components.ts';
import { type PlannedRelease, readPlanned } from './planned-release.ts';
import { baseOf, findTag, knownVersions, type Span, type SpanEnd } from './span.ts';

export interface FoundSpans {
  /** Of the whole; null when the components go their own ways and no plan gave them a common one. */
  readonly version: string | null;
  readonly spans: readonly Span[];
  /** Whether a plan says that these are a release of the whole, however few components are in it. */
  readonly isPlanned: boolean;
}

/**
 * What the next release would hold. A component with nothing to release ends at the version that it has. The whole has
 * a version when its components agree on the one before, as a plan would give it.
 */
export async function unreleasedSpans(components: readonly Component[]): Promise<FoundSpans> {
  const histories = await readComponentHistories(components);
  const tags = await tagsByRepository(components, 'HEAD');
  const spans = histories.map(({ component, head, current, manifestVersion, changes }) => {
    const { next } = nextVersion({
      current: current?.version ?? null,
      changes,
      ...(manifestVersion !== null && { firstVersion: manifestVersion }),
    });
    const own = tags.get(component.repo) ?? [];
    const isMoving = next !== current?.version;
    const from = isMoving ? baseOf(own, component, next) : findTag(own, component, current.version);
    return { component, from, to: { version: next, revision: head, date: null }, isMoving, current };
  });
  const moving = spans.filter(({ isMoving }) => isMoving);
  const isShared = new Set(moving.map(({ current }) => current?.version ?? null)).size === 1;
  const next = moving.map(({ to }) => ({ name: to.version }));
  return {
    version: isShared ? (currentVersion(next, '{version}')?.version ?? null) : null,
    spans,
    isPlanned: false,
  };
}

/**
 * What a version holds: of the whole product as its plan says, where a plan was written; otherwise of every component
 * that has a tag of it. Refuses `version.notReleased`.
 */
export async function releasedSpans(
  components: readonly Component[],
  word: string,
  releases: string | null,
): Promise<FoundSpans> {
  const tags = await tagsByRepository(components);
  const tagsOf = ({ repo }: Component): readonly Tag[] => tags.get(repo) ?? [];
  const planned = releases === null ? null : await readPlanned(releases, word.replace(/^v(?=\d)/, ''));
  const ends = components.flatMap((component) => {
    const end = endOf(component, word, planned, tagsOf(component));
    return end === null ? [] : [{ component, ...end }];
  });
  if (ends.length === 0) {
    const known = components.flatMap((component) => knownVersions(tagsOf(component), component));
    throw new RefusalError('version.notReleased', {
      version: word,
      known: [...new Set(known)].join(', ') || '–',
    });
  }
  const ancestorsOf = ancestorTags();
  const spans = await Promise.all(
    ends.map(async ({ component, to, from }): Promise<Span> => {
      if (from !== undefined) return { component, from, to };
      const ancestors = await ancestorsOf(component.repo, to.revision);
      return { component, to, from: baseOf(ancestors, component, to.version ?? '') };
    }),
  );
  const [only] = spans;
  return { version: planned?.version ?? only?.to.version ?? null, spans, isPlanned: planned !== null };
}

/** Where a component's part of a version ends, and where it begins if only the plan knows that. */
function endOf(
  component: Component,
  word: string,
  planned: PlannedRelease | null,
  tags: readonly Tag[],
): { readonly to: SpanEnd; readonly from?: SpanEnd | null } | null {
  if (planned === null) {
    const to = findTag(tags, component, word);
    return to === null ? null : { to };
  }
  const part = planned.components.find(({ name }) => name === component.name);
  if (part === undefined) return null;
  const tagged = findTag(tags, component, part.to);
  return tagged === null ? { to: plannedEnd(part.to, part.sha), from: plannedStart(part) } : { to: tagged };
}

const plannedEnd = (version: string, sha: string): SpanEnd => ({ version, revision: sha, date: null });

const plannedStart = ({ from, fromSha }: PlannedRelease['components'][number]): SpanEnd | null =>
  from === null || fromSha === null ? null : { version: from, revision: fromSha, date: null };

/** Tags that a revision holds, asked for once however many components share it. */
function ancestorTags(): (repo: string, revision: string) => Promise<readonly Tag[]> {
  const known = new Map<string, Promise<readonly Tag[]>>();
  return (repo, revision) => {
    const key = `${repo}\0${revision}`;
    const tags = known.get(key) ?? listTags(repo, { mergedInto: revision });
    known.set(key, tags);
    return tags;
  };
}

async function tagsByRepository(
  components: readonly Component[],
  mergedInto?: string,
): Promise<ReadonlyMap<string, readonly Tag[]>> {
  const repos = [...byRepository(components).keys()];
  const options = mergedInto === undefined ? {} : { mergedInto };
  return new Map(
    await Promise.all(repos.map(async (repo) => [repo, await listTags(repo, options)] as const)),
  );
}
