import { readChanges, remoteAddress } from '@tminus/adapters';
import {
  type Change,
  type Component,
  type Forge,
  forgeOf,
  type ReleaseNotes,
  releaseNotes,
} from '@tminus/domain';
import { byRepository } from '../components.ts';
import type { FoundSpans } from './find-spans.ts';
import type { Span } from './span.ts';

export interface FoundNotes {
  readonly notes: ReleaseNotes;
  /** Repositories whose remote a forge serves. */
  readonly forges: ReadonlyMap<string, Forge>;
  /** Where each entry's commit lives. */
  readonly repoOf: ReadonlyMap<string, string>;
}

/**
 * Release notes of spans. Components that begin and end alike share one pass over their history; files are attributed
 * among all components of a repository, whichever are asked for.
 */
export async function readNotes(
  { version, spans }: FoundSpans,
  all: readonly Component[],
  isWhole: boolean,
): Promise<FoundNotes> {
  const neighbours = byRepository(all);
  const ranges = new Map<string, Promise<readonly Change[]>>();
  const rangeOf = ({ component: { repo }, from, to }: Span): Promise<readonly Change[]> => {
    const key = [repo, from?.revision ?? '', to.revision].join('\0');
    const range = {
      repo,
      components: neighbours.get(repo) ?? [],
      to: to.revision,
      ...(from !== null && { from: from.revision }),
    };
    const known = ranges.get(key) ?? readChanges(range).then(({ changes }) => changes);
    ranges.set(key, known);
    return known;
  };
  const repoOf = new Map<string, string>();
  const outside = new Map<string, Change>();
  const components = [];
  for (const span of spans) {
    const { component, from, to } = span;
    const read = await rangeOf(span);
    for (const change of read) {
      repoOf.set(change.sha, component.repo);
      if (isWhole && change.components.length === 0) outside.set(`${change.sha}#${change.index}`, change);
    }
    const changes = read.filter((change) => change.components.includes(component.name));
    components.push({ name: component.name, from: from?.version ?? null, to: to.version, changes });
  }
  const dates = spans.map(({ to }) => to.date).filter((date) => date !== null);
  const date = dates.length === spans.length ? (dates.sort().at(-1) ?? null) : null;
  const notes = releaseNotes({ version, date, components, outside: [...outside.values()] });
  return { notes, repoOf, forges: await forgesOf(spans) };
}

async function forgesOf(spans: readonly Span[]): Promise<ReadonlyMap<string, Forge>> {
  const repos = [...new Set(spans.map(({ component }) => component.repo))];
  const found = await Promise.all(
    repos.map(async (repo) => {
      const address = await remoteAddress(repo);
      return [repo, address === null ? null : forgeOf(address)] as const;
    }),
  );
  return new Map(found.flatMap(([repo, forge]) => (forge === null ? [] : [[repo, forge] as const])));
}
