import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Repository, scratchRepository } from '../testing/repository.ts';

it('writes no changelog into a bare repository, but prints it', async () => {
  const repository = scratchRepository();
  repository.commit('feat: search');
  const bare = realpathSync(mkdtempSync(join(tmpdir(), 'bare.git-')));
  onTestFinished(() => rmSync(bare, { recursive: true }));
  repository.git('clone', '--quiet', '--bare', '.', bare);
  const { document, exitCode } = await repository.json<{ code: string; title: string }>(
    ...['-C', bare, 'changelog', '--write'],
  );
  expect([document.code, exitCode]).toEqual(['git.noWorkTree', 5]);
  expect(document.title).toContain(bare);
  expect(document.title).toContain('CHANGELOG.md');
  expect(existsSync(join(bare, 'CHANGELOG.md'))).toBe(false);
  expect(await repository.text('-C', bare, 'changelog')).toContain('- search');
});

it('writes the changelog of a work tree', async () => {
  const repository = scratchRepository();
  repository.commit('feat: search');
  await repository.text('changelog', '--write');
  expect(existsSync(join(repository.path, 'CHANGELOG.md'))).toBe(true);
});

it('prints what it would write: the product, then components with tags of their own', async () => {
  const repository = scratchRepository();
  const config = (more: string): string =>
    `components:
  - { name: api, path: api, tag: 'api/v{version}' }
  - { name: web, path: web, tag: 'web/v{version}' }
${more}`;
  const headingsOf = async (...words: string[]): Promise<string[]> =>
    (await repository.text('changelog', ...words)).match(/^(?:#{1,2} |- ).*/gm) ?? [];
  repository.commit('feat: search', {
    files: { 'tminus.yaml': config(''), 'api/a': '1' },
  });
  repository.commit('chore: a place for the web', { files: { 'web/a': '1' } });
  expect(await headingsOf()).toEqual([
    '# Changelog',
    '## [Unreleased]',
    '- **api:** search',
    '# api',
    '## [Unreleased]',
    '- search',
  ]);
  repository.write('tminus.yaml', config('changelog: { files: product }\n'));
  expect(await headingsOf()).toEqual(['# Changelog', '## [Unreleased]', '- **api:** search']);
  repository.write('tminus.yaml', config('changelog: { files: components }\n'));
  expect(await headingsOf()).toEqual(['# api', '## [Unreleased]', '- search']);
  expect(await headingsOf('--component', 'api')).toEqual(['# Changelog', '## [Unreleased]', '- search']);
});

it('gives the releases of a product with tags of its own after those of the components, as data', async () => {
  const repository = scratchRepository();
  const releasesOf = async (): Promise<(string | null)[][]> => {
    const { document } = await repository.json<{
      releases: { version: string | null; component: string | null }[];
    }>('changelog', '--all');
    return document.releases.map(({ version, component }) => [component, version]);
  };
  const config = (tags: readonly string[]): string =>
    `components:\n${['api', 'web'].map((name, index) => `  - { name: ${name}, path: ${name}, tag: '${tags[index]}' }\n`).join('')}`;
  repository.commit('feat: search', {
    files: { 'tminus.yaml': config(['api/v{version}', 'web/v{version}']), 'api/a': '1', 'web/a': '1' },
  });
  for (const tag of ['api/v1.0.0', 'web/v2.0.0', 'v3.0.0']) repository.git('tag', tag);
  expect(await releasesOf()).toEqual([
    ['api', '1.0.0'],
    ['web', '2.0.0'],
    [null, '3.0.0'],
  ]);
  repository.write('tminus.yaml', config(['v{version}', 'v{version}']));
  expect(await releasesOf()).toEqual([
    [null, '3.0.0'],
    ['api', '3.0.0'],
    ['web', '3.0.0'],
  ]);
});

describe('an entry of a fragment', () => {
  const WAITING = '.changes/unreleased/words.md';
  const words = (subject: string, head = 'type: feat'): string => `---\n${head}\n---\n${subject}\n`;

  async function written(repository: Repository): Promise<string[]> {
    await repository.text('changelog', '--write');
    const text = readFileSync(join(repository.path, 'CHANGELOG.md'), 'utf8');
    return text.match(/^(?:### |- ).*/gm) ?? [];
  }

  it('follows what its file says, and the place that it names', async () => {
    const repository = scratchRepository();
    repository.commit('chore: begin', { files: { [WAITING]: words('Dark mode') } });
    expect(await written(repository)).toEqual(['### Added', '- Dark mode']);
    repository.commit('chore: changelog');
    repository.write(WAITING, words('A theme for the night'));
    expect(await written(repository)).toEqual(['### Added', '- A theme for the night']);
    repository.commit('chore: a theme');
    repository.commit('chore: other words', {
      files: { [WAITING]: words('Colors are right again', 'type: fix') },
    });
    expect(await written(repository)).toEqual(['### Fixed', '- Colors are right again']);
    expect(await written(repository)).toEqual(['### Fixed', '- Colors are right again']);
  });

  it.each(['words.md', 'what "it" says.md'])(
    'follows it whatever tags there are, also in a file named %s',
    async (name) => {
      const repository = scratchRepository();
      const file = `.changes/unreleased/${name}`;
      repository.commit('chore: begin', { files: { [file]: words('Dark mode') } });
      await written(repository);
      repository.commit('chore: other words', { files: { [file]: words('A theme for the night') } });
      repository.git('tag', 'nightly');
      expect(await written(repository)).toEqual(['### Added', '- A theme for the night']);
    },
  );

  it('keeps the words that somebody gave it in the file', async () => {
    const repository = scratchRepository();
    repository.commit('chore: begin', { files: { [WAITING]: words('Search by name and color') } });
    await written(repository);
    const file = join(repository.path, 'CHANGELOG.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Search by', 'Search goods by'));
    repository.commit('chore: changelog', { files: { [WAITING]: words('Search by name and colour') } });
    expect(await written(repository)).toEqual(['### Added', '- Search goods by name and color']);
  });

  it('for a commit follows it too', async () => {
    const repository = scratchRepository();
    const sha = repository.commit('feat: x', { files: { a: '1' } });
    const head = `commit: ${sha}`;
    repository.commit('chore: words', { files: { [WAITING]: words('Dark mode', head) } });
    expect(await written(repository)).toEqual(['### Added', '- Dark mode']);
    repository.commit('chore: words', { files: { [WAITING]: words('A theme for the night', head) } });
    expect(await written(repository)).toEqual(['### Added', '- A theme for the night']);
  });
});
