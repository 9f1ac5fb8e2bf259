import { resolve } from 'node:path';
import { loadConventions, loadScope, readUnmerged, resolveCommit } from '@tminus/adapters';
import {
  type Change,
  entriesOfChanges,
  type MatchedEntry,
  matchScope,
  readingFor,
  type ScopeState,
  type UnmergedChange,
} from '@tminus/domain';
import { byRepository } from '../components.ts';
import type { Context } from '../context.ts';
import { historyConfigOf } from '../history-config.ts';
import { color, oneLine, print, printJson, say, table } from '../output/terminal.ts';
import { presentVersion, refuseUnknown, releaseCommit, releasedChanges } from '../scope/scope-range.ts';

export interface ScopeOptions {
  readonly file?: string;
  readonly from?: string;
  readonly to?: string;
}

/** `scope`: features and fixes of a release, each tied to its commits by the ids that their messages name. */
export async function showScope(
  context: Context,
  word: string | undefined,
  options: ScopeOptions,
): Promise<void> {
  const conventions = await loadConventions(context.configFile, context.translate);
  const { components: all, productTag } = await historyConfigOf(context);
  const repositories = byRepository(all);
  const names = { ...conventions, productTag };
  const version = word?.replace(/^v(?=\d)/, '') ?? (await presentVersion(context, repositories, conventions));
  const name = options.file ?? conventions.scopeFile.replaceAll('{version}', () => version);
  const listed = await loadScope(resolve(context.workspace, name), context.translate);
  if (listed === null && word !== undefined && options.to === undefined)
    await refuseUnknown(context, repositories, version, names);
  const released: Change[] = [];
  const unmerged: UnmergedChange[] = [];
  for (const [repo, found] of repositories) {
    const reading = readingFor(listed ?? [], found[0]?.reading);
    const components = found.map((component) => ({ ...component, reading }));
    const to =
      options.to === undefined
        ? await releaseCommit(repo, components, version, names)
        : await resolveCommit(repo, options.to);
    released.push(...(await releasedChanges(repo, components, to, options.from ?? null)));
    unmerged.push(...(await readUnmerged({ repo, released: [to], components, reading })));
  }
  const entries = listed ?? entriesOfChanges({ released, unmerged });
  const matched = matchScope({ entries, released, unmerged });
  // Without a list nothing was planned, and so nothing is unplanned.
  const unplanned = listed === null ? [] : matched.unplanned;
  const counts = countStates(matched.items);
  if (context.json)
    return printJson({
      version,
      file: listed === null ? null : name,
      counts,
      items: matched.items,
      unplanned,
    });
  if (listed === null) say(context.translate('scope.none', { file: name }));
  if (matched.items.length > 0) print(table(matched.items.map((item) => rowOf(item, context))));
  print(
    context.translate('scope.summary', {
      total: matched.items.length,
      merged: counts.merged,
      progress: counts.in_progress,
      planned: counts.planned,
      deferred: counts.deferred,
    }),
  );
  if (unplanned.length === 0) return;
  print(`\n${color.yellow(context.translate('scope.unplanned'))}`);
  for (const { sha, subject } of unplanned)
    print(`  ${color.yellow(sha.slice(0, SHORT))}  ${oneLine(subject)}`);
}

const SHORT = 8;

const PAINT: Readonly<Record<ScopeState, (text: string) => string>> = {
  merged: color.green,
  in_progress: color.yellow,
  planned: color.dim,
  deferred: color.dim,
};

function rowOf(item: MatchedEntry, { translate }: Context): string[] {
  const { id, kind, state, title, commits, contradiction, owner, assignee, priority } = item;
  const label = translate(contradiction ? 'scope.contradiction' : `scope.state.${state}`);
  const [first] = commits;
  const where = first === undefined ? '' : (first.branch ?? first.sha.slice(0, SHORT));
  const who = [priority, assignee ?? owner].filter((text) => text !== null).join(' ');
  const paint = contradiction ? color.red : PAINT[state];
  return [
    paint(label),
    color.bold(id),
    kind === 'feature' ? 'feat' : 'fix',
    oneLine(title),
    color.dim(where),
    who,
  ];
}

function countStates(items: readonly MatchedEntry[]): Readonly<Record<ScopeState, number>> {
  const counts = { merged: 0, in_progress: 0, planned: 0, deferred: 0 };
  for (const { state } of items) counts[state] += 1;
  return counts;
}
