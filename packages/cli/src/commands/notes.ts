import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  loadNotes,
  mainLanguageOf,
  type NotesDocument,
  type NotesMaterial,
  type NotesSettings,
  PLAIN_NOTES,
  readFragments,
  readNotes,
  renderDocument,
  selectFragments,
} from '@tminus/adapters';
import {
  type Audience,
  type Component,
  type Fragment,
  isEmptyNotes,
  LANGUAGES,
  type NoteFormat,
  noteCounts,
  RefusalError,
  type ReleaseNotes,
} from '@tminus/domain';
import { componentsNamed } from '../components.ts';
import type { Context } from '../context.ts';
import { historyConfigOf } from '../history-config.ts';
import { type FoundSpans, releasedSpans, unreleasedSpans } from '../notes/find-spans.ts';
import { notesPlanOf, readPlanned } from '../notes/planned-release.ts';
import { writeDocuments } from '../notes/write-documents.ts';
import { isTerminal, print, printBytes, printJson, terminalWidth } from '../output/terminal.ts';
import { terminalMarkdown } from '../output/terminal-markdown.ts';

export interface NotesOptions {
  readonly component?: string;
  readonly audience?: Audience;
  readonly format?: NoteFormat | 'json';
  /** Only where the command line itself says it; the environment's is in the context. */
  readonly lang?: string;
  readonly write?: boolean;
}

/** `notes`: release notes of a version, or of what the next release would hold. Git and a written plan suffice. */
export async function showNotes(
  context: Context,
  version: string | undefined,
  options: NotesOptions,
): Promise<void> {
  const { components: all, changelog, productTag } = await historyConfigOf(context);
  const wanted = componentsNamed(all, options.component);
  const isWhole = wanted.length === all.length;
  const releases = isWhole ? join(context.workspace, 'storage', 'releases') : null;
  const found =
    version === undefined
      ? await unreleasedSpans(all, wanted)
      : await releasedSpans(wanted, version, { releases, productTag });
  const planned =
    releases === null || found.version === null ? null : await readPlanned(releases, found.version);
  const plan = planned === null ? null : notesPlanOf(planned);
  const settings = existsSync(context.configFile)
    ? await loadNotes(context.configFile, context.translate)
    : PLAIN_NOTES;
  const fragments = await fragmentsOf(context, found, all, { directory: changelog.fragments, productTag });
  const read = await readNotes(found, {
    all,
    isWhole,
    plan,
    fragments,
    forge: changelog.forge,
    references: changelog.links,
  });
  const material: NotesMaterial = {
    notesIn: read.notesIn,
    detailsIn: (language) => settings.details({ version: found.version, language, isNewest: found.isNewest }),
    plan,
    links: read.links,
    moment: read.moment,
  };
  const notes = material.notesIn(context.language, material.detailsIn(context.language));
  const files =
    options.write === true
      ? await writeDocuments(
          context,
          { ...placeOf(notes, found, all), mainLanguage: mainLanguageOf(settings) },
          material,
          documentsOf(settings, options),
        )
      : [];
  if (context.json || options.format === 'json') return printJson(toJson(context, notes, options, files));
  if (options.write !== true) await printDocument(context, material, options);
}

/** What people wrote for this version, in each repository. */
async function fragmentsOf(
  { translate }: Context,
  { spans, version, isPlanned }: FoundSpans,
  all: readonly Component[],
  { directory, productTag }: { readonly directory: string; readonly productTag: string },
): Promise<readonly Fragment[]> {
  const known = all.map(({ name }) => name);
  const repos = [...new Set(spans.map(({ component }) => component.repo))];
  const placed = await Promise.all(
    repos.map(async (repo) => {
      const read = await readFragments({ repo, directory, revision: null, known }, translate);
      return [repo, read] as const;
    }),
  );
  const product = isPlanned && version !== null ? { version, tagPattern: productTag } : null;
  return selectFragments(new Map(placed), spans, product);
}

async function printDocument(
  { language }: Context,
  material: NotesMaterial,
  { audience, format }: NotesOptions,
): Promise<void> {
  const form = format === 'html' || format === 'pdf' ? format : 'md';
  if (form === 'pdf' && isTerminal()) throw new RefusalError('notes.pdfToTerminal');
  const { content } = await renderDocument(material, {
    audience: audience ?? null,
    language,
    format: form,
  });
  const width = form === 'md' ? terminalWidth() : null;
  if (typeof content === 'string') print(width === null ? content : terminalMarkdown(content, width));
  else printBytes(content);
}

/** Everything that is known, for programs: the whole whatever the audience, and how many entries each category has. */
function toJson(
  { directory, language }: Context,
  notes: ReleaseNotes,
  { audience }: NotesOptions,
  files: readonly string[],
): unknown {
  const [file, ...others] = files.map((path) => relative(directory, path));
  return {
    ...notes,
    language,
    audience: audience ?? null,
    counts: noteCounts(notes),
    ...(file !== undefined && { file, files: [file, ...others] }),
  };
}

/**
 * The documents to write: what the command line names, and for whatever it does not, what the configuration lists. The
 * one for everybody is always among them unless another is named.
 */
function documentsOf(settings: NotesSettings, { audience, format, lang }: NotesOptions): NotesDocument[] {
  const languages = LANGUAGES.filter((language) => language === lang);
  const audiences = audience === undefined ? [null, ...settings.audiences] : [audience];
  const formats = format === undefined || format === 'json' ? settings.formats : [format];
  return (languages.length === 0 ? settings.languages : languages).flatMap((language) =>
    audiences.flatMap((one) => formats.map((form) => ({ audience: one, language, format: form }))),
  );
}

/** Refuses to write notes without a version or without content. */
function placeOf(
  notes: ReleaseNotes,
  { spans, isPlanned }: FoundSpans,
  all: readonly Component[],
): { readonly version: string; readonly owner: string | null } {
  if (notes.components.length === 0 || (notes.date === null && isEmptyNotes(notes)))
    throw new RefusalError('release.nothingToRelease');
  if (notes.version === null) throw new RefusalError('notes.versionMissing');
  const isOwn = spans.length === 1 && all.length > 1 && !isPlanned;
  return { version: notes.version, owner: isOwn ? (spans[0]?.component.name ?? null) : null };
}
