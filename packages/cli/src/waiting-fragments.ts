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
 * Change fragments of the work trees that ask for more than was decided, by component. Only looks whether the directory
 * is there where nobody keeps fragments. What cannot be read is passed over: `lint` and all that publishes tell it.
 */
export async function waitingBeyond(
  decided: readonly NextVersion[],
  all: readonly Component[],
  { directory, today, channel }: WaitingFragments,
): Promise<ReadonlyMap<string, readonly VersionExplanation[]>> {
  const repos = [...new Set(decided.map(({ history }) => history.component.repo))].filter((repo) =>
    existsSync(join(repo, directory)),
  );
  const notes = new Map<string, VersionExplanation[]>();
  if (repos.length === 0) return notes;
  const known = all.map(({ name }) => name);
  const found = await Promise.all(
    repos.map((repo) => checkFragments({ repo, directory, revision: null, known })),
  );
  const moves = decided.map(({ history, decision }) => decidedMove(history, decision));
  const placed = found.flatMap((each) => each.placed);
  for (const beyond of fragmentsBeyond(moves, placed, { today, channel }, decided.length === all.length)) {
    const note = { layer: 'fragment', code: 'version.note.fragment', params: { ...beyond } } as const;
    notes.set(beyond.component, [...(notes.get(beyond.component) ?? []), note]);
  }
  return notes;
}
