import { type Component, type ReleasedVersion, versionTags } from '@tminus/domain';
import { resolveCommit } from '../git/revision.ts';
import { listTags } from '../git/tags.ts';
import type { Span } from './span.ts';

/**
 * The dependencies of a component that got their versions together with its own: those of the same notes that move, and
 * of the same repository those that were tagged at the same commit. What shares its tags moved with it, whatever it
 * depends on.
 */
export async function followedBy(
  { component, to }: Span,
  spans: readonly Span[],
  all: readonly Component[],
): Promise<readonly ReleasedVersion[]> {
  const found: ReleasedVersion[] = [];
  for (const name of component.dependsOn) {
    const span = spans.find((one) => one.component.name === name);
    const dependency = all.find((one) => one.name === name);
    if (dependency === undefined || isOneWith(dependency, component)) continue;
    const version = span === undefined ? await taggedWith(to.revision, dependency, component) : movedTo(span);
    if (version !== null) found.push({ name, version });
  }
  return found;
}

const isOneWith = (left: Component, right: Component): boolean =>
  left.repo === right.repo && left.tagPattern === right.tagPattern;

const movedTo = ({ from, to }: Span): string | null => (from?.version === to.version ? null : to.version);

async function taggedWith(
  revision: string,
  dependency: Component,
  { repo }: Component,
): Promise<string | null> {
  if (dependency.repo !== repo) return null;
  const sha = await resolveCommit(repo, revision);
  const there = (await listTags(repo)).filter((tag) => tag.sha === sha);
  return versionTags(there, dependency.tagPattern).at(-1)?.version ?? null;
}
