import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Component, renderChangelog, translator, VERSION_POLICY } from '@tminus/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScratchRepository, scratchRepository } from '../git/scratch-repository.ts';
import { changelogFiles, keptChangelogs } from './changelog-files.ts';
import type { ChangelogQuery } from './changelog-query.ts';
import { type Changelogs, readChangelogs } from './read-changelogs.ts';
import { DEFAULT_CHANGELOG } from './settings.ts';

let repo: ScratchRepository;
beforeEach(() => {
  repo = scratchRepository();
});
afterEach(() => repo.remove());

const component = (name: string, tagPattern: string, path = name): Component => ({
  name,
  path,
  repo: repo.path,
  tagPattern,
  dependsOn: [],
});

const read = (all: readonly Component[], more: Partial<ChangelogQuery> = {}): Promise<Changelogs> =>
  readChangelogs({ wanted: all, all, settings: DEFAULT_CHANGELOG, latest: false, ...more }, translator('en'));

/** Files by their path, as they should be; each is written too. */
async function write(found: Changelogs, settings = DEFAULT_CHANGELOG): Promise<Record<string, string>> {
  const kept = keptChangelogs(found, settings, repo.path);
  const files = await changelogFiles(kept, settings.file, renderChangelog);
  for (const { path, text } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return Object.fromEntries(
    files.map(({ path, text, isChanged }) => [relative(repo.path, path), isChanged ? text : 'same']),
  );
}

const headings = (text: string | undefined): string[] => text?.match(/^(?:## |- ).*/gm) ?? [];

describe('readChangelogs', () => {
  it('of one component is its own, also without a product', async () => {
    repo.import([{ message: 'feat: a', tags: ['v1.0.0'] }, { message: 'fix: b' }]);
    const found = await read([component('api', 'v{version}', '.')]);
    expect(found.product).toBeNull();
    const files = await write(found);
    expect(Object.keys(files)).toEqual(['CHANGELOG.md']);
    expect(headings(files['CHANGELOG.md'])).toEqual([
      '## [Unreleased]',
      '- b',
      expect.stringMatching(/^## \[1\.0\.0] - /),
      '- a',
    ]);
    expect(await write(await read([component('api', 'v{version}', '.')]))).toEqual({
      'CHANGELOG.md': 'same',
    });
  });

  it('of components that share their tags has the releases of the product, with what is in none of them', async () => {
    repo.import([
      { message: 'feat: both', files: { 'api/a': '1', 'web/a': '1' }, tags: ['v1.0.0'] },
      { message: 'fix: api', files: { 'api/a': '2' } },
      { message: 'docs: root', files: { 'README.md': '' } },
    ]);
    const found = await read([component('api', 'v{version}'), component('web', 'v{version}')]);
    expect(found.isShared).toBe(true);
    const files = await write(found);
    expect(headings(files['CHANGELOG.md']).filter((line) => line.startsWith('- '))).toEqual([
      '- root',
      '- api',
      '- both',
    ]);
    expect(headings(files['api/CHANGELOG.md']).filter((line) => line.startsWith('- '))).toEqual([
      '- api',
      '- both',
    ]);
    expect(headings(files['web/CHANGELOG.md']).filter((line) => line.startsWith('- '))).toEqual(['- both']);
  });

  it('of components that go their own ways has what is said of the whole in releases of the product', async () => {
    const fragment = (words: string) => `---\ntype: feat\n---\n${words}\n`;
    repo.import([
      {
        message: 'feat: a',
        files: { 'api/a': '1', '.changes/v3.0.0/x.md': fragment('Colors everywhere') },
        tags: ['api/v1.0.0', 'v3.0.0'],
      },
      {
        message: 'fix: b',
        files: { 'web/a': '1', '.changes/unreleased/y.md': fragment('Sounds everywhere') },
      },
    ]);
    repo.git('reset', '--hard', '--quiet', 'main');
    const files = await write(
      await read([component('api', 'api/v{version}'), component('web', 'web/v{version}')]),
    );
    expect(headings(files['CHANGELOG.md'])).toEqual([
      '## [Unreleased]',
      '- Sounds everywhere',
      '- **web:** b',
      expect.stringMatching(/^## \[3\.0\.0] - /),
      '- Colors everywhere',
      '- Components: api 1.0.0',
      expect.stringMatching(/^## \[api@1\.0\.0] - /),
      '- a',
    ]);
    expect(files['api/CHANGELOG.md']).not.toContain('everywhere');
  });

  it('of components that go their own ways tells tells their releases apart', async () => {
    repo.import([
      { message: 'feat: a', files: { 'api/a': '1' }, tags: ['api/v1.0.0'] },
      { message: 'feat: b', files: { 'web/a': '1' }, tags: ['web/v0.1.0'] },
      { message: 'fix: c', files: { 'api/a': '2', 'web/a': '2' } },
    ]);
    const all = [component('api', 'api/v{version}'), component('web', 'web/v{version}')];
    const files = await write(await read(all), { ...DEFAULT_CHANGELOG, files: 'product' });
    expect(Object.keys(files)).toEqual(['CHANGELOG.md']);
    expect(
      headings(files['CHANGELOG.md'])
        .map((line) => line.replace(/ - \d.*/, ''))
        .sort(),
    ).toEqual(['## [Unreleased]', '## [api@1.0.0]', '## [web@0.1.0]', '- **api, web:** c', '- a', '- b']);
    const components = await write(await read(all), { ...DEFAULT_CHANGELOG, files: 'components' });
    expect(Object.keys(components)).toEqual(['api/CHANGELOG.md', 'web/CHANGELOG.md']);
  });

  it('of components that go their own ways has the product in which only they moved, and whom one follows', async () => {
    repo.import([
      {
        message: 'feat: first',
        files: { 'core/a': '1', 'web/a': '1' },
        tags: ['core/v1.0.0', 'web/v1.0.0', 'v1.0.0'],
      },
      {
        message: 'feat!: second',
        files: { 'core/a': '2' },
        tags: ['core/v2.0.0', 'web/v1.0.1', 'v2.0.0'],
      },
    ]);
    const all = [
      component('core', 'core/v{version}'),
      { ...component('web', 'web/v{version}'), dependsOn: ['core'] },
    ];
    const files = await write(await read(all));
    const without = (text: string | undefined) => headings(text).map((line) => line.replace(/ - \d.*/, ''));
    expect(without(files['CHANGELOG.md']).slice(0, 6)).toEqual([
      '## [2.0.0]',
      '- Components: core 2.0.0, web 1.0.1',
      '## [core@2.0.0]',
      '- **BREAKING** second',
      '## [web@1.0.1]',
      '- Follows core 2.0.0',
    ]);
    expect(without(files['web/CHANGELOG.md'])).toEqual([
      '## [1.0.1]',
      '- Follows core 2.0.0',
      '## [1.0.0]',
      '- first',
    ]);
    const web = await read(all, { wanted: all.slice(1), latest: true });
    expect(web.components()[0]?.releases[0]?.sections.changed[0]?.subject).toBe('Follows core 2.0.0');
    expect(Object.values(await write(await read(all)))).toEqual(['same', 'same', 'same']);
  });

  it('shows a type that moves the version of one component in the changelog of that one', async () => {
    repo.import([
      { message: 'refactor: a', files: { 'api/a': '1', 'web/a': '1' } },
      { message: 'refactor: b', files: { 'web/a': '2' } },
    ]);
    const moved: Component = {
      ...component('api', 'v{version}'),
      versioning: {
        ...VERSION_POLICY,
        types: { refactor: 'minor' },
        sections: new Map([['refactor', 'changed']]),
      },
    };
    const files = await write(await read([moved, component('web', 'v{version}')]));
    expect(headings(files['api/CHANGELOG.md'])).toEqual(['## [Unreleased]', '- a']);
    expect(headings(files['web/CHANGELOG.md'])).toEqual([]);
    expect(headings(files['CHANGELOG.md'])).toEqual(['## [Unreleased]', '- a']);
  });

  it('links the last release to the one before, without reading further back', async () => {
    repo.import([
      { message: 'feat: a', tags: ['v1.0.0'] },
      { message: 'feat: b', tags: ['v1.1.0'] },
    ]);
    repo.git('remote', 'add', 'origin', 'git@github.com:shop/kiosk.git');
    const { components } = await read([component('api', 'v{version}', '.')], { latest: true });
    expect(components()[0]?.releases.map(({ version, link }) => `${version} ${link}`)).toEqual([
      '1.1.0 https://github.com/shop/kiosk/compare/v1.0.0...v1.1.0',
    ]);
  });

  it('refuses a fragment for a commit that is not there', async () => {
    repo.import([
      { message: 'feat: a', files: { '.changes/unreleased/x.md': '---\ncommit: 1234567\n---\nx' } },
    ]);
    await expect(read([component('api', 'v{version}', '.')], { to: 'HEAD' })).rejects.toThrow(
      /fragment\.invalid.*1234567/,
    );
  });

  it('keeps a file of hands and its line ends', async () => {
    repo.import([{ message: 'feat: a', tags: ['v1.0.0'] }, { message: 'fix: b' }]);
    const file = '# Ours\r\n\r\n## [Unreleased]\r\n\r\n- By hand\r\n';
    writeFileSync(join(repo.path, 'CHANGELOG.md'), file);
    await write(await read([component('api', 'v{version}', '.')]));
    const text = readFileSync(join(repo.path, 'CHANGELOG.md'), 'utf8');
    expect(text).toContain('# Ours\r\n\r\n## [Unreleased]\r\n\r\n- By hand\r\n');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });
});
