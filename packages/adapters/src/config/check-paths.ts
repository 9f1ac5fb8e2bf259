import { type Component, RefusalError, type Translate } from '@tminus/domain';
import { loadContract } from './load-contract.ts';
import { findMissingPaths } from './missing-paths.ts';
import { problemLines } from './problem-lines.ts';
import { readConfigText } from './read-config-text.ts';

/** Told of what is doubtful in a configuration, and no reason to refuse it: `line:column path: what`. */
export type Warn = (line: string) => void;

/**
 * Looks whether the directories of a configuration's components are there. One that no commit has is refused with
 * `config.invalid`; `warn` is told of those that only other commits have.
 *
 * @param components in the order of the file
 */
export async function checkPaths(
  file: string,
  components: readonly Component[],
  translate: Translate,
  warn: Warn = () => undefined,
): Promise<void> {
  const missing = await findMissingPaths(components);
  if (missing.length === 0) return;
  // Only the whole reader knows lines and columns.
  const { placeProblems } = await loadContract();
  const linesOf = (found: typeof missing): string[] =>
    problemLines(
      placeProblems(
        readConfigText(file),
        found.map(({ index, path, repo, isElsewhere, nearest }) => ({
          path: ['components', index, 'path'],
          code: `${isElsewhere ? 'pathElsewhere' : 'pathMissing'}${nearest === null ? '' : 'Near'}`,
          params: { got: path, repo, nearest: nearest ?? '' },
        })),
      ),
      translate,
    );
  const refused = missing.filter(({ isElsewhere }) => !isElsewhere);
  if (refused.length > 0) {
    const problems = linesOf(refused);
    throw new RefusalError('config.invalid', { file, count: problems.length, problems: problems.join('\n') });
  }
  for (const line of linesOf(missing)) warn(line.trim());
}
