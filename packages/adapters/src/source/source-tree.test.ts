import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ScratchRepository, scratchRepository } from '../git/scratch-repository.ts';
import { createSourceTree } from './source-tree.ts';

let directory: string;
let repository: ScratchRepository;
let sha: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tminus-source-'));
  repository = scratchRepository();
  [sha = ''] = repository.import([{ message: 'feat: a', files: { 'api/source': 'text' } }]);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  repository.remove();
  await rm(directory, { recursive: true, force: true });
});

const prepare = () =>
  createSourceTree(directory).prepare({ component: '@shop/api', repo: repository.path, path: 'api', sha });
const build = (from: string, ...script: string[]) =>
  createSourceTree(directory).build(from, ['sh', '-c', ...script]);

it('builds a copy once for each command, and leaves the source as it is', async () => {
  const source = await prepare();
  expect(await prepare()).toBe(source);
  const script = 'cat source source > built; date +%N >> built';
  const built = await build(source, script);
  const first = await readFile(join(built, 'built'), 'utf8');
  expect(first).toMatch(/^texttext\d+/);
  expect(await build(source, script)).toBe(built);
  expect(await readFile(join(built, 'built'), 'utf8')).toBe(first);
  expect(await build(source, 'touch other')).not.toBe(built);
  expect(await readdir(source)).toEqual(['source']);
});

it("builds without the address of the database and Tminus' own settings", async () => {
  vi.stubEnv('DATABASE_URL', 'postgres://tminus:s3cret@db/tminus');
  vi.stubEnv('TMINUS_DATA', '/elsewhere');
  vi.stubEnv('SHOP_REGISTRY', 'https://registry.example');
  const built = await build(await prepare(), 'env > built');
  const seen = await readFile(join(built, 'built'), 'utf8');
  expect(seen).toContain('SHOP_REGISTRY=https://registry.example\n');
  expect(seen).not.toMatch(/^(DATABASE_URL|TMINUS_\w+)=/m);
});

it('tells the last lines of a build that fails, leaves nothing of it, and tries again when asked again', async () => {
  const source = await prepare();
  await expect(build(source, 'echo no luck; exit 3')).rejects.toMatchObject({
    refusal: { code: 'deploy.failed', params: { reason: 'exit 3\nno luck' } },
  });
  expect(await readdir(join(source, '..'))).toHaveLength(1);
  await expect(createSourceTree(directory).build(source, ['/no/such/program'])).rejects.toMatchObject({
    refusal: { code: 'deploy.failed' },
  });
});

it('lets several build at once, to one result', async () => {
  const source = await prepare();
  const results = await Promise.all([1, 2, 3].map(() => build(source, 'sleep 0.1; touch built')));
  expect(new Set(results).size).toBe(1);
  expect(await readdir(results[0] ?? '')).toEqual(['built', 'source']);
});
