import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { change, shaOf } from '../change/change-builders.ts';
import { CHANGE_TYPES } from '../change/change-type.ts';
import type { Fragment } from '../fragment/fragment.ts';
import { fragmentOf } from '../notes/note-builders.ts';
import { incrementOf } from '../version/increment.ts';
import { changelogRelease, isEmptyRelease, type ReleaseContents } from './changelog-release.ts';
import { groupByRelease, releasesOf } from './group-by-release.ts';
import { mergeChangelog } from './merge-changelog.ts';
import { renderChangelog } from './render-changelog.ts';
import { SECTIONS, sectionOf } from './section.ts';

it.each([
  ['feat: take [x](https://evil.example) in', '- take [x\\](https://evil.example) in'],
  ['feat: call `[x](y)` and a[0]', '- call `[x](y)` and a[0]'],
])('%s has no link of its own in an entry', (message, line) => {
  const release = changelogRelease(
    { version: null, date: null, component: null },
    { changes: [change(message)] },
  );
  const file = renderChangelog([release]);
  expect(file).toContain(`${line}\n`);
  // As it was written before links were escaped.
  expect(mergeChangelog(file.replaceAll('\\]', ']'), file)).toBe(file);
});

describe('sectionOf', () => {
  it.each([
    ['feat: a', 'added'],
    ['feature: a', 'added'],
    ['fix: a', 'fixed'],
    ['perf: a', 'changed'],
    ['docs: a', 'changed'],
    ['security: a', 'security'],
    ['fix(security): a', 'security'],
    ['fix: a\n\nSecurity: reported by Z', 'security'],
    ['chore: bump x\n\nGHSA-ab12-cd34-ef56', 'security'],
    ['deprecate: a', 'deprecated'],
    ['feat: a\n\nDEPRECATED:\nuse b', 'added'],
    ['chore: a\n\nDEPRECATED:\nuse b', 'deprecated'],
    ['remove: a', 'removed'],
    ['feat(remove)!: a', 'removed'],
    ['revert: a', 'changed'],
    ['Revert "feat: a"\n\nThis reverts commit 1234567.', 'changed'],
    ['refactor!: a', 'changed'],
    ['refactor: a', null],
    ['chore: a', null],
    ['wip: a', null],
    ['Merge a', null],
  ])('%j belongs to %s', (message, expected) => {
    expect(sectionOf(change(message))).toBe(expected);
  });

  it('leaves out what a release committed of its own, whatever is included', () => {
    const rules = new Map([['chore', 'changed']] as const);
    expect(sectionOf(change('chore(release): v1.0.0\n\nTminus-Release: rel_1'), rules)).toBeNull();
    expect(sectionOf(change('chore: tidy'), rules)).toBe('changed');
  });

  it('shows exactly the changes that move the version', () => {
    const type = fc.constantFrom(...Object.keys(CHANGE_TYPES), 'other');
    const scope = fc.constantFrom('', '(security)', '(remove)', '(api)');
    const rest = fc.constantFrom(
      '',
      '\n\nDeprecated: b',
      '\n\nSecurity: b',
      '\n\nBREAKING CHANGE: b',
      '\n\nCVE-2024-1234',
    );
    fc.assert(
      fc.property(type, scope, fc.constantFrom('', '!'), rest, (...[kind, where, mark, body]) => {
        const one = change(`${kind}${where}${mark}: a${body}`);
        expect(sectionOf(one) !== null).toBe(incrementOf(one) !== 'none');
      }),
    );
  });
});

describe('changelogRelease', () => {
  const shown = (message: string, more: Partial<ReleaseContents> = {}) => {
    const heading = { version: '1.2.0', date: '2025-11-20', component: null };
    const changes = [change(message, { sha: shaOf(1) })];
    const { sections } = changelogRelease(heading, { changes, ...more });
    return SECTIONS.flatMap((section) =>
      sections[section].map(({ sha, scope, subject, breaking }) =>
        [section, sha === shaOf(1), scope, subject, ...(breaking ? ['!'] : [])].join(' '),
      ),
    );
  };

  it('tells what a footer announces as deprecated beside what the change brings', () => {
    const text = 'old search is gone in 4.0;\nuse new search\n\nfurther words';
    const told = 'deprecated true api old search is gone in 4.0; use new search';
    expect(shown(`feat(api)!: new search\n\nDEPRECATED: ${text}`)).toEqual([
      'added true api new search !',
      told,
    ]);
    expect(shown(`chore(api): new search\n\nDeprecated: ${text}`)).toEqual([told]);
    expect(shown(`deprecate(api): old search\n\nDeprecated: ${text}`)).toEqual([
      'deprecated true api old search',
    ]);
    expect(shown('feat(api): new search\n\nDeprecated: a\nDeprecated: b')).toEqual([
      'added true api new search',
      'deprecated true api a',
      'deprecated true api b',
    ]);
  });

  it('keeps a deprecation beside a reworded change, unless the new words are about it', () => {
    const message = 'feat: a\n\nDeprecated: b';
    const rewords = (more: Partial<Fragment>) =>
      new Map([[shaOf(1), fragmentOf({ type: null, subject: 'words', ...more })]]);
    expect(shown(message, { rewords: rewords({}) })).toEqual(['added true  words', 'deprecated true  b']);
    expect(shown(message, { rewords: rewords({ section: 'deprecated' }) })).toEqual([
      'deprecated true  words',
    ]);
  });

  it('lets the deprecation of a reverted change vanish with it', () => {
    const changes = [
      change(`revert: feat: a\n\nThis reverts commit ${shaOf(1)}.`, { sha: shaOf(2) }),
      change('feat: a\n\nDeprecated: b', { sha: shaOf(1) }),
    ];
    const release = changelogRelease({ version: null, date: null, component: null }, { changes });
    expect(isEmptyRelease(release)).toBe(true);
    expect(release.vanished.map(({ subject }) => subject)).toContain('b');
  });

  it('says below a security fix what its footer says', () => {
    const changes = [change('fix: check lengths\n\nSecurity: nobody reads *beyond*\nthe end')];
    const release = changelogRelease({ version: null, date: null, component: null }, { changes });
    expect(renderChangelog([release])).toContain(
      '### Security\n\n- check lengths\n\n  nobody reads \\*beyond\\* the end\n',
    );
    expect(renderChangelog([release]).match(/check lengths/g)).toHaveLength(1);
  });
});

describe('renderChangelog', () => {
  const changes = [
    change('feat(api): list <T> of *.ts\n\nRefs: REQ-003', { sha: shaOf(1) }),
    change('feat!: drop `a<b>` (#12)\n\nCloses #12', { sha: shaOf(2) }),
    change('chore: noise', { sha: shaOf(3) }),
    change('fix: a', { sha: shaOf(4) }),
  ];

  it('follows Keep a Changelog, breaking first, ids kept', () => {
    const release = changelogRelease({ version: '1.2.0', date: '2025-11-20', component: null }, { changes });
    expect(renderChangelog([release])).toBe(
      [
        '# Changelog',
        '',
        '## [1.2.0] - 2025-11-20',
        '',
        '### Added',
        '',
        '- **BREAKING** drop `a<b>` (#12)',
        '- **api:** list \\<T> of \\*.ts (REQ-003)',
        '',
        '### Fixed',
        '',
        '- a',
        '',
      ].join('\n'),
    );
  });

  it('calls what has no version Unreleased', () => {
    const release = changelogRelease({ version: null, date: null, component: null }, { changes });
    expect(renderChangelog([release])).toContain('\n## [Unreleased]\n');
  });
});

describe('groupByRelease', () => {
  // 6 ── 5 (v1.1.0) ── 4 ─────── 2 (v1.0.0) ── 1
  //                     └── 3 ────────────────┘      3 was merged by 4, after 1.0.0
  const commits = [
    { sha: shaOf(6), parents: [shaOf(5)] },
    { sha: shaOf(5), parents: [shaOf(4)] },
    { sha: shaOf(4), parents: [shaOf(2), shaOf(3)] },
    { sha: shaOf(2), parents: [shaOf(1)] },
    { sha: shaOf(3), parents: [shaOf(1)] },
    { sha: shaOf(1), parents: [] },
  ];
  const changes = commits.map(({ sha, parents }) =>
    change(`feat: ${Number.parseInt(sha.slice(0, 7), 16)}`, { sha, parents }),
  );
  const tag = (name: string, id: number) => ({ name, sha: shaOf(id), date: '2025-11-20T23:30:00-05:00' });
  const tags = [
    tag('v1.1.0', 5),
    tag('v1.0.0', 2),
    tag('v1.0.0-rc.1', 1),
    tag('other', 6),
    tag('v9.0.0', 77),
  ];
  const history = releasesOf({ commits, tags, pattern: 'v{version}' });
  const group = (own: typeof changes, component: string | null) =>
    groupByRelease({ history, changes: own, component }).map(({ version, date, sections }) => [
      version,
      date,
      sections.added.map(({ subject }) => subject),
    ]);

  it('puts each change into the first release that held it', () => {
    expect(group(changes, null)).toEqual([
      [null, null, ['6']],
      ['1.1.0', '2025-11-20', ['5', '4', '3']],
      ['1.0.0', '2025-11-20', ['2']],
      ['1.0.0-rc.1', '2025-11-20', ['1']],
    ]);
  });

  it('keeps the releases of a component in which nothing changed', () => {
    expect(group([], 'web')).toEqual([
      ['1.1.0', '2025-11-20', []],
      ['1.0.0', '2025-11-20', []],
      ['1.0.0-rc.1', '2025-11-20', []],
    ]);
  });
});
