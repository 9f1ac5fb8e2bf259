import type { ChangelogEntry } from './changelog-entry.ts';
import { readNodes } from './changelog-nodes.ts';
import { type ChangelogRelease, isEmptyRelease, mapEntries } from './changelog-release.ts';
import { identify } from './identity.ts';
import { mergeChangelog } from './merge-changelog.ts';
import { CHANGELOG_WORDS } from './render-changelog.ts';
import { renderEntry } from './render-entry.ts';
import { replacedWords } from './replaced-words.ts';
import { SECTIONS } from './section.ts';

/** Releases as the text of a changelog. */
export type RenderChangelog = (releases: readonly ChangelogRelease[]) => string;

/** An entry that somebody edited in the file, so that the words of a fragment for its commit are not used. */
export interface EditedEntry {
  readonly fragment: string;
  readonly sha: string;
}

export interface UpdatedChangelog {
  readonly text: string;
  readonly edited: readonly EditedEntry[];
}

/**
 * A changelog file brought up to date with these releases, as `mergeChangelog` does. Commits that the file itself says
 * to leave out (`<!-- tminus:omit 1a2b3c4 -->`) have no entry.
 */
export function updateChangelog(
  file: string,
  releases: readonly ChangelogRelease[],
  render: RenderChangelog,
): UpdatedChangelog {
  const omitted = omissionsOf(file);
  const left: ChangelogEntry[] = [];
  const shown = releases.map((release) => {
    if (omitted.length === 0) return release;
    return mapEntries(release, (entry) => {
      if (!omitted.some((id) => entry.sha?.startsWith(id))) return entry;
      left.push(entry);
      return null;
    });
  });
  const wanted = shown.filter((release) => release.version !== null || !isEmptyRelease(release));
  const gone = [...releases.flatMap(({ vanished }) => vanished), ...left];
  const vanished = gone.map((entry) => renderEntry(entry, CHANGELOG_WORDS.breaking));
  const generated = render(wanted);
  const text = mergeChangelog(file, generated, vanished, replacedWords(wanted));
  return { text, edited: editedIn(text, generated, wanted) };
}

/** Entries of fragments for commits whose words were generated, and are not in the file all the same. */
function editedIn(text: string, generated: string, releases: readonly ChangelogRelease[]): EditedEntry[] {
  const rewords = releases.flatMap(({ sections }) =>
    SECTIONS.flatMap((section) => sections[section].filter(({ sha, fragment }) => sha !== null && fragment)),
  );
  if (rewords.length === 0) return [];
  const [there, made] = [wordsIn(text), wordsIn(generated)];
  const edited = rewords.flatMap((entry): EditedEntry[] => {
    const { words } = identify(renderEntry(entry, CHANGELOG_WORDS.breaking));
    const { sha, fragment } = entry;
    return sha === null || fragment === null || there.has(words) || !made.has(words)
      ? []
      : [{ fragment, sha }];
  });
  return [...new Map(edited.map((one) => [one.fragment, one])).values()];
}

/** Words of every entry, those between the marks that protect a text included. */
function wordsIn(text: string): ReadonlySet<string> {
  const entries = readNodes(text.replaceAll('\r\n', '\n')).flatMap((node) =>
    node.kind === 'keep' ? readNodes(node.text.split('\n').slice(1, -1).join('\n')) : [node],
  );
  return new Set(entries.map((node) => identify(node.text).words));
}

function omissionsOf(file: string): string[] {
  return [...file.matchAll(/<!--\s*tminus:omit\s+([0-9a-fA-F\s,]+?)\s*-->/g)].flatMap(([, ids = '']) =>
    ids
      .split(/[\s,]+/)
      .filter((id) => id.length >= 7)
      .map((id) => id.toLowerCase()),
  );
}
