import {
  branchTip,
  branchTips,
  type Conventions,
  listBranches,
  listTags,
  loadConventions,
  type MergeBack,
  mainBranch,
  mergeBack,
} from '@tminus/adapters';
import {
  type Component,
  openReleaseBranches,
  RefusalError,
  readBranchName,
  tagVersion,
} from '@tminus/domain';
import { releasedTags } from '../branch/released-tags.ts';
import { byRepository, selectComponents } from '../components.ts';
import type { Context } from '../context.ts';
import { readPlannedFreeze } from '../lint/planned-freeze.ts';
import { color, oneLine, print, printJson } from '../output/terminal.ts';

type Result = MergeBack & { readonly repo: string; readonly source: string; readonly target: string };

/** What a person has to do where git could not. */
interface MergeTask {
  readonly repo: string;
  readonly source: string;
  readonly target: string;
  readonly owner: string;
  readonly files: readonly string[];
  readonly commands: readonly string[];
}

/**
 * `branch merge-back`: a hotfix, a release or a tag into the main branch and every release branch of a higher version that
 * is not out yet. What git cannot merge becomes a task, with files, owner and commands, and the exit code is 1.
 */
export async function branchMergeBack(context: Context, source: string): Promise<void> {
  const conventions = await loadConventions(context.configFile, context.translate);
  const components = await selectComponents(context, undefined);
  const results: Result[] = [];
  let version: string | null = null;
  let isKnown = false;
  for (const [repo, own] of byRepository(components)) {
    const found = await sourceIn(repo, source);
    if (found === null) continue;
    isKnown = true;
    const read = versionOf(source, own, conventions);
    version ??= read;
    for (const target of await targetsOf(repo, { source, version: read }, own, conventions))
      results.push(await mergeInto(repo, found, source, target));
  }
  if (!isKnown)
    throw new RefusalError('git.unknownRevision', { revision: source, directory: context.directory });
  const planned = version === null ? null : await readPlannedFreeze(context.workspace, version);
  const owner = planned?.manager ?? context.translate('branch.owner');
  const tasks = results.flatMap((result) => taskOf(result, owner));
  if (context.json) printJson({ source, version, results, tasks });
  else show(context, results, tasks);
  if (tasks.length > 0) process.exitCode = 1;
}

/** A tag goes before a branch of that name; a branch may be only at `origin`, as in the clones of pipelines. */
async function sourceIn(repo: string, source: string): Promise<string | null> {
  const [tag] = await listTags(repo, { names: [source] });
  if (tag !== undefined) return `refs/tags/${source}`;
  return (await branchTips(repo, source)).length === 0 ? null : (await branchTip(repo, source)).tip;
}

const versionOf = (
  source: string,
  components: readonly Component[],
  { branches }: Conventions,
): string | null =>
  readBranchName(source, branches)?.version ??
  components.map(({ tagPattern }) => tagVersion(source, tagPattern)).find((version) => version !== null) ??
  null;

/** The main branch first. Of a source without a version it is the only one. */
async function targetsOf(
  repo: string,
  { source, version }: { readonly source: string; readonly version: string | null },
  components: readonly Component[],
  { main, branches }: Conventions,
): Promise<string[]> {
  const first = await mainBranch(repo, main);
  const tags = await releasedTags(repo, components);
  const open = version === null ? [] : openReleaseBranches(await listBranches(repo), tags, version, branches);
  return [...new Set([first, ...open])].filter((target) => target !== source);
}

async function mergeInto(repo: string, revision: string, source: string, target: string): Promise<Result> {
  // In the language of git's own, whoever runs it.
  const message = `Merge ${source} back into ${target}`;
  return { ...(await mergeBack(repo, { source: revision, target, message })), repo, source, target };
}

function taskOf(result: Result, owner: string): MergeTask[] {
  const { repo, source, target } = result;
  if (result.outcome === 'conflict')
    return [
      {
        repo,
        source,
        target,
        owner,
        files: result.files,
        commands: [`git switch ${target}`, `git merge ${source}`, 'git mergetool', 'git commit'],
      },
    ];
  if (result.outcome === 'checkedOut')
    return [{ repo, source, target, owner, files: [], commands: [result.command] }];
  return [];
}

const SHORT = 8;

function show({ translate }: Context, results: readonly Result[], tasks: readonly MergeTask[]): void {
  for (const result of results) print(lineOf(result, translate));
  for (const { owner, source, target, files, commands } of tasks) {
    print(`\n${color.bold(oneLine(translate('branch.task', { owner, source, target })))}`);
    if (files.length > 0) print(`  ${oneLine(translate('branch.task.files', { files: files.join(', ') }))}`);
    for (const command of commands) print(`  $ ${command}`);
  }
}

function lineOf(result: Result, translate: Context['translate']): string {
  const { target, outcome } = result;
  const isDone = outcome !== 'conflict' && outcome !== 'checkedOut';
  const sha = outcome === 'merged' || outcome === 'fastForwarded' ? result.to.slice(0, SHORT) : '';
  const where = outcome === 'checkedOut' ? { workTree: result.workTree, reason: result.reason } : {};
  const text = oneLine(translate(`branch.outcome.${outcome}`, { target, sha, ...where }));
  return `${isDone ? color.green('✓') : color.red('✗')} ${text}`;
}
