import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createReleaseFiles, loadComponents, loadDocumentSettings } from '@tminus/adapters';
import { type Release, translator } from '@tminus/domain';
import { expect, it } from 'vitest';
import { scratchRepository } from '../testing/repository.ts';

const CONFIG = `product: { name: shop }
components:
  - { name: web, path: web, tag: 'web/v{version}', dependsOn: [api] }
  - { name: api, path: api, tag: 'api/v{version}' }
notes: { formats: [md, html] }
`;

it('writes after a release what the release wrote', async () => {
  const repository = scratchRepository();
  const { path: directory } = repository;
  const at = '2026-01-31T23:30:00-05:00';
  repository.commit('feat: first', {
    files: { 'tminus.yaml': CONFIG, 'api/a': '1', 'web/a': '1' },
    date: '2026-01-01T00:00:00Z',
  });
  const first = repository.git('rev-parse', 'HEAD');
  for (const tag of ['api/v1.0.0', 'web/v1.0.0', 'web/v1.1.0-rc.1']) repository.git('tag', tag);
  repository.commit('feat: list prices', { files: { 'api/a': '2' }, date: at });
  repository.commit('fix: sort them', { files: { 'web/a': '2', 'api/a': '3' }, date: at });
  const sha = repository.git('rev-parse', 'HEAD');
  const planned = (name: string, from: string) => ({
    ...{ name, from, to: '1.1.0', fromSha: first, sha, repo: directory, path: name },
    ...{ steps: [], strategy: 'direct', dependsOn: [], reason: { code: '', params: {} } },
  });
  const plan = {
    version: '1.1.0',
    type: 'minor',
    // A component stands behind what it depends on.
    components: [planned('api', '1.0.0'), planned('web', '1.1.0-rc.1')],
    releaseDate: '2026-02-01',
    timeline: [],
    rollback: { errorRate: 0.1 },
  };
  const release = { version: '1.1.0', plan, kickoffAt: Date.parse('2026-01-31T12:00:00Z'), createdAt: 0 };
  const config = join(directory, 'tminus.yaml');
  const t = translator('en');
  const files = createReleaseFiles(
    {
      directory,
      components: await loadComponents(config, t),
      productName: 'shop',
      productTag: 'v{version}',
    },
    () => loadDocumentSettings(config, t),
    t,
  );
  for (const { path, content } of await files.filesOf(release as unknown as Release, directory)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    if (content === null) rmSync(join(directory, path));
    else writeFileSync(join(directory, path), content);
  }
  repository.write('storage/releases/v1.1.0/release-plan.json', JSON.stringify({ plan }));
  repository.commit('chore(release): v1.1.0\n\nTminus-Release: rel_1', { date: '2026-01-31T12:00:00Z' });
  for (const name of ['api/v1.1.0', 'web/v1.1.0', 'v1.1.0'])
    repository.git('tag', '--annotate', '--message', 'x', name);
  const written = ['md', 'html'].map((format) => join('docs', 'releases', `v1.1.0.${format}`));
  const before = written.map((path) => readFileSync(join(directory, path), 'utf8'));
  expect(before[0]).toContain('January 31, 2026');
  expect(before[0]).toMatch(/\*\*Components\*\*: web, api 1\.0\.0 → 1\.1\.0/);
  expect(before[0]).not.toContain('Left out');
  await repository.text('notes', 'v1.1.0', '--write');
  expect(written.map((path) => readFileSync(join(directory, path), 'utf8'))).toEqual(before);
});

it('knows what a version of the product holds by its tag, where no plan is', async () => {
  const repository = scratchRepository();
  repository.commit('feat: first', {
    files: { 'tminus.yaml': CONFIG, 'api/a': '1', 'web/a': '1' },
    date: '2026-01-01T00:00:00Z',
  });
  for (const tag of ['api/v1.0.0', 'web/v1.0.0', 'v1.0.0']) repository.git('tag', tag);
  repository.commit('feat!: second', { files: { 'api/a': '2' }, date: '2026-01-02T00:00:00Z' });
  for (const tag of ['api/v2.0.0', 'web/v1.0.1', 'v3.0.0']) repository.git('tag', tag);
  const text = await repository.text('notes', 'v3.0.0');
  expect(text).toContain('# Release Notes: v3.0.0');
  expect(text).toContain('web 1.0.0 → 1.0.1 (follows api 2.0.0); api 1.0.0 → 2.0.0');
  const { document } = await repository.json<{ code: string }>('notes', 'v4.0.0');
  expect(document.code).toBe('version.notReleased');
});
