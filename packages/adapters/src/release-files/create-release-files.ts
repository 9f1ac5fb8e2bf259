import type { Translate } from '@tminus/domain';
import type { ReleaseFiles } from '@tminus/engine';
import { changelogFilesOf } from './changelog-source.ts';
import { fragmentFilesOf, fragmentsAt } from './fragment-source.ts';
import { manifestFilesOfRelease } from './manifest-source.ts';
import { notesFilesOf, notesText } from './notes-source.ts';
import type { DocumentSettings, ReleaseContext, ReleaseFilesSettings } from './release-context.ts';

/** Kinds of files in a release commit, in the order in which they are made. */
const SOURCES = [manifestFilesOfRelease, changelogFilesOf, notesFilesOf, fragmentFilesOf];

/**
 * What is generated for a release out of its planned commits, whatever the work trees hold: package files that say the
 * new versions, changelogs, release notes, and change fragments where they belong once they are released.
 *
 * @param load what the configuration says of documents; read once, when the first release asks
 */
export function createReleaseFiles(
  settings: ReleaseFilesSettings,
  load: () => Promise<DocumentSettings>,
  translate: Translate,
): ReleaseFiles {
  let loaded: Promise<DocumentSettings> | null = null;
  const context = async (): Promise<ReleaseContext> => {
    loaded ??= load();
    return { ...settings, ...(await loaded), translate };
  };
  return {
    fragments: async (repo, commit) => fragmentsAt(await context(), repo, commit),
    async filesOf(release, repo) {
      const own = await context();
      const found = [];
      for (const source of SOURCES) found.push(...(await source(own, release, repo)));
      return found;
    },
    notesOf: async (release, limit) => notesText(await context(), release, limit),
  };
}
