import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkFragments } from '@tminus/adapters';
import { type Component, fragmentsBeyond, type VersionExplanation } from '@tminus/domain';
import { decidedMove } from '@tminus/engine';
import type { NextVersion } from './next-versions.ts';

/** What fragments are measured by. */
export interface WaitingFragments {
  /** Of fragments, relative to the root of each repository. */
  readonly directory: string;
  readonly today: string;
  readonly channel: string | undefined;
}

/**
 * Change fragments of the work trees that ask for more than was decided, by component. Of a work tree
 * where nobody keeps fragments it only looks whether the directory is there; a bare repository has none. What cannot be read is passed over: `lint` and all that publishes tell it.
 */
export async function waitingBeyond(
  decided: readonly NextVersion[],
  all: readonly Component[],
  { directory, today, channel }: WaitingFragments,
): Promise<ReadonlyMap<string, readonly VersionExplanation[]>> {
  const repos = [...new Set(decided.map(({ history }) => history.component.repo))].filter(
    (repo) => existsSync(join(repo, directory)) || !existsSync(join(repo, '.git')),
  );
  const notes = new Map<string, VersionExplanation[]>();
  const known = all.map(({ name }) => name);
  for (const repo of repos) {
    const { placed } = await checkFragments({ repo, directory, revision: null, known });
    const own = decided.filter(({ history }) => history.component.repo === repo);
    const moves = own.map(({ history, decision }) => decidedMove(history, decision));
    const isWhole = own.length === all.filter((component) => component.repo === repo).length;
    for (const beyond of fragmentsBeyond(moves, placed, { today, channel }, isWhole)) {
      const note = { layer: 'fragment', code: 'version.note.fragment', params: { ...beyond } } as const;
      notes.set(beyond.component, [...(notes.get(beyond.component) ?? []), note]);
    }
  }
  return notes;
}
