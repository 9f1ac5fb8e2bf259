import type { ChangelogRelease } from './changelog-release.ts';
import { type Identity, identify } from './identity.ts';
import { CHANGELOG_WORDS } from './render-changelog.ts';
import { renderEntry } from './render-entry.ts';
import { SECTIONS } from './section.ts';

/** Text of an entry, and the section that it stands in, lower case. */
export interface WrittenEntry {
  readonly section: string;
  readonly text: string;
}

/** Words of a fragment, and what stood in their place before somebody wrote them. */
export interface ReplacedWords {
  readonly text: string;
  readonly before: readonly WrittenEntry[];
}

/** What fragments say in place of commits, as a file has it, and as it had it without them. */
export function replacedWords(releases: readonly ChangelogRelease[]): ReplacedWords[] {
  const entries = releases.flatMap(({ sections }) => SECTIONS.flatMap((section) => sections[section]));
  return entries
    .filter(({ replaces }) => replaces.length > 0)
    .map((entry) => ({
      text: renderEntry(entry, CHANGELOG_WORDS.breaking),
      before: entry.replaces.map(({ section, entry: old }) => ({
        section,
        text: renderEntry(
          { ...old, links: { commit: entry.links.commit, refs: {} } },
          CHANGELOG_WORDS.breaking,
        ),
      })),
    }));
}

/** What an entry of a file was before it had these words; none for what no fragment rewords. */
export type FormerWords = (identity: Identity) => readonly (WrittenEntry & { readonly identity: Identity })[];

/** @param read how the entries of the file are known */
export function formerWords(replaced: readonly ReplacedWords[], read = identify): FormerWords {
  const byKey = new Map<string, ReturnType<FormerWords>[number][]>();
  for (const { text, before } of replaced) {
    const key = keyOf(read(text));
    const own = before.map((one) => ({ ...one, identity: read(one.text) }));
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, own);
    else known.push(...own);
  }
  return (identity) => byKey.get(keyOf(identity)) ?? [];
}

const keyOf = ({ sha, words }: Identity): string => `${sha} ${words}`;
