import { type NotesPlan, type Release, translator, versionTag } from '@tminus/domain';
import type { ReleaseFile } from '@tminus/engine';
import { readFragments } from '../changelog/read-fragments.ts';
import { pathWithin } from '../git/path-within.ts';
import { listTags, type Tag } from '../git/tags.ts';
import { documentPath, listedDocuments, mainLanguageOf } from '../notes/document-path.ts';
import { readNotes } from '../notes/read-notes.ts';
import { type NotesMaterial, renderDocument } from '../notes/render-document.ts';
import { selectFragments } from '../notes/select-fragments.ts';
import { baseOf, isNewest, type Span } from '../notes/span.ts';
import { fitNotes } from './fit-notes.ts';
import { dayOf, type ReleaseContext, releasedIn, tagOf } from './release-context.ts';

/**
 * The release notes that the configuration lists, in `docs/releases` beside `tminus.yaml`: in the repository that
 * holds it, and in no other one.
 */
export async function notesFilesOf(
  context: ReleaseContext,
  release: Release,
  repo: string,
): Promise<readonly ReleaseFile[]> {
  const below = await pathWithin(repo, context.directory);
  if (below === null) return [];
  const material = await materialOf(context, release);
  const place = { version: release.version, owner: null, mainLanguage: mainLanguageOf(context.notes) };
  const files: ReleaseFile[] = [];
  for (const document of listedDocuments(context.notes)) {
    const { content } = await renderDocument(material, document);
    files.push({ path: `${below}${documentPath(place, document)}`, content });
  }
  return files;
}

/** The notes for everybody in markdown, as a forge shows them, which takes no more than `limit` characters. */
export async function notesText(context: ReleaseContext, release: Release, limit: number): Promise<string> {
  const language = mainLanguageOf(context.notes);
  const document = { audience: null, language, format: 'md' } as const;
  const { content } = await renderDocument(await materialOf(context, release), document);
  const isKept = listedDocuments(context.notes).some(
    ({ audience, format }) => audience === null && format === 'md',
  );
  const path = documentPath({ version: release.version, owner: null, mainLanguage: language }, document);
  const rest = translator(language)(isKept ? 'notes.restIn' : 'notes.restLeftOut', { path });
  return fitNotes(content.toString(), limit, rest);
}

async function materialOf(context: ReleaseContext, release: Release): Promise<NotesMaterial> {
  const { components, changelog, notes, translate } = context;
  const { version } = release;
  const plan: NotesPlan = release.plan;
  const repos = [...new Set(releasedIn(context, release, null).map(({ component }) => component.repo))];
  const tags = new Map(await Promise.all(repos.map(async (repo) => [repo, await listTags(repo)] as const)));
  const spans = spansOf(context, release, tags);
  const known = components.map(({ name }) => name);
  const ends = new Map(spans.map(({ component: { repo }, to }) => [repo, to.revision]));
  const placed = await Promise.all(
    [...ends].map(async ([repo, revision]) => {
      const query = { repo, directory: changelog.fragments, revision, known };
      return [repo, await readFragments(query, translate)] as const;
    }),
  );
  const isLatest = spans.every(({ component, to }) =>
    isNewest(tags.get(component.repo) ?? [], component, to.version ?? version),
  );
  const read = await readNotes(
    { version, spans },
    {
      all: components,
      isWhole: true,
      plan,
      fragments: selectFragments(new Map(placed), spans, { version, tagPattern: context.productTag }),
      forge: changelog.forge,
      references: changelog.links,
    },
  );
  return {
    notesIn: read.notesIn,
    detailsIn: (language) => notes.details({ version, language, isNewest: isLatest }),
    plan,
    links: read.links,
    moment: read.moment,
  };
}

/**
 * What the release carries, in the order of the configuration and from where `notes` begins, so that both write the same;
 * known by the tags that are there and those that it will make.
 */
const spansOf = (
  context: ReleaseContext,
  release: Release,
  tags: ReadonlyMap<string, readonly Tag[]>,
): Span[] =>
  releasedIn(context, release, null)
    .sort(
      (left, right) =>
        context.components.indexOf(left.component) - context.components.indexOf(right.component),
    )
    .map((released): Span => {
      const { component, planned } = released;
      const { from, fromSha, to, sha } = planned;
      const start =
        from === null || fromSha === null
          ? null
          : { version: from, revision: fromSha, tag: versionTag(from, component.tagPattern), date: null };
      return {
        component,
        from: baseOf(tags.get(component.repo) ?? [], component, to) ?? start,
        to: { version: to, revision: sha, tag: tagOf(released), date: dayOf(release) },
      };
    });
