import { createGitHistory, readComponentHistories } from '@tminus/adapters';
import { type Component, dateOf, type VersionDecision } from '@tminus/domain';
import { type ComponentHistory, type NextVersionsRequest, nextVersions } from '@tminus/engine';
import type { Context } from './context.ts';

export interface DecidedVersions {
  readonly histories: readonly ComponentHistory[];
  /** In the order of the histories. */
  readonly decisions: readonly VersionDecision[];
}

/** The next versions of a workspace's components, decided together as a plan would. Refuses as `decideVersions` does. */
export async function decideNextVersions(
  context: Context,
  components: readonly Component[],
  request: Omit<NextVersionsRequest, 'today'> & { readonly now: number },
): Promise<DecidedVersions> {
  const { now, ...rest } = request;
  const histories = await readComponentHistories(components);
  const git = createGitHistory(context.workspace);
  return { histories, decisions: await nextVersions(git, histories, { ...rest, today: dateOf(now) }) };
}
