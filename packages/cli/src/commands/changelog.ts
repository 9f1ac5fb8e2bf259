import {
  type Changelogs,
  changelogFiles,
  hasWorkTree,
  loadTemplate,
  readChangelogs,
  replaceFile,
} from '@tminus/adapters';
import {
  type ChangelogRelease,
  type Component,
  isEmptyRelease,
  RefusalError,
  type RenderChangelog,
  renderChangelog,
} from '@tminus/domain';
import { componentsNamed } from '../components.ts';
import type { Context } from '../context.ts';
import { historyConfigOf } from '../history-config.ts';
import { readsOnePass } from '../one-pass.ts';
import { print, printJson, say } from '../output/terminal.ts';

export interface ChangelogOptions {
  readonly component?: string;
  readonly from?: string;
  readonly to?: string;
  readonly all?: boolean;
  readonly write?: boolean;
}

/** `changelog`: Keep a Changelog, of what is not released yet, of a range, or of all history. */
export async function writeChangelog(context: Context, options: ChangelogOptions): Promise<void> {
  const { translate, workspace } = context;
  const { components: all, changelog: settings, productName, productTag } = await historyConfigOf(context);
  const wanted = componentsNamed(all, options.component);
  const { from, to, write = false } = options;
  if (write) await needWorkTrees(wanted, settings.file);
  const latest = options.all !== true && !write && from === undefined && to === undefined;
  if (!latest) readsOnePass();
  const found = await readChangelogs({ wanted, all, settings, from, to, latest, productTag }, translate);
  const render =
    settings.template === null
      ? renderChangelog
      : await loadTemplate(workspace, settings.template, productName);
  if (context.json) printJson({ releases: releasesOf(found).map(shown) });
  if (write)
    for (const { path, text, isChanged } of await changelogFiles(found, settings, workspace, render)) {
      if (isChanged) await replaceFile(path, text);
      say(translate(isChanged ? 'cli.wrote' : 'cli.unchanged', { file: path }));
    }
  else if (!context.json) print(renderAll(found, render));
}

/** Refuses `git.noWorkTree`: in a bare repository the file would end up among what is git's own. */
async function needWorkTrees(components: readonly Component[], file: string): Promise<void> {
  for (const directory of new Set(components.map(({ repo }) => repo)))
    if (!(await hasWorkTree(directory))) throw new RefusalError('git.noWorkTree', { directory, file });
}

/** Of the product where it has versions of its own, then of each component. */
function releasesOf({ product, isShared, components }: Changelogs): readonly ChangelogRelease[] {
  const own = components().flatMap(({ releases }) => releases);
  return isShared && product !== null ? [...product.releases, ...own] : own;
}

/** What only the merging of files needs is nobody else's business. */
function shown({ vanished: _vanished, isNamed: _isNamed, ...release }: ChangelogRelease) {
  return release;
}

function renderAll({ product, isShared, components }: Changelogs, render: RenderChangelog): string {
  if (isShared && product !== null) return render(product.releases);
  const [only, ...others] = components();
  if (others.length === 0) return render(only?.releases ?? []);
  return components()
    .filter(({ releases }) => releases.some((release) => !isEmptyRelease(release)))
    .map(({ component, releases }) => render(releases).replace(/^# .*/, () => `# ${component?.name}`))
    .join('\n');
}
