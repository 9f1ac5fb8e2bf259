import { PROBLEM_MEDIA_TYPE, problemSchema } from './problem.ts';

const problem = (description: string) => ({
  description,
  content: { [PROBLEM_MEDIA_TYPE]: { schema: problemSchema } },
});

/** What every route may answer instead of what was asked for. */
export const problems = { '4xx': problem('Refused, and why'), '5xx': problem('Failed, and why') };
