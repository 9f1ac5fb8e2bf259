import { existsSync } from 'node:fs';
import { RefusalError, type ScopeEntry, type Translate } from '@tminus/domain';
import { loadContract } from './load-contract.ts';
import { problemLines } from './problem-lines.ts';
import { readConfigText } from './read-config-text.ts';

/**
 * The features and fixes that a file lists; null where there is no such file. Refuses `config.unreadable`, and
 * `scope.invalid` with every problem on a line of its own.
 */
export async function loadScope(file: string, translate: Translate): Promise<readonly ScopeEntry[] | null> {
  if (!existsSync(file)) return null;
  const { parseScope } = await loadContract();
  const parsed = parseScope(readConfigText(file));
  if (parsed.ok) return parsed.entries;
  const problems = problemLines(parsed.problems, translate);
  throw new RefusalError('scope.invalid', { file, count: problems.length, problems: problems.join('\n') });
}
