import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frozenFrom, isDate, type Plan, RefusalError } from '@tminus/domain';

/** What the written plan of a version says that a check of its branch needs; read from its file, without a database. */
export interface PlannedFreeze {
  /** First day on which the branch is frozen, the one after the milestone; null for a type of release without a freeze. */
  readonly date: string | null;
  readonly manager: string;
  /**
   * Commits of the versions before. Not the planned ones: a plan that is made again after the freeze would hide what came
   * late.
   */
  readonly bases: readonly string[];
}

/** Where `plan` writes it, relative to the workspace; nothing but a person commits it. */
export const planFile = (version: string): string => `storage/releases/v${version}/release-plan.json`;

/** Null where no plan was written, or none is in this clone. Refuses `config.unreadable` for a file that is no plan. */
export async function readPlannedFreeze(workspace: string, version: string): Promise<PlannedFreeze | null> {
  const file = join(workspace, planFile(version));
  try {
    const { plan } = JSON.parse(await readFile(file, 'utf8')) as { plan: Plan };
    const bases = [...new Set(plan.components.flatMap(({ fromSha }) => fromSha ?? []))];
    const unread = plan.timeline.find(({ end }) => !isDate(end));
    if (unread !== undefined) throw new Error(`plan.timeline: ${unread.end}`);
    return { date: frozenFrom(plan.timeline), manager: String(plan.manager), bases };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    const reason = error instanceof Error ? error.message : String(error);
    throw new RefusalError('config.unreadable', { file, reason }, { cause: error });
  }
}
