import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EditedEntry, type RenderChangelog, updateChangelog } from '@tminus/domain';
import type { Changelog, Changelogs } from './read-changelogs.ts';
import type { ChangelogSettings } from './settings.ts';

/** A changelog file as it should be. */
export interface ChangelogFileText {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly isChanged: boolean;
  /** Entries that a hand edited, although a fragment has other words for them. */
  readonly edited: readonly EditedEntry[];
}

/** A changelog that has a file. */
export interface KeptChangelog extends Changelog {
  /** Absolute; the file lies in it. */
  readonly directory: string;
}

/**
 * The changelogs that have files: of the product at the root, of components in their directories. A component that is
 * the root itself has the file there, and the product none.
 *
 * @param root where the product's file is when its components live in several repositories
 */
export function keptChangelogs(
  { product, components }: Pick<Changelogs, 'product' | 'components'>,
  { files }: Pick<ChangelogSettings, 'files'>,
  root: string,
): readonly KeptChangelog[] {
  const all = components().flatMap((one): KeptChangelog[] =>
    one.component === null ? [] : [{ ...one, directory: join(one.component.repo, one.component.path) }],
  );
  const repos = [...new Set(all.map(({ component }) => component?.repo))];
  const place = repos.length === 1 ? (repos[0] ?? root) : root;
  const isTaken = all.some(({ directory }) => directory === place);
  const whole = product === null || isTaken ? [] : [product];
  return [
    ...(files === 'components' ? [] : whole).map(
      (one): KeptChangelog => ({ component: null, directory: place, releases: one.releases }),
    ),
    ...(files === 'product' && whole.length > 0 ? [] : all),
  ];
}

/**
 * The files of these changelogs, brought up to date in memory. Writes nothing.
 *
 * @param read what a file says so far, empty where there is none; of the work tree when left out
 */
export async function changelogFiles(
  kept: readonly KeptChangelog[],
  file: string,
  render: RenderChangelog,
  read: (path: string) => Promise<string> = readIfThere,
): Promise<ChangelogFileText[]> {
  return Promise.all(
    kept.map(async ({ directory, releases }) => {
      const path = join(directory, file);
      const before = await read(path);
      const { text, edited } = updateChangelog(before, releases, render);
      return { path, text, edited, isChanged: text !== before };
    }),
  );
}

const readIfThere = async (path: string): Promise<string> => (existsSync(path) ? readFile(path, 'utf8') : '');
