import { ERRORS, inWords, type Refusal, type Translate } from '@tminus/domain';
import { z } from 'zod';

/** RFC 9457 problem document, with the catalogue's code, its values, the fix, and the exit code of the command line. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    exitCode: z.int(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problemSchema>;

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** The problem document of a refusal, in the language of `translate`. */
export function problemOf({ code, params }: Refusal, translate: Translate): Problem {
  const { status, exit } = ERRORS[code];
  const words = inWords(translate, params);
  return {
    type: `https://tminus.dev/errors/${code}`,
    title: translate(`error.${code}`, words),
    status,
    detail: translate(`error.${code}.help`, words),
    code,
    params: { ...params },
    exitCode: exit,
  };
}
