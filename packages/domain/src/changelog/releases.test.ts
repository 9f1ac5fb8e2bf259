import { describe, expect, it } from 'vitest';
import { change, shaOf } from '../change/change-builders.ts';
import { forgeOf } from '../forge/forge.ts';
import type { PlacedFragment } from '../fragment/place-fragments.ts';
import { readFragment } from '../fragment/read-fragment.ts';
import { changelogRelease, mapEntries } from './changelog-release.ts';
import { groupByRelease, type ReleaseGrouping, releasesOf } from './group-by-release.ts';
import { productReleases } from './product-releases.ts';
import { renderChangelog } from './render-changelog.ts';
import { updateChangelog } from './update-changelog.ts';

/** A straight history, oldest first, in which `tag v1.0.0` releases what stands before it. */
function history(...messages: readonly string[]): ReleaseGrouping {
  const commits: { sha: string; parents: string[]; message: string }[] = [];
  const tags: { name: string; sha: string; date: string }[] = [];
  for (const message of messages) {
    const last = commits.at(-1);
    if (message.startsWith('tag '))
      tags.push({
        name: message.slice(4),
        sha: last?.sha ?? '',
        date: `2026-01-0${tags.length + 1}T00:00:00Z`,
      });
    else
      commits.push({
        sha: shaOf(commits.length + 1),
        parents: last === undefined ? [] : [last.sha],
        message,
      });
  }
  commits.reverse();
  const changes = commits.map(({ message, sha, parents }) => change(message, { sha, parents }));
  return { history: releasesOf({ commits, tags, pattern: 'v{version}' }), changes, component: null };
}

const markdown = (grouping: ReleaseGrouping): string[] =>
  renderChangelog(groupByRelease(grouping))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# ') && !line.startsWith('### '));

function fragment(path: string, text: string, tag: string | null = null): PlacedFragment {
  const read = readFragment(path, text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { fragment: read.fragment, tag };
}

const links = { forge: forgeOf('git@github.com:shop/kiosk.git'), references: [] };

describe('reverts', () => {
  it.each([
    ['by its id', `Revert "feat: a"\n\nThis reverts commit ${shaOf(1)}.`, 'Revert "feat: a"'],
    ['by its title', 'revert: feat: a', 'feat: a'],
  ])('of an earlier release, known %s, are told on both sides', (_, message, subject) => {
    expect(markdown(history('feat: a', 'tag v1.0.0', message, 'tag v1.1.0'))).toEqual([
      '## [1.1.0] - 2026-01-02',
      `- ${subject} (reverts 0000001 from 1.0.0)`,
      '## [1.0.0] - 2026-01-01',
      '- a (reverted in 1.1.0)',
    ]);
  });

  it('that are not released yet do not touch the release', () => {
    expect(markdown(history('feat: a', 'tag v1.0.0', 'revert: feat: a'))).toEqual([
      '## [Unreleased]',
      '- feat: a (reverts 0000001 from 1.0.0)',
      '## [1.0.0] - 2026-01-01',
      '- a',
    ]);
  });

  it('within a release leave nothing but what vanished', () => {
    const [release] = groupByRelease(history('feat: a', 'feat: b', 'revert: feat: a', 'tag v1.0.0'));
    expect(release?.sections.added.map(({ subject }) => subject)).toEqual(['b']);
    expect(release?.vanished.map(({ subject }) => subject)).toEqual(['feat: a', 'a']);
  });

  it('of reverts are told like any other', () => {
    expect(
      markdown(
        history(
          'feat: a',
          'tag v1.0.0',
          'revert: feat: a',
          'tag v1.1.0',
          `Revert "revert: feat: a"\n\nThis reverts commit ${shaOf(2)}.`,
          'tag v1.2.0',
        ),
      ).filter((line) => line.startsWith('-')),
    ).toEqual([
      '- Revert "revert: feat: a" (reverts 0000002 from 1.1.0)',
      '- feat: a (reverts 0000001 from 1.0.0) (reverted in 1.2.0)',
      '- a (reverted in 1.1.0)',
    ]);
  });
});

describe('links', () => {
  it('lead to commits, ids and differences', () => {
    const grouping = {
      ...history('feat: a (#1)', 'tag v1.0.0', 'fix: `#2` b #2\n\nRefs: REQ-3', 'tag v1.1.0', 'feat: c'),
      links,
    };
    const url = 'https://github.com/shop/kiosk';
    expect(markdown(grouping)).toEqual([
      '## [Unreleased]',
      `- c ([0000003](${url}/commit/${shaOf(3)}))`,
      '## [1.1.0] - 2026-01-02',
      `- \`#2\` b [#2](${url}/issues/2) (REQ-3) ([0000002](${url}/commit/${shaOf(2)}))`,
      '## [1.0.0] - 2026-01-01',
      `- a ([#1](${url}/issues/1)) ([0000001](${url}/commit/${shaOf(1)}))`,
      `[Unreleased]: ${url}/compare/v1.1.0...HEAD`,
      `[1.1.0]: ${url}/compare/v1.0.0...v1.1.0`,
      `[1.0.0]: ${url}/releases/tag/v1.0.0`,
    ]);
  });

  it('of a range begin where the range does', () => {
    const all = history('feat: a', 'tag v1.0.0', 'feat: b', 'tag v1.1.0');
    const [last] = all.history.releases.slice(-1);
    const short = { ...all.history, releases: last === undefined ? [] : [last] };
    const range = { ...all, history: short, changes: all.changes.slice(0, 1), links };
    expect(markdown(range).at(-1)).toBe('[1.1.0]: https://github.com/shop/kiosk/compare/v1.0.0...v1.1.0');
    expect(markdown({ ...range, base: 'main' }).at(-1)).toContain('/compare/main...v1.1.0');
  });
});

describe('what is about to be released', () => {
  it('is shown as it will be once its tag is there', () => {
    const messages = [
      'feat: a',
      'tag v1.0.0',
      'feat: b',
      `Revert "feat: a"\n\nThis reverts commit ${shaOf(1)}.`,
    ];
    const next = { version: '1.1.0', date: '2026-01-02', tag: 'v1.1.0' };
    expect(markdown({ ...history(...messages), links, next })).toEqual(
      markdown({ ...history(...messages, 'tag v1.1.0'), links }),
    );
  });
});

describe('sections by configuration', () => {
  it('show what is usually left out, move and hide types, but never hide what breaks', () => {
    const rules = new Map([
      ['refactor', 'changed'],
      ['perf', 'fixed'],
      ['docs', null],
    ] as const);
    const [release] = groupByRelease({
      ...history('refactor: a', 'perf: b', 'docs: c', 'docs!: d', 'chore: e'),
      rulesOf: () => rules,
    });
    const subjects = Object.entries(release?.sections ?? {}).flatMap(([section, entries]) =>
      entries.map(({ subject }) => `${section} ${subject}`),
    );
    expect(subjects).toEqual(['changed d', 'changed a', 'fixed b']);
  });
});

describe('fragments', () => {
  const grouping = history('feat: a', 'chore: b', 'tag v1.0.0', 'fix: c');

  it('are entries of what waits, or of the release of their tag', () => {
    const fragments = [
      fragment(
        '.changes/unreleased/x.md',
        '---\ntype: feat\nrefs: REQ-1\n---\nNew **words**\n\nMore\n- list',
      ),
      fragment('.changes/v1.0.0/y.md', '---\nsection: removed\nbreaking: true\n---\nOld things', 'v1.0.0'),
      fragment('.changes/v9.0.0/z.md', '---\ntype: feat\n---\nElsewhere', 'v9.0.0'),
      fragment('.changes/unreleased/note.md', '---\nkind: known-issue\n---\nFor the notes'),
    ];
    expect(markdown({ ...grouping, fragments })).toEqual([
      '## [Unreleased]',
      '- New **words** (REQ-1)',
      '  More',
      '  - list',
      '- c',
      '## [1.0.0] - 2026-01-01',
      '- a',
      '- **BREAKING** Old things',
    ]);
  });

  it('take the place of the commit that they reword, shown or not', () => {
    const fragments = [
      fragment('.changes/unreleased/a.md', `---\ncommit: ${shaOf(1).slice(0, 7)}\n---\nBetter`),
      fragment(
        '.changes/unreleased/b.md',
        `---\ncommit: ${shaOf(2).slice(0, 7)}\ntype: security\n---\nShown`,
      ),
    ];
    const [, release] = groupByRelease({ ...grouping, fragments });
    expect(release?.sections.added).toMatchObject([{ subject: 'Better', sha: shaOf(1), type: 'feat' }]);
    expect(release?.sections.security).toMatchObject([{ subject: 'Shown', sha: shaOf(2) }]);
  });

  it('of other components are passed over, and those that wait elsewhere too are here once', () => {
    const both = '---\ntype: feat\ncomponent: api, web\n---\nBoth';
    const fragments = [
      fragment('.changes/unreleased/web.md', '---\ntype: feat\ncomponent: web\n---\nWeb'),
      fragment('.changes/unreleased/both.md', both),
      fragment('.changes/v1.0.0/both.md', both, 'v1.0.0'),
    ];
    const text = renderChangelog(groupByRelease({ ...grouping, component: 'api', fragments }));
    expect(text.match(/Both/g)).toHaveLength(1);
    expect(text).not.toContain('Web');
  });

  it('may have the name of one that an earlier release published', () => {
    const fragments = [
      fragment('.changes/unreleased/words.md', '---\ntype: feat\n---\nNew again'),
      fragment('.changes/v1.0.0/words.md', '---\ntype: feat\n---\nNew then', 'v1.0.0'),
    ];
    const text = renderChangelog(groupByRelease({ ...grouping, fragments }));
    expect(text).toContain('New again');
    expect(text).toContain('New then');
  });
});

describe('productReleases', () => {
  it('tells components apart that go their own ways', () => {
    const releasesOf = (name: string, ...messages: string[]) =>
      groupByRelease(history(...messages)).map((release) => ({ ...release, component: name }));
    const releases = productReleases([
      releasesOf('api', 'feat: a', 'tag v1.0.0', 'fix(db): b'),
      releasesOf('web', 'feat: c', 'tag v0.1.0', 'feat: d', 'tag v0.2.0'),
    ]);
    expect(renderChangelog(releases).match(/^## .*/gm)).toEqual([
      '## [Unreleased]',
      '## [web@0.2.0] - 2026-01-02',
      '## [api@1.0.0] - 2026-01-01',
      '## [web@0.1.0] - 2026-01-01',
    ]);
    expect(releases[0]?.sections.fixed.map(({ scope }) => scope)).toEqual(['api/db']);
    const file = renderChangelog(releases);
    expect(updateChangelog(file, releases, renderChangelog).text).toBe(file);
    expect(updateChangelog(renderChangelog(releases.slice(2)), releases, renderChangelog).text).toBe(file);
  });

  it('orders what was released on one day by when, and what was released together as it is given', () => {
    const released = (component: string | null, version: string, sha: string | null, hour = '00') => ({
      ...changelogRelease({ version, date: '2026-01-02', component }, { changes: [change('feat: x')] }),
      tagged: sha === null ? null : { sha, at: `2026-01-02T${hour}:00:00+09:00` },
    });
    const releases = productReleases([
      [released(null, '3.0.0', 'c', '11'), released(null, '2.0.0', 'a', '09')],
      [released('api', '1.2.0', null), released('api', '1.1.0', 'b', '10')],
      [released('web', '5.1.0', 'c', '12'), released('web', '5.0.0', 'a', '08')],
    ]);
    const headings = (text: string) => text.match(/(?<=^## \[)[^\]]*/gm);
    const inOrder = ['api@1.2.0', '3.0.0', 'web@5.1.0', 'api@1.1.0', '2.0.0', 'web@5.0.0'];
    expect(headings(renderChangelog(releases))).toEqual(inOrder);
    const before = renderChangelog(releases.filter(({ tagged }) => tagged?.sha === 'a'));
    expect(headings(updateChangelog(before, releases, renderChangelog).text)).toEqual(inOrder);
  });

  it('names a component once, where the scope is its name without what stands before it', () => {
    const components = ['@shop/api'];
    const waiting = groupByRelease(history('fix(api): a', 'fix(pi): b', 'fix: c')).map((release) =>
      mapEntries(release, (entry) => ({ ...entry, components })),
    );
    const [unreleased] = productReleases([waiting]);
    expect(unreleased?.sections.fixed.map(({ scope }) => scope).sort()).toEqual([
      '@shop/api',
      '@shop/api',
      '@shop/api/pi',
    ]);
  });
});

describe('updateChangelog', () => {
  it('leaves out the commits that the file says', () => {
    const releases = groupByRelease({ ...history('feat: a', 'feat: b'), links });
    const file = renderChangelog(releases).replace(
      '### Added\n',
      `<!-- tminus:omit ${shaOf(1).slice(0, 7)} -->\n\n### Added\n`,
    );
    const updated = updateChangelog(file, releases, renderChangelog).text;
    expect(updated).toContain('- b');
    expect(updated).not.toContain('- a');
    expect(updateChangelog(updated, releases, renderChangelog).text).toBe(updated);
  });
});
