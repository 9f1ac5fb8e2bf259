import {
  baseOf,
  findTag,
  isNewest,
  knownVersions,
  listTags,
  type NotedSpans,
  type Span,
  type SpanEnd,
  type Tag,
} from '@tminus/adapters';
import {
  type Component,
  currentVersion,
  RefusalError,
  tagVersion,
  versionTag,
  versionTags,
} from '@tminus/domain';
import { byRepository } from '../components.ts';
import { decideNextVersions } from '../next-versions.ts';
import { type PlannedRelease, readPlanned } from './planned-release.ts';

export interface FoundSpans extends NotedSpans {
  /** Whether a plan says that these are a release of the whole, however few components are in it. */
  readonly isPlanned: boolean;
  /** Whether nothing of a later version is there. */
  readonly isNewest: boolean;
}

/**
 * What the next release would hold. A component with nothing to release ends at the version that it has. The whole has
 * a version when its components agree on the one before, as a plan would give it.
 */
export async function unreleasedSpans(
  all: readonly Component[],
  wanted: readonly Component[],
): Promise<FoundSpans> {
  const names = wanted.map(({ name }) => name);
  const decided = await decideNextVersions(all, names, { now: Date.now() });
  const tags = await tagsByRepository(wanted);
  const spans = decided.map(({ history: { component, head, current }, decision: { next } }) => {
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
    isNewest: true,
  };
}

/**
 * What a version holds: of the whole product as its plan says, where a plan was written, else as its tag shows; without
 * either, of every component that has a tag of it. Refuses `version.notReleased`.
 *
 * @param releases where plans are written; null for some of the components only
 */
export async function releasedSpans(
  components: readonly Component[],
  word: string,
  { releases, productTag }: { readonly releases: string | null; readonly productTag: string },
): Promise<FoundSpans> {
  const tags = await tagsByRepository(components);
  const tagsOf = ({ repo }: Component): readonly Tag[] => tags.get(repo) ?? [];
  const version = word.replace(/^v(?=\d)/, '');
  const planned =
    releases === null
      ? null
      : ((await readPlanned(releases, version)) ?? taggedRelease(components, version, productTag, tagsOf));
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
  const spans = ends.map(({ component, to, from }): Span => {
    const known = tagsOf(component);
    return { component, to, from: baseOf(known, component, to.version ?? '') ?? from };
  });
  const [only] = spans;
  return {
    version: planned?.version ?? only?.to.version ?? null,
    spans,
    isPlanned: planned !== null,
    isNewest: spans.every(({ component, to }) => isNewest(tagsOf(component), component, to.version ?? '')),
  };
}

/** What the product's own tag of a version shows: the components that have theirs at the same commit; null without it. */
function taggedRelease(
  components: readonly Component[],
  version: string,
  productTag: string,
  tagsOf: (component: Component) => readonly Tag[],
): PlannedRelease | null {
  const name = versionTag(version, productTag);
  const parts = components.flatMap((component) => {
    const isItsOwn = components.some(
      (other) => other.repo === component.repo && tagVersion(name, other.tagPattern) !== null,
    );
    const whole = isItsOwn ? undefined : tagsOf(component).find((tag) => tag.name === name);
    const there = tagsOf(component).filter(({ sha }) => sha === whole?.sha);
    const own = versionTags(there, component.tagPattern).at(-1);
    return own === undefined
      ? []
      : [{ name: component.name, from: null, to: own.version, sha: own.tag.sha, fromSha: null }];
  });
  return parts.length === 0 ? null : { version, components: parts };
}

/** Where a component's part of a version ends, and where it begins by the plan, in case no tag tells it. */
function endOf(
  component: Component,
  word: string,
  planned: PlannedRelease | null,
  tags: readonly Tag[],
): { readonly to: SpanEnd; readonly from: SpanEnd | null } | null {
  if (planned === null) {
    const to = findTag(tags, component, word);
    return to === null ? null : { to, from: null };
  }
  const part = planned.components.find(({ name }) => name === component.name);
  if (part === undefined) return null;
  const tagged = findTag(tags, component, part.to);
  return { to: tagged ?? plannedEnd(part.to, part.sha), from: plannedStart(part) };
}

const plannedEnd = (version: string, sha: string): SpanEnd => ({ version, revision: sha, date: null });

const plannedStart = ({ from, fromSha }: PlannedRelease['components'][number]): SpanEnd | null =>
  from === null || fromSha === null ? null : { version: from, revision: fromSha, date: null };

async function tagsByRepository(
  components: readonly Component[],
): Promise<ReadonlyMap<string, readonly Tag[]>> {
  const repos = [...byRepository(components).keys()];
  return new Map(await Promise.all(repos.map(async (repo) => [repo, await listTags(repo)] as const)));
}
