import { declaredRange, type PackageText, RANGE_FILES } from '@tminus/domain';
import type { ComponentHistory } from '@tminus/engine';
import { readBlobs } from './tree.ts';

/**
 * Histories with the ranges that package files declare of dependencies at the commits that were asked about, where the
 * configuration gives none. Package files are read only where a released component depends on another one.
 */
export async function withDeclaredRanges(
  histories: readonly ComponentHistory[],
): Promise<ComponentHistory[]> {
  const byName = new Map(histories.map((history) => [history.component.name, history]));
  const open = histories.flatMap((dependent) =>
    dependent.current === null
      ? []
      : dependent.component.dependsOn.flatMap((name) => {
          const dependency = byName.get(name);
          const isKnown = dependent.component.ranges?.[name] !== undefined;
          return dependency === undefined || dependency.current === null || isKnown
            ? []
            : [{ dependent, dependency, version: dependency.current.version }];
        }),
  );
  if (open.length === 0) return [...histories];
  const texts = await readPackageTexts([
    ...new Set(open.flatMap(({ dependent, dependency }) => [dependent, dependency])),
  ]);
  const found = new Map<ComponentHistory, Record<string, string>>();
  for (const { dependent, dependency, version } of open) {
    const range = declaredRange(texts.get(dependent) ?? [], texts.get(dependency) ?? [], version);
    if (range !== null) found.set(dependent, { ...found.get(dependent), [dependency.component.name]: range });
  }
  return histories.map((history) => {
    const ranges = found.get(history);
    return ranges === undefined ? history : { ...history, ranges };
  });
}

/** One `git cat-file` for each repository. */
async function readPackageTexts(
  histories: readonly ComponentHistory[],
): Promise<ReadonlyMap<ComponentHistory, readonly PackageText[]>> {
  const repos = [...new Set(histories.map(({ component }) => component.repo))];
  const found = new Map<ComponentHistory, PackageText[]>();
  await Promise.all(
    repos.map(async (repo) => {
      const wanted = histories
        .filter(({ component }) => component.repo === repo)
        .flatMap((history) => RANGE_FILES.map((name) => ({ history, name })));
      const blobs = await readBlobs(
        repo,
        wanted.map(({ history: { component, head }, name }) =>
          component.path === '.' ? `${head}:${name}` : `${head}:${component.path}/${name}`,
        ),
      );
      for (const [index, { history, name }] of wanted.entries()) {
        const text = blobs[index]?.toString('utf8');
        if (text !== undefined) found.set(history, [...(found.get(history) ?? []), { name, text }]);
      }
    }),
  );
  return found;
}
