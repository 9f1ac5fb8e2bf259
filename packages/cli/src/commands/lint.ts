import { type Conventions, checkFragments, loadConventions, readHistory, repoRoot } from '@tminus/adapters';
import {
  type Component,
  type FragmentProblem,
  isDate,
  isRefusal,
  type LintProblem,
  lintCommit,
  RefusalError,
} from '@tminus/domain';
import { byRepository, selectComponents } from '../components.ts';
import type { Context } from '../context.ts';
import { historyConfigOf } from '../history-config.ts';
import { type BranchFreeze, checkBranchFreeze } from '../lint/check-branch.ts';
import { isMergeMessage, readMessage } from '../lint/read-message.ts';
import { commitRange, targetBranch } from '../lint/read-range.ts';
import { type LintReport, reportGithub, reportText } from '../lint/report.ts';
import { print, printJson } from '../output/terminal.ts';

export interface LintOptions {
  readonly message?: string;
  readonly branch?: string;
  readonly freezeDate?: string;
  readonly format?: 'text' | 'github';
  readonly strict?: boolean;
}

/**
 * `lint`: commits that do not conform, with the fix, change fragments that a release would refuse, and what a frozen
 * branch may not have. Exits with 1 on errors.
 */
export async function lint(context: Context, range: string | undefined, options: LintOptions): Promise<void> {
  const conventions = await loadConventions(context.configFile, context.translate);
  const components = await knownComponents(context, options.message !== undefined);
  const report =
    options.message === undefined
      ? await lintRange(context, range ?? null, options, { conventions, components })
      : await lintMessage(options.message, { conventions, components });
  if (context.json) printJson(toJson(report, context));
  else print(options.format === 'github' ? reportGithub(report, context) : reportText(report, context));
  const failing = report.problems.filter(({ severity }) => severity === 'error' || options.strict === true);
  const others = report.fragments.length + (report.freeze?.violations.length ?? 0);
  if (failing.length + others > 0) process.exitCode = 1;
}

/** A hook also runs for the very first commit, before there is anything to find components in. */
async function knownComponents(context: Context, isHook: boolean): Promise<readonly Component[]> {
  try {
    return await selectComponents(context, undefined);
  } catch (error) {
    if (isHook && isRefusal(error, 'git.noCommits')) return [];
    throw error;
  }
}

interface Known {
  readonly conventions: Conventions;
  readonly components: readonly Component[];
}

const settingsOf = ({ conventions, components }: Known) => ({
  ...conventions.lint,
  components: components.map(({ name }) => name),
});

const lintOne = (commit: Parameters<typeof lintCommit>[0], known: Known): LintProblem[] =>
  lintCommit(commit, settingsOf(known), known.components[0]?.reading);

/** Of the hook's message: what autosquash will take away may still stay. */
async function lintMessage(file: string, known: Known): Promise<LintReport> {
  const message = await readMessage(file);
  const commit = { sha: '', message, parents: [] };
  const problems = isMergeMessage(message) ? [] : lintOne(commit, known);
  return {
    commits: 1,
    problems: problems.filter(({ rule }) => rule !== 'leftover'),
    fragments: [],
    freeze: null,
  };
}

async function lintRange(
  context: Context,
  given: string | null,
  options: LintOptions,
  known: Known,
): Promise<LintReport> {
  const { conventions, components } = known;
  const repo = await repositoryOf(context, components);
  const fragments = await fragmentProblems(context, repo);
  const { env } = process;
  const range = await commitRange(repo, given, { main: conventions.main, components, env });
  const problems: LintProblem[] = [];
  let commits = 0;
  for await (const commit of readHistory({ repo, ...range, withFiles: false })) {
    commits += 1;
    for (const problem of lintOne(commit, known)) problems.push(problem);
  }
  const branch = options.branch ?? (await targetBranch(repo, env));
  return {
    commits,
    problems,
    fragments,
    freeze: await freezeOf(context, repo, { branch, to: range.to }, options, known),
  };
}

/** The one that the command is run in; where that is none, the only one of the components. */
async function repositoryOf(context: Context, components: readonly Component[]): Promise<string> {
  try {
    return await repoRoot(context.directory);
  } catch (error) {
    const [only, ...others] = byRepository(components).keys();
    if (only !== undefined && others.length === 0) return only;
    throw error;
  }
}

/** What a release would stumble over later is told where a change is checked. */
async function fragmentProblems(context: Context, repo: string): Promise<readonly FragmentProblem[]> {
  const { components, changelog } = await historyConfigOf(context);
  const known = components.map(({ name }) => name);
  const { problems } = await checkFragments({ repo, directory: changelog.fragments, revision: null, known });
  return problems;
}

async function freezeOf(
  context: Context,
  repo: string,
  { branch, to }: { readonly branch: string | null; readonly to: string },
  { freezeDate }: LintOptions,
  { conventions, components }: Known,
): Promise<BranchFreeze | null> {
  if (freezeDate !== undefined && !isDate(freezeDate))
    throw new RefusalError('plan.dateInvalid', { date: freezeDate });
  return checkBranchFreeze({
    repo,
    workspace: context.workspace,
    components,
    conventions,
    branch: branch ?? 'HEAD',
    to,
    date: freezeDate ?? null,
    now: Date.now(),
  });
}

function toJson({ commits, problems, fragments, freeze }: LintReport, { translate }: Context) {
  return {
    commits,
    problems: problems.map(({ params, ...problem }) => ({
      ...problem,
      message: translate(`lint.rule.${problem.rule}`, params),
    })),
    fragments: fragments.map(({ params, ...problem }) => ({
      ...problem,
      severity: 'error',
      message: translate(`fragment.problem.${problem.code}`, params),
      help: translate('lint.fragment.help'),
    })),
    freeze,
  };
}
