import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComponentVersion } from '@tminus/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScratchRepository, scratchRepository } from '../git/scratch-repository.ts';
import { manifestUpdates, workTreeManifestUpdates } from './manifest-updates.ts';
import { writeWorkTreeFiles } from './work-tree-files.ts';

const component = (path: string, more: Partial<ComponentVersion> = {}): ComponentVersion => ({
  name: path,
  path,
  tagPattern: 'v{version}',
  current: '1.2.0',
  next: '1.3.0',
  ...more,
});

const FILES = {
  'api/package.json': '\uFEFF{\r\n\t"name": "api", "version": "1.2.0"\r\n}\r\n',
  'web/package.json': '{"name":"web","version":"1.2.0","dependencies":{"api":"^1.2.0"}}',
  'web/Ünï codé.md': 'web 1.2.0 — tminus:version\n',
};

let repository: ScratchRepository;
beforeEach(() => {
  repository = scratchRepository();
});
afterEach(() => repository.remove());

const contentsOf = (files: readonly { path: string; content: Buffer }[]) =>
  Object.fromEntries(files.map(({ path, content }) => [path, content.toString('utf8')]));

describe('package files of a commit', () => {
  it('are given with the versions that they get, and nothing is written', async () => {
    const [sha = ''] = repository.import([{ message: 'feat: start', files: FILES }]);
    const components = [component('api'), component('web', { manifests: ['auto', 'Ünï codé.md'] })];
    const updates = await manifestUpdates({ repo: repository.path, sha, components });
    expect(contentsOf(updates.files)).toEqual({
      'api/package.json': FILES['api/package.json'].replace('1.2.0', '1.3.0'),
      'web/package.json': FILES['web/package.json'].replaceAll('1.2.0', '1.3.0'),
      'web/Ünï codé.md': FILES['web/Ünï codé.md'].replace('1.2.0', '1.3.0'),
    });
    expect(updates.files.find(({ path }) => path === 'web/package.json')?.changed).toMatchObject([
      { field: 'version', from: '1.2.0', to: '1.3.0' },
      { field: 'dependencies.api', from: '^1.2.0', to: '^1.3.0' },
    ]);
    expect(repository.git('for-each-ref', 'refs/heads', '--format=%(objectname)')).toBe(sha);
  });

  it('are read in a bare repository, whatever HEAD is at', async () => {
    const bare = scratchRepository('--bare');
    const [first = ''] = bare.import([
      { message: 'feat: start', files: { 'package.json': '{"version":"1.2.0"}' } },
      { message: 'chore: go', files: { 'package.json': null } },
    ]);
    const updates = await manifestUpdates({ repo: bare.path, sha: first, components: [component('.')] });
    bare.remove();
    expect(contentsOf(updates.files)).toEqual({ 'package.json': '{"version":"1.3.0"}' });
  });

  it('keep bytes that are no UTF-8', async () => {
    const text = Buffer.from('<project><!-- M\xfcller --><version>1.2.0</version></project>', 'latin1');
    writeFileSync(join(repository.path, 'pom.xml'), text);
    repository.git('add', '.');
    repository.git('commit', '--quiet', '--message', 'feat: start');
    const updates = await manifestUpdates({
      repo: repository.path,
      sha: 'HEAD',
      components: [component('.')],
    });
    const expected = Buffer.from(text.toString('latin1').replace('1.2.0', '1.3.0'), 'latin1');
    expect(updates.files.map(({ content }) => content.equals(expected))).toEqual([true]);
  });

  it('that are links are left to what they lead to', async () => {
    writeFileSync(join(repository.path, 'Chart.yaml'), 'version: 1.2.0\n');
    symlinkSync('Chart.yaml', join(repository.path, 'package.json'));
    repository.git('add', '.');
    repository.git('commit', '--quiet', '--message', 'feat: start');
    const query = { repo: repository.path, components: [component('.')] };
    expect(contentsOf((await manifestUpdates({ ...query, sha: 'HEAD' })).files)).toEqual({
      'Chart.yaml': 'version: 1.3.0\n',
    });
    expect(contentsOf((await workTreeManifestUpdates(query)).files)).toEqual({
      'Chart.yaml': 'version: 1.3.0\n',
    });
  });
});

describe('package files of the work tree', () => {
  const commitAll = (files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(repository.path, path), text);
    repository.git('add', '.');
    repository.git('commit', '--quiet', '--message', 'feat: start');
  };
  const read = (path: string): string => readFileSync(join(repository.path, path), 'utf8');

  it('are edited as they are, keep their mode, and are written once', async () => {
    commitAll({
      'package.json': '{"version":"1.2.0"}',
      'run.sh': 'V=1.2.0 # tminus:version\n',
      'gone.json': '',
    });
    writeFileSync(join(repository.path, 'package.json'), '{"version":"1.2.0","added":true}');
    chmodSync(join(repository.path, 'run.sh'), 0o755);
    repository.git('rm', '--quiet', 'gone.json');
    const query = { repo: repository.path, components: [component('.', { manifests: ['auto', 'run.sh'] })] };
    const { root, files } = await workTreeManifestUpdates(query);
    await writeWorkTreeFiles(root, files);
    expect(read('package.json')).toBe('{"version":"1.3.0","added":true}');
    expect(read('run.sh')).toBe('V=1.3.0 # tminus:version\n');
    expect(statSync(join(repository.path, 'run.sh')).mode & 0o777).toBe(0o755);
    expect(repository.git('status', '--porcelain', '--untracked-files')).not.toContain('.next');
    const again = await workTreeManifestUpdates(query);
    expect(again.files).toEqual([]);
    expect(again.unchanged.toSorted()).toEqual(['package.json', 'run.sh']);
  });

  it('are told by name where they cannot be written', async () => {
    commitAll({ 'package.json': '{}' });
    const gone = [{ path: 'nowhere/package.json', content: Buffer.from('{}') }];
    await expect(writeWorkTreeFiles(repository.path, gone)).rejects.toMatchObject({
      refusal: { code: 'manifest.unwritten', params: { path: 'nowhere/package.json' } },
    });
  });

  it('are refused by path and line where they cannot be read', async () => {
    commitAll({ 'package.json': '{\n"version": 1.2.0\n}' });
    const query = { repo: repository.path, components: [component('.')] };
    await expect(workTreeManifestUpdates(query)).rejects.toMatchObject({
      refusal: { code: 'manifest.unreadable', params: { path: 'package.json', line: 2 } },
    });
  });
});
