import { resolve } from 'node:path';
import {
  type Change,
  type FreezeException,
  matchScope,
  type Plan,
  type ReadingRules,
  readingFor,
  type Translate,
  type UnmergedChange,
} from '@tminus/domain';
import type { ReleaseScope, Workspace } from '@tminus/engine';
import { loadScope } from '../config/load-scope.ts';
import { readChanges } from './read-changes.ts';
import { readFreeze } from './read-freeze.ts';
import { readUnmerged } from './read-unmerged.ts';

/**
 * The scope of a plan as its list and git have it. Refuses `scope.invalid`, and what `readChanges` refuses.
 *
 * @param freezeExceptions asked for anew each time, so that one that was granted meanwhile counts
 */
export function createReleaseScope(
  workspace: Pick<Workspace, 'components' | 'scopeFile'>,
  directory: string,
  translate: Translate,
  freezeExceptions: () => Promise<readonly FreezeException[]>,
): ReleaseScope {
  return {
    async read(plan) {
      const file = workspace.scopeFile.replaceAll('{version}', () => plan.version);
      const entries = await loadScope(resolve(directory, file), translate);
      if (entries === null) return null;
      const reading = readingFor(entries, workspace.components[0]?.reading);
      const released = await plannedChanges(plan, workspace, reading);
      const unmerged: UnmergedChange[] = [];
      for (const repo of new Set(plan.components.map((component) => component.repo))) {
        const commits = plan.components.filter((each) => each.repo === repo).map(({ sha }) => sha);
        unmerged.push(...(await readUnmerged({ repo, released: commits, components: [], reading })));
      }
      return matchScope({ entries, released, unmerged }).items;
    },
    async frozen(plan, date) {
      const exceptions = await freezeExceptions();
      const { reading } = workspace.components[0] ?? {};
      const repos = [...new Set(plan.components.map(({ repo }) => repo))];
      const found = await Promise.all(
        repos.map((repo) => {
          const here = plan.components.filter((component) => component.repo === repo);
          const from = here.flatMap(({ fromSha }) => fromSha ?? []);
          return readFreeze({ repo, from, to: here[0]?.sha ?? 'HEAD', date, exceptions, reading });
        }),
      );
      return {
        violations: found.flatMap(({ violations }) => violations),
        excepted: found.flatMap(({ excepted }) => excepted),
      };
    },
  };
}

/** What the plan's components hold beyond the versions before; each change once. */
async function plannedChanges(
  plan: Plan,
  { components }: Pick<Workspace, 'components'>,
  reading: ReadingRules,
): Promise<Change[]> {
  const found = new Map<string, Change>();
  for (const { name, repo, sha, fromSha } of plan.components) {
    const own = components.filter((each) => each.repo === repo).map((each) => ({ ...each, reading }));
    const { changes } = await readChanges({
      repo,
      components: own,
      to: sha,
      ...(fromSha !== null && { from: fromSha }),
    });
    for (const change of changes)
      if (change.components.includes(name)) found.set(`${change.sha}:${change.index}`, change);
  }
  return [...found.values()];
}
