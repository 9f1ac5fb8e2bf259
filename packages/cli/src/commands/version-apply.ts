import { type ManifestUpdates, workTreeManifestUpdates, writeWorkTreeFiles } from '@tminus/adapters';
import { type Component, type ComponentVersion, translateCode } from '@tminus/domain';
import { byRepository, selectComponents } from '../components.ts';
import type { Context } from '../context.ts';
import { decideNextVersions } from '../next-versions.ts';
import { color, print, printJson, say, table } from '../output/terminal.ts';

export interface ApplyOptions {
  readonly component?: string;
  readonly channel?: string;
  readonly dryRun?: boolean;
}

interface Applied extends ManifestUpdates {
  readonly root: string;
}

/**
 * `version apply`: the next versions, written into the files of the work tree that say them. Files are edited as they are,
 * changes that are not committed included; everything is decided before the first one is written.
 */
export async function applyVersions(context: Context, options: ApplyOptions): Promise<void> {
  const all = await selectComponents(context, undefined);
  const chosen = await selectComponents(context, options.component);
  const versions = await decideVersions(all, chosen, options.channel);
  const applied: Applied[] = [];
  for (const [repo, components] of byRepository(all)) {
    const names = components.map(({ name }) => name);
    const own = versions.filter(({ name }) => names.includes(name));
    if (own.some(({ next }) => next !== null))
      applied.push(await workTreeManifestUpdates({ repo, components: own }));
  }
  if (options.dryRun !== true) for (const { root, files } of applied) await writeWorkTreeFiles(root, files);
  show(context, options, versions, applied);
}

/** What each component is released as; null for those that have nothing to release, or were not asked for. */
async function decideVersions(
  all: readonly Component[],
  chosen: readonly Component[],
  channel: string | undefined,
): Promise<ComponentVersion[]> {
  const names = all.map(({ name }) => name);
  const request = { now: Date.now(), ...(channel !== undefined && { channel }) };
  const decided = await decideNextVersions(all, names, request);
  return decided.map(({ decision: { current, next }, history: { component } }) => {
    const isReleased = next !== current && chosen.some(({ name }) => name === component.name);
    return { ...component, current, next: isReleased ? next : null };
  });
}

function show(
  { json, translate }: Context,
  { dryRun = false }: ApplyOptions,
  versions: readonly ComponentVersion[],
  applied: readonly Applied[],
): void {
  const findings = applied.flatMap(({ findings: found }) =>
    found.map(({ code, params }) => ({ code, params, text: translateCode(translate, code, params) })),
  );
  const files = applied.flatMap(({ root, files: written }) =>
    written.map(({ path, changed }) => ({
      repo: root,
      path,
      changed: changed.map(({ field, from, to }) => ({ field, from, to })),
    })),
  );
  const unchanged = applied.flatMap(({ root, unchanged: paths }) =>
    paths.map((path) => ({ repo: root, path })),
  );
  if (json) {
    const components = versions.map(({ name, current, next }) => ({ name, current, next }));
    printJson({ components, files, unchanged, findings, written: !dryRun && files.length > 0 });
    return;
  }
  for (const { text } of findings) say(`${color.yellow('!')} ${text}`);
  for (const { path } of unchanged) say(color.dim(translate('cli.version.apply.unchanged', { file: path })));
  if (files.length === 0) say(translate('cli.version.apply.nothing'));
  else print(table(files.flatMap(({ path, changed }) => changed.map((change) => rowOf(path, change)))));
  if (dryRun) say(translate('cli.version.apply.dryRun'));
}

const rowOf = (path: string, { field, from, to }: { field: string; from: string; to: string }): string[] => [
  color.bold(path),
  color.dim(field),
  from,
  '→',
  color.green(to),
];
