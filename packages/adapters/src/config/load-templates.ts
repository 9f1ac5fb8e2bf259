import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  RELEASE_TYPES,
  RefusalError,
  TASK_TEMPLATES,
  type TemplateTask,
  type Translate,
} from '@tminus/domain';
import type { Workspace } from '@tminus/engine';
import { loadContract } from './load-contract.ts';
import { problemLines } from './problem-lines.ts';
import { readConfigText } from './read-config-text.ts';

/** Where the templates of a workspace lie, relative to it; each is named after its type of release. */
export const templateFile = (type: string): string => `planning/${type}.yaml`;

/**
 * The work of each type of release: as its file says, else as usual. Refuses `config.unreadable`, and `config.invalid` with
 * every problem of the first file that has some.
 */
export async function loadTemplates(
  directory: string,
  translate: Translate,
): Promise<Workspace['templates']> {
  const read = await Promise.all(
    RELEASE_TYPES.map(async (type) => [type, await loadTemplate(directory, type, translate)] as const),
  );
  return Object.fromEntries(read) as unknown as Workspace['templates'];
}

async function loadTemplate(
  directory: string,
  type: keyof typeof TASK_TEMPLATES,
  translate: Translate,
): Promise<readonly TemplateTask[]> {
  const file = join(directory, templateFile(type));
  if (!existsSync(file)) return TASK_TEMPLATES[type];
  const { parseTemplate } = await loadContract();
  const parsed = parseTemplate(readConfigText(file));
  if (parsed.ok) return parsed.tasks;
  const problems = problemLines(parsed.problems, translate);
  throw new RefusalError('config.invalid', { file, count: problems.length, problems: problems.join('\n') });
}
