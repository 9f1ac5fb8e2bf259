import { describe, expect, it } from 'vitest';
import { change, shaOf } from '../change/change-builders.ts';
import { forgeOf } from '../forge/forge.ts';
import { LANGUAGES, translator } from '../message/translate.ts';
import { notesOf } from './note-builders.ts';
import { releaseNotes } from './release-notes.ts';
import { renderNotes } from './render-notes.ts';

const t = translator('en');
const github = forgeOf('git@github.com:shop/kiosk.git');
const without = { compare: [], references: [], forgeOf: () => null };

const notes = releaseNotes({
  version: '1.1.0',
  date: '2026-11-20',
  components: [
    {
      name: 'api',
      from: '1.0.0',
      to: '1.1.0',
      changes: [
        change('feat(prices): list <T> (#12)\n\nImpact: all\nof them\nRefs: REQ-3', { sha: shaOf(1) }),
        change('fix!: drop it\n\nBREAKING CHANGE: call <b>\n\n```\n<tag>\n```', { sha: shaOf(2) }),
        change('chore: noise', { sha: shaOf(3) }),
        change('whatever', { sha: shaOf(4) }),
      ],
    },
  ],
  outside: [],
});

describe('renderNotes', () => {
  it('shows only sections that hold something, in their order', () => {
    const text = renderNotes(notes, t, without);
    expect(text.match(/^#.*/gm)).toEqual([
      '# Release Notes: v1.1.0',
      '## Highlights',
      '## What’s New',
      '### New Features',
      '## Bug Fixes',
      '## Breaking Changes',
      '## Upgrade Instructions',
      '### 1. drop it',
    ]);
    expect(text).toContain('- **prices:** list \\<T> (#12) (REQ-3)\n  - Impact: all\n    of them\n');
    expect(text).toContain('\n### 1. drop it\n\ncall \\<b>\n\n```\n<tag>\n```\n');
    expect(text).toMatch(/\n\*Left out: 1 chore, 1 not in the form of Conventional Commits\.\*\n$/);
  });

  it.each([
    ['shop', '# What’s New in the Next Release of shop', 'new in the next release of shop,'],
    [null, '# What’s New in the Next Release', 'new in the next release,'],
  ])('names what is not released yet as people would: %s', (product, title, intro) => {
    const text = renderNotes({ ...notes, version: null, product }, t, without, { audience: 'users' });
    expect(text.split('\n')[0]).toBe(title);
    expect(text).toContain(intro);
  });

  it('names what breaks first, but not to those who announce', () => {
    const highlight = '- Breaking: drop it';
    expect(renderNotes(notes, t, without)).toContain(`## Highlights\n\n${highlight}\n- New: list`);
    expect(renderNotes(notes, t, without, { audience: 'marketing' })).not.toContain(highlight);
  });

  it('links commits, issues and the comparison where a forge is known', () => {
    const compare = [{ component: 'api', url: github?.compareUrl('v1.0.0', 'v1.1.0') ?? '' }];
    const text = renderNotes(notes, t, { compare, references: [], forgeOf: () => github });
    expect(text).toContain('api [1.0.0 → 1.1.0](https://github.com/shop/kiosk/compare/v1.0.0...v1.1.0)');
    expect(text).toContain('([#12](https://github.com/shop/kiosk/issues/12))');
    expect(text).toContain(`([0000001](https://github.com/shop/kiosk/commit/${shaOf(1)}))`);
  });

  it('begins entries with their components where there are several', () => {
    const text = renderNotes(
      { ...notes, components: [...notes.components, { name: 'web', from: null, to: '1.0.0' }] },
      t,
      without,
    );
    expect(text).toContain('api 1.0.0 → 1.1.0; web 1.0.0 (first version)');
    expect(text).toContain('- **api:** list');
  });

  it.each(LANGUAGES)('has words for everything (%s)', (language) => {
    const empty = releaseNotes({ version: null, date: null, components: [], outside: [] });
    for (const each of [notes, empty])
      expect(renderNotes(each, translator(language), without)).not.toMatch(/\{\w+\}|notes\./);
  });
});

describe('an entry', () => {
  const textOf = (message: string): string => renderNotes(notesOf([message]), t, without);

  it('has its description and numbered steps below it', () => {
    const text = textOf('feat: search\n\nDescription: One box.\nHow-To: Open it\nType\nImpact: faster');
    expect(text).toContain(
      '- search\n\n  One box.\n\n  *How to:*\n\n  1. Open it\n  2. Type\n\n  - Impact: faster\n',
    );
    expect(textOf('feat: search\n\nHow-To: Open it\nHow-To: Type')).toContain('1. Open it\n  2. Type');
  });

  it('that takes something back says what, and is no highlight', () => {
    for (const message of [
      'revert: feat: old thing',
      'Revert "feat: old thing"\n\nThis reverts commit 1234567.',
    ]) {
      expect(textOf(message)).toContain('\n- Taken back: old thing\n');
      expect(textOf(message)).not.toContain('## Highlights');
    }
  });

  it('names its pull request, and its highlight does not', () => {
    const text = textOf('feat: search (#12)');
    expect(text).toContain('- New: search\n');
    expect(text).toContain('- search (#12)\n');
  });

  it('that several commits repeat is told once, with all of them', () => {
    const text = renderNotes(notesOf(['fix: a', 'fix: a']), t, {
      compare: [],
      references: [],
      forgeOf: () => github,
    });
    expect(text.match(/^- a .*/gm)).toHaveLength(1);
    expect(text).toContain(`/${shaOf(2)})`);
  });
});

describe('forgeOf', () => {
  const page = (remote: string): string | undefined => forgeOf(remote)?.commitUrl('abc');

  it.each([
    ['git@github.com:shop/kiosk.git', 'https://github.com/shop/kiosk/commit/abc'],
    ['https://user:secret@GitHub.com/shop/kiosk', 'https://github.com/shop/kiosk/commit/abc'],
    ['ssh://git@gitlab.example.org:2222/a/b/c.git', 'https://gitlab.example.org/a/b/c/-/commit/abc'],
    ['git@bitbucket.org:shop/kiosk.git', 'https://bitbucket.org/shop/kiosk/commits/abc'],
    ['https://codeberg.org/shop/kiosk/', 'https://codeberg.org/shop/kiosk/commit/abc'],
  ])('reads %s', (remote, expected) => {
    expect(page(remote)).toBe(expected);
  });

  it.each([
    '/srv/git/kiosk.git',
    '../kiosk',
    'C:\\git\\kiosk',
    'file:///srv/kiosk',
    'https://example.org/a/b',
    '',
  ])('knows no page for %j', (remote) => {
    expect(forgeOf(remote)).toBeNull();
  });

  it.each(['git@github.com:shop/ki)osk.git', 'https://github.com/shop/a b', 'git@github.com:kiosk'])(
    'makes no link of %j',
    (remote) => {
      expect(forgeOf(remote)).toBeNull();
    },
  );

  it('keeps the slashes and signs of a tag within the address', () => {
    expect(github?.compareUrl('@shop/api@1.0.0', 'v1.1.0')).toBe(
      'https://github.com/shop/kiosk/compare/%40shop%2Fapi%401.0.0...v1.1.0',
    );
    expect(forgeOf('git@bitbucket.org:a/b')?.compareUrl('v1', 'v2')).toBe(
      'https://bitbucket.org/a/b/branches/compare/v2%0Dv1',
    );
  });
});
