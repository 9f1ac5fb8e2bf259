import { z } from 'zod';
import { tagPattern } from './scalars.ts';

/** What branches are called. Without `main`, git tells: `origin/HEAD`, `init.defaultBranch`, `main` or `master`. */
export const branches = z.strictObject({
  main: z.string().min(1).optional(),
  release: tagPattern.optional(),
  hotfix: tagPattern.optional(),
});
