import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { replaceFile } from '@tminus/adapters';
import { type Component, isEmptyNotes, RefusalError, renderNotes } from '@tminus/domain';
import { selectComponents } from '../components.ts';
import type { Context } from '../context.ts';
import { type FoundSpans, releasedSpans, unreleasedSpans } from '../notes/find-spans.ts';
import { type FoundNotes, readNotes } from '../notes/read-notes.ts';
import { print, printJson, say } from '../output/terminal.ts';

export interface NotesOptions {
  readonly component?: string;
  readonly format?: 'md' | 'json';
  readonly write?: boolean;
}

/** `notes`: release notes of a version, or of what the next release would hold. Git and a written plan suffice. */
export async function showNotes(
  context: Context,
  version: string | undefined,
  options: NotesOptions,
): Promise<void> {
  const wanted = await selectComponents(context, options.component);
  const all = options.component === undefined ? wanted : await selectComponents(context, undefined);
  const isWhole = wanted.length === all.length;
  const releases = isWhole ? join(context.workspace, 'storage', 'releases') : null;
  const found =
    version === undefined ? await unreleasedSpans(wanted) : await releasedSpans(wanted, version, releases);
  const read = await readNotes(found, all, isWhole);
  const markdown = renderNotes(read.notes, context.translate, linksOf(read, found));
  const file = options.write === true ? await writeNotes(context, ownerOf(found, all), read, markdown) : null;
  if (context.json || options.format === 'json')
    return printJson({ ...read.notes, ...(file !== null && { file: relative(context.directory, file) }) });
  if (file === null) print(markdown);
}

function linksOf({ forges, repoOf }: FoundNotes, { spans }: FoundSpans) {
  const compare = spans.flatMap(({ component, from, to }) => {
    const forge = forges.get(component.repo);
    if (forge === undefined || from === null) return [];
    const [before, after] = [from, to].map(({ revision }) => revision.replace(/^refs\/tags\//, ''));
    return [{ component: component.name, url: forge.compareUrl(before ?? '', after ?? '') }];
  });
  return { compare, forgeOf: (sha: string) => forges.get(repoOf.get(sha) ?? '') ?? null };
}

/** The one component among several that these notes are about; null when they are about the whole. */
function ownerOf({ spans, isPlanned }: FoundSpans, all: readonly Component[]): string | null {
  return spans.length === 1 && all.length > 1 && !isPlanned ? (spans[0]?.component.name ?? null) : null;
}

/**
 * Writes `docs/releases/vX.Y.Z.md`, of one component among several `docs/releases/<component>/vX.Y.Z.md`; a file that
 * says the same already stays untouched. Refuses to write notes without a version or without content.
 */
async function writeNotes(
  { workspace, translate }: Context,
  owner: string | null,
  { notes }: FoundNotes,
  markdown: string,
): Promise<string> {
  if (notes.components.length === 0 || (notes.date === null && isEmptyNotes(notes)))
    throw new RefusalError('release.nothingToRelease');
  if (notes.version === null) throw new RefusalError('notes.versionMissing');
  const parts = (owner ?? '').split('/').filter((part) => !/^\.*$/.test(part));
  const file = join(workspace, 'docs', 'releases', ...parts, `v${notes.version}.md`);
  if (existsSync(file) && (await readFile(file, 'utf8')) === markdown) {
    say(translate('cli.unchanged', { file }));
    return file;
  }
  await replaceFile(file, markdown);
  say(translate('cli.wrote', { file }));
  return file;
}
