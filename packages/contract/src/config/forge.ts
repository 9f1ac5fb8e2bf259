import { FORGE_TYPES } from '@tminus/domain';
import { z } from 'zod';

/** Where the repository is read in a browser, as far as its remote does not say it. Forgejo and Codeberg are `gitea`. */
export const forge = z.strictObject({
  type: z.enum(FORGE_TYPES).optional(),
  url: z
    .string()
    .refine((text) => /^https?:\/\/[^\s/@]+\/\S+$/.test(text), 'forgeUrl')
    .optional(),
});
