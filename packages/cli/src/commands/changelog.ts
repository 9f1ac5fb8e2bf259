import {
  type Changelogs,
  changelogFiles,
  hasWorkTree,
  type KeptChangelog,
  keptChangelogs,
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
  SECTIONS,
  wholeReleases,
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
  const query = { wanted, all, settings, from, to, latest, forFiles: write, productTag };
  const found = await readChangelogs(query, translate);
  const render =
    settings.template === null
      ? renderChangelog
      : await loadTemplate(workspace, settings.template, productName);
  if (context.json) printJson({ releases: releasesOf(found).map(shown) });
  if (context.json && !write) return;
  const kept = keptChangelogs(found, settings, workspace);
  if (!write) return print(renderAll(found, kept, render, latest));
  for (const { path, text, isChanged, edited } of await changelogFiles(kept, settings.file, render)) {
    if (isChanged) await replaceFile(path, text);
    say(translate(isChanged ? 'cli.wrote' : 'cli.unchanged', { file: path }));
    for (const { fragment, sha } of edited)
      say(translate('changelog.edited', { file: path, commit: sha.slice(0, 7), fragment }));
  }
}

/** Refuses `git.noWorkTree`: in a bare repository the file would end up among what is git's own. */
async function needWorkTrees(components: readonly Component[], file: string): Promise<void> {
  for (const directory of new Set(components.map(({ repo }) => repo)))
    if (!(await hasWorkTree(directory))) throw new RefusalError('git.noWorkTree', { directory, file });
}

/** Of the product that shares its versions with its components, then of each of these, then of a product's own tags. */
function releasesOf({ product, isShared, components, wholes }: Changelogs): readonly ChangelogRelease[] {
  const own = components().flatMap(({ releases }) => releases);
  if (product === null) return own;
  return isShared ? [...product.releases, ...own] : [...own, ...wholeReleases(wholes())];
}

/** What only the merging of files needs is nobody else's business. */
function shown({
  vanished: _vanished,
  isNamed: _isNamed,
  tagged: _tagged,
  sections,
  ...release
}: ChangelogRelease) {
  const told = SECTIONS.map((section) => [
    section,
    sections[section].map(({ replaces: _replaces, ...entry }) => entry),
  ]);
  return { ...release, sections: Object.fromEntries(told) };
}

/** What would be written; of components that share their versions, the product alone says it all. */
function renderAll(
  { product, isShared }: Changelogs,
  kept: readonly KeptChangelog[],
  render: RenderChangelog,
  latest: boolean,
): string {
  if (isShared && product !== null) return render(product.releases);
  if (kept.length === 1) return render(kept[0]?.releases ?? []);
  return kept
    .filter(({ releases }) => releases.some((release) => !isEmptyRelease(release)))
    .map(({ component, releases }) => {
      if (component !== null) return render(releases).replace(/^# .*/, () => `# ${component.name}`);
      // Of the product's, the releases of components that have nothing waiting stand below as their own.
      return render(latest ? releases.slice(0, 1) : releases);
    })
    .join('\n');
}
