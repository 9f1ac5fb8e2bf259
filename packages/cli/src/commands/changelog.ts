import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readReleaseHistory, replaceFile } from '@tminus/adapters';
import {
  type ChangelogRelease,
  type Component,
  changesByComponent,
  groupByRelease,
  type HistoryReleases,
  isEmptyRelease,
  mergeChangelog,
  releasesOf,
  renderChangelog,
} from '@tminus/domain';
import { byRepository, selectComponents } from '../components.ts';
import type { Context } from '../context.ts';
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
  const components = await selectComponents(context, options.component);
  const found: { component: Component; releases: readonly ChangelogRelease[] }[] = [];
  for (const [repo, own] of byRepository(components)) {
    for (const entry of await readReleases(repo, own, options)) found.push(entry);
  }
  const releases = found.flatMap((entry) => entry.releases);
  if (context.json) printJson({ releases });
  if (options.write === true) return writeFiles(context, found);
  if (!context.json) print(renderAll(found));
}

/** One pass over a repository's history for all of its components. */
async function readReleases(
  repo: string,
  components: readonly Component[],
  { from, to, all, write }: ChangelogOptions,
): Promise<{ component: Component; releases: readonly ChangelogRelease[] }[]> {
  const range = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const isRange = from !== undefined || to !== undefined;
  const isWhole = all === true || write === true || isRange;
  const { commits, changes, tags } = await readReleaseHistory({
    repo,
    components,
    ...range,
    latest: !isWhole,
  });
  const changesOf = changesByComponent(changes);
  // Looking for releases costs a look at every commit: components whose tags have one form share it.
  const releasesBy = new Map<string, HistoryReleases>();
  return components.map((component) => {
    const { tagPattern: pattern } = component;
    const found = releasesBy.get(pattern) ?? releasesOf({ commits, tags, pattern });
    releasesBy.set(pattern, found);
    const grouped = groupByRelease(found, changesOf.get(component.name) ?? [], component.name);
    return { component, releases: isWhole ? grouped : grouped.slice(0, 1) };
  });
}

function renderAll(
  found: readonly { component: Component; releases: readonly ChangelogRelease[] }[],
): string {
  if (found.length === 1) return renderChangelog(found[0]?.releases ?? []);
  return found
    .filter(({ releases }) => releases.some((release) => !isEmptyRelease(release)))
    .map(({ component, releases }) => renderChangelog(releases).replace(/^# .*/, `# ${component.name}`))
    .join('\n');
}

async function writeFiles(
  context: Context,
  found: readonly { component: Component; releases: readonly ChangelogRelease[] }[],
): Promise<void> {
  for (const { component, releases } of found) {
    const path = join(component.repo, component.path, 'CHANGELOG.md');
    const before = existsSync(path) ? await readFile(path, 'utf8') : '';
    await replaceFile(path, mergeChangelog(before, renderChangelog(releases)));
    say(context.translate('cli.wrote', { file: path }));
  }
}
