import { type Problem, problemOf } from '@tminus/contract';
import { type Refusal, RefusalError } from '@tminus/domain';
import type { Context } from '../context.ts';
import { color, printJson, say } from './terminal.ts';

/** A problem document that came from the API; carries the exit code of this command. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** Shows why a command failed, and what to do, and sets the exit code. */
export function fail(context: Pick<Context, 'json' | 'translate'>, error: unknown): void {
  const problem =
    error instanceof ProblemError ? error.problem : problemOf(refusalOf(error), context.translate);
  if (context.json) printJson(problem);
  say(`${color.red(`${context.translate('cli.error')}:`)} ${problem.title}`);
  if (problem.detail !== '') say(`  ${problem.detail}`);
  process.exitCode = problem.exitCode;
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof RefusalError) return error.refusal;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'defect.unexpected', params: { message } };
}

/** The problem document of a refusal that this command found by itself. */
export const failureProblem = (
  { translate }: Pick<Context, 'translate'>,
  code: Refusal['code'],
  params: Refusal['params'],
): Problem => problemOf({ code, params }, translate);
