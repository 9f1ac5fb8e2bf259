import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RenderChangelog, updateChangelog } from '@tminus/domain';
import type { Changelogs } from './read-changelogs.ts';
import type { ChangelogSettings } from './settings.ts';

/** A changelog file as it should be. */
export interface ChangelogFileText {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly isChanged: boolean;
}

/**
 * The files of these changelogs, brought up to date in memory: of the product at the root, of components in their
 * directories. A component that is the root itself has the file there, and the product none. Writes nothing.
 *
 * @param root where the product's file is when its components live in several repositories
 * @param read what a file says so far, empty where there is none; of the work tree when left out
 */
export async function changelogFiles(
  { product, components }: Changelogs,
  { file, files }: ChangelogSettings,
  root: string,
  render: RenderChangelog,
  read: (path: string) => Promise<string> = readIfThere,
): Promise<ChangelogFileText[]> {
  const all = components().flatMap(({ component, releases }) =>
    component === null
      ? []
      : [{ repo: component.repo, directory: join(component.repo, component.path), releases }],
  );
  const repos = [...new Set(all.map(({ repo }) => repo))];
  const place = repos.length === 1 ? (repos[0] ?? root) : root;
  const isTaken = all.some(({ directory }) => directory === place);
  const whole = product === null || isTaken ? [] : [{ directory: place, releases: product.releases }];
  const chosen = [
    ...(files === 'components' && product !== null ? [] : whole),
    ...(files === 'product' && whole.length > 0 ? [] : all),
  ];
  return Promise.all(
    chosen.map(async ({ directory, releases }) => {
      const path = join(directory, file);
      const before = await read(path);
      const text = updateChangelog(before, releases, render);
      return { path, text, isChanged: text !== before };
    }),
  );
}

const readIfThere = async (path: string): Promise<string> => (existsSync(path) ? readFile(path, 'utf8') : '');
