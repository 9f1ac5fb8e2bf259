import { compileReference, REFERENCE_KINDS } from '@tminus/domain';
import { z } from 'zod';
import { sharedPaths } from './shared-paths.ts';

const reference = z.strictObject({
  /** Text with one `{number}`, such as `AB#{number}`; matched as written, so that reading stays linear. */
  pattern: z
    .string()
    .refine((pattern) => compileReference({ pattern, kind: 'ticket' }) !== null, 'referencePattern'),
  kind: z.enum(REFERENCE_KINDS),
});

/** How the history is read. */
export const history = z.strictObject({
  /** Forms of ids, besides those that are always read. */
  references: z.array(reference).default([]),
  /** Whether a squash merge tells each conventional line of its body, or its title alone. */
  squash: z.enum(['entries', 'title']).default('entries'),
  shared: sharedPaths,
  /** A commit or tag; what came up to it is told elsewhere, and histories begin after it. */
  since: z
    .string()
    .regex(/^[0-9A-Za-z][\w./-]*$/, 'revision')
    .optional(),
});
