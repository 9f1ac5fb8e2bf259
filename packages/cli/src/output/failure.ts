import type { Problem } from '@tminus/contract';
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
export async function fail(context: Pick<Context, 'json' | 'translate'>, error: unknown): Promise<void> {
  const problem = await problemFrom(context, error);
  if (context.json) printJson(problem);
  say(`${color.red(`${context.translate('cli.error')}:`)} ${problem.title}`);
  if (problem.detail !== '') say(`  ${problem.detail}`);
  process.exitCode = problem.exitCode;
}

async function problemFrom(context: Pick<Context, 'translate'>, error: unknown): Promise<Problem> {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof RefusalError) return failureProblem(context, error.refusal.code, error.refusal.params);
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return failureProblem(context, 'defect.unexpected', { message });
}

/** The problem document of a refusal that this command found by itself. */
export async function failureProblem(
  { translate }: Pick<Context, 'translate'>,
  code: Refusal['code'],
  params: Refusal['params'],
): Promise<Problem> {
  // The contract brings zod along: what goes well, or asks no API, starts without it.
  const { problemOf } = await import('@tminus/contract');
  return problemOf({ code, params }, translate);
}
