import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { currentVersion, type Finding } from '@tminus/domain';
import type { ChangeHistory } from '@tminus/engine';
import { readComponentHistories } from './component-history.ts';
import { currentBranch } from './current-branch.ts';
import { readTagged } from './tagged.ts';
import { listTags } from './tags.ts';

/** Read before every plan (R-161 … R-163). */
const STEERING = ['steering/structure.md', 'steering/tech.md', 'steering/product.md'];

/** Changes as git has them, and what a workspace lacks for a good plan. */
export function createGitHistory(workspace: string): ChangeHistory {
  return {
    read: readComponentHistories,
    branch: currentBranch,
    tagged: readTagged,
    highestVersion: async (repo, pattern) =>
      currentVersion(await listTags(repo, { mergedInto: 'HEAD' }), pattern)?.version ?? null,
    async findings() {
      const missing: Finding[] = [];
      for (const file of STEERING)
        if (!(await isFile(join(workspace, file))))
          missing.push({ code: 'plan.finding.steeringMissing', params: { file } });
      return missing;
    },
  };
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (
      (error as NodeJS.ErrnoException).code === 'ENOENT' ||
      (error as NodeJS.ErrnoException).code === 'ENOTDIR'
    )
      return false;
    throw error;
  }
}
