import { describe, expect, it } from 'vitest';
import { commit, shaOf } from '../change/change-builders.ts';
import { parseCommit } from '../change/parse-commit.ts';
import { forgeOf } from '../forge/forge.ts';
import type { Fragment } from '../fragment/fragment.ts';
import { fragmentOf } from '../notes/note-builders.ts';
import { groupByRelease, releasesOf } from './group-by-release.ts';
import { renderChangelog } from './render-changelog.ts';
import { updateChangelog } from './update-changelog.ts';

const links = { forge: forgeOf('git@github.com:shop/kiosk.git'), references: [] };

interface Told {
  /** Of the commits after the release, newest first. */
  readonly messages?: readonly string[];
  readonly isLinked?: boolean;
  /** Whether the commits are released as 1.1.0. */
  readonly isReleased?: boolean;
  readonly fragments?: readonly Partial<Fragment>[];
}

function releases({
  messages = ['feat: search'],
  isLinked = true,
  isReleased = false,
  fragments = [],
}: Told) {
  const commits = [...messages, 'feat: first'].map((message, index, all) => ({
    message,
    sha: shaOf(all.length - index),
    parents: index === all.length - 1 ? [] : [shaOf(all.length - index - 1)],
  }));
  const tag = (name: string, sha: string) => ({ name, sha, date: '2026-01-01T00:00:00Z' });
  const tags = [tag('v1.0.0', shaOf(1)), ...(isReleased ? [tag('v1.1.0', shaOf(commits.length))] : [])];
  return groupByRelease({
    history: releasesOf({ commits, tags, pattern: 'v{version}' }),
    changes: commits.flatMap(({ message, ...more }) => parseCommit(commit(message, more), [])),
    component: null,
    fragments: fragments.map((one) => ({
      fragment: fragmentOf({ type: null, commit: shaOf(2), ...one }),
      tag: null,
    })),
    ...(isLinked && { links }),
  });
}

const file = (told: Told): string => renderChangelog(releases(told));
const update = (text: string, told: Told) => updateChangelog(text, releases(told), renderChangelog);
/** Entries without their links, and headings of sections. */
const lines = (text: string): string[] =>
  (text.split(/^## /m)[1]?.match(/^(?:### |- ).*/gm) ?? []).map((line) => line.replace(/ \(\[.*/, ''));

const own = { subject: 'Find products' };

describe.each([true, false])('a commit that a fragment rewords, with links to commits: %s', (isLinked) => {
  it.each([false, true])('has the new words once in the file, released: %s', (isReleased) => {
    const more = { isLinked, isReleased, fragments: [own] };
    const updated = update(file({ isLinked, isReleased }), more);
    expect(updated.edited).toEqual([]);
    expect(lines(updated.text)).toEqual(['### Added', '- Find products']);
    expect(update(updated.text, more)).toEqual(updated);
  });

  it('moves where the fragment says that it belongs, unless somebody moved it already', () => {
    const more = { isLinked, fragments: [{ ...own, section: 'fixed' as const }] };
    const before = file({ isLinked });
    expect(lines(update(before, more).text)).toEqual(['### Fixed', '- Find products']);
    const moved = before.replace('### Added', '### Security');
    const updated = update(moved, more).text;
    expect(lines(updated)).toEqual(['### Security', '- Find products']);
    expect(update(updated, more).text).toBe(updated);
  });

  it('keeps the words that somebody gave its entry by hand, and this is told', () => {
    const edited = file({ isLinked, messages: ['feat: search by name'] }).replace(
      'search by',
      'Search goods by',
    );
    const more = { isLinked, messages: ['feat: search by name'], fragments: [{ ...own, path: 'x.md' }] };
    const updated = update(edited, more);
    expect(lines(updated.text)).toEqual(['### Added', '- Search goods by name']);
    expect(updated.edited).toEqual([{ fragment: 'x.md', sha: shaOf(2) }]);
    expect(update(updated.text, more)).toEqual(updated);
  });

  it('loses the old words where an earlier version of the product left both', () => {
    const both = file({ isLinked }).replace(
      /^- search.*/m,
      (line) => `- Find products${line.slice(8)}\n${line}`,
    );
    expect(lines(update(both, { isLinked, fragments: [own] }).text)).toEqual([
      '### Added',
      '- Find products',
    ]);
  });

  it('leaves another commit of the same words alone', () => {
    const messages = ['fix: typo', 'fix: typo'];
    const more = { isLinked, messages, fragments: [own] };
    const updated = update(file({ isLinked, messages }), more).text;
    expect(lines(updated).sort()).toEqual(['### Fixed', '- Find products', '- typo'].sort());
    expect(update(updated, more).text).toBe(updated);
  });

  it('takes the place of every entry of a squash merge but of what users must know', () => {
    const messages = [
      'feat: search (#4)\n\n* feat: index\n\n* fix: length\n\nSecurity: CVE-2026-1234\n\n* feat: facets\n\nDeprecated: filters go\n\n* feat!: drop pages\n\n* docs: pages',
    ];
    const more = { isLinked, messages, fragments: [own] };
    const updated = update(file({ isLinked, messages }), more).text;
    expect(lines(updated)).toEqual([
      '### Added',
      '- **BREAKING** drop pages',
      expect.stringMatching(/^- Find products/),
      '### Deprecated',
      expect.stringMatching(/^- filters go/),
      '### Security',
      expect.stringMatching(/^- length/),
    ]);
    expect(update(updated, more).text).toBe(updated);
  });
});
