import { z } from 'zod';

const words = z.array(z.string().min(1));

/** What commit messages must keep to beyond Conventional Commits. */
export const lint = z.strictObject({
  /** Types that there are; those that versions and changelog know, when left out. */
  types: words.min(1).optional(),
  /** Scopes that there are beside the components' names; any, when left out. */
  scopes: words.optional(),
  /** Characters of the first line. */
  maxSubject: z.number().int().min(10).max(1_000).optional(),
  /** Types whose commits must name a requirement, bug, ticket or issue. */
  requireReference: words.optional(),
});

const exception = z.strictObject({
  /** A commit, or an id that its message names. */
  change: z.string().min(1),
  reason: z.string().min(1),
  approver: z.string().min(1),
});

/** What may go to a release branch after its feature freeze, granted by whom. */
export const freeze = z.strictObject({ exceptions: z.array(exception).optional() });
