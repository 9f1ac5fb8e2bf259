import type { ChangelogSection } from '../change/change-type.ts';
import type { ChangelogRelease } from './changelog-release.ts';
import { renderEntry } from './render-entry.ts';
import { SECTIONS } from './section.ts';

export interface ChangelogWords {
  readonly title: string;
  readonly unreleased: string;
  readonly breaking: string;
  readonly sections: Readonly<Record<ChangelogSection, string>>;
}

/** The format's own words (Keep a Changelog 1.1.0), which tools look for: the file is English in every language. */
export const CHANGELOG_WORDS: ChangelogWords = {
  title: 'Changelog',
  unreleased: 'Unreleased',
  breaking: 'BREAKING',
  sections: {
    added: 'Added',
    changed: 'Changed',
    deprecated: 'Deprecated',
    removed: 'Removed',
    fixed: 'Fixed',
    security: 'Security',
  },
};

/**
 * Markdown of releases in Keep a Changelog 1.1.0, ending with a line feed; ids that a message names are kept. Where the
 * differences of a release have an address, its heading is a link that is defined at the end.
 */
export function renderChangelog(
  releases: readonly ChangelogRelease[],
  words: ChangelogWords = CHANGELOG_WORDS,
): string {
  const parts = [`# ${words.title}`, ...releases.map((release) => renderRelease(release, words))];
  const definitions = releases.flatMap((release) =>
    release.link === null ? [] : [`[${labelOf(release, words)}]: ${release.link}`],
  );
  if (definitions.length > 0) parts.push(definitions.join('\n'));
  return `${parts.join('\n\n')}\n`;
}

/** Markdown of one release, without a line feed at its end. */
export function renderRelease(release: ChangelogRelease, words: ChangelogWords = CHANGELOG_WORDS): string {
  const date = release.date === null ? '' : ` - ${release.date}`;
  const sections = SECTIONS.filter((section) => release.sections[section].length > 0).map((section) => {
    const lines = release.sections[section].map((entry) => renderEntry(entry, words.breaking));
    return `### ${words.sections[section]}\n\n${lines.join('\n')}`;
  });
  return [`## [${labelOf(release, words)}]${date}`, ...sections].join('\n\n');
}

/** Releases of components that go their own ways are told apart by their names. */
function labelOf({ version, component, isNamed }: ChangelogRelease, words: ChangelogWords): string {
  if (version === null) return words.unreleased;
  return isNamed && component !== null ? `${component}@${version}` : version;
}
