import { z } from 'zod';

/** Where the features and fixes of a release are listed; `{version}` stands for its version. Without it, `scope.yaml` beside
 * the plan. */
export const scope = z.strictObject({
  file: z.string().min(1).optional(),
});
