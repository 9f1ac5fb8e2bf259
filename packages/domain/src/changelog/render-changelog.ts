import type { ChangelogSection } from '../change/change-type.ts';
import type { ChangelogEntry, ChangelogRelease } from './changelog-release.ts';
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

/** Markdown of releases in Keep a Changelog 1.1.0, ending with a line feed; ids that a message names are kept. */
export function renderChangelog(
  releases: readonly ChangelogRelease[],
  words: ChangelogWords = CHANGELOG_WORDS,
): string {
  const parts = [`# ${words.title}`, ...releases.map((release) => renderRelease(release, words))];
  return `${parts.join('\n\n')}\n`;
}

/** Markdown of one release, without a line feed at its end. */
export function renderRelease(release: ChangelogRelease, words: ChangelogWords = CHANGELOG_WORDS): string {
  const date = release.date === null ? '' : ` - ${release.date}`;
  const sections = SECTIONS.filter((section) => release.sections[section].length > 0).map((section) => {
    const lines = release.sections[section].map((entry) => renderEntry(entry, words));
    return `### ${words.sections[section]}\n\n${lines.join('\n')}`;
  });
  return [`## [${release.version ?? words.unreleased}]${date}`, ...sections].join('\n\n');
}

function renderEntry({ breaking, scope, subject, refs }: ChangelogEntry, words: ChangelogWords): string {
  const ids = refs.map(({ raw }) => raw).filter((raw) => !subject.includes(raw));
  return [
    '-',
    ...(breaking ? [`**${words.breaking}**`] : []),
    ...(scope === null ? [] : [`**${escapeMarkdown(scope)}:**`]),
    escapeMarkdown(subject),
    ...(ids.length === 0 ? [] : [`(${ids.join(', ')})`]),
  ].join(' ');
}

/** Keeps a subject's `<T>` and `*.ts` from turning into markup; what stands between backticks is left alone. */
export function escapeMarkdown(text: string, markup: RegExp = /[<*]/g): string {
  const parts = text.split('`');
  const closed = parts.length % 2 === 1;
  return parts
    .map((part, index) =>
      index % 2 === 1 && (closed || index < parts.length - 1) ? part : part.replaceAll(markup, '\\$&'),
    )
    .join('`');
}
