import { z } from 'zod';

export const refParams = z.object({ ref: z.string().describe('Release id, or version with or without v') });
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().optional().describe('`next` of the page before'),
});

/** One value or several, each parameter of its own or separated by commas. */
export const listOf = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  description: string,
) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((text) => text.split(',').map((each) => each.trim())))
    .pipe(z.array(z.enum(values)).min(1))
    .optional()
    .describe(`${description}: ${values.join(', ')}; several by commas, or the parameter again`);
