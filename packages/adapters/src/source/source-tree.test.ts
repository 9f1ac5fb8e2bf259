import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
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

it('stops a build, and what it started, when it is told to; the next one begins anew', async () => {
  const source = await prepare();
  const stopping = new AbortController();
  const begun = join(directory, 'begun');
  // What it started has its output, too, so that the build is over only when that has ended.
  const script = `trap 'echo asked > ${begun}.asked; exit 1' TERM; echo > ${begun}; sleep 600 & wait`;
  const building = createSourceTree(directory, stopping.signal).build(source, ['sh', '-c', script]);
  await vi.waitUntil(() => existsSync(begun));
  stopping.abort();
  await expect(building).rejects.toMatchObject({ refusal: { code: 'deploy.failed' } });
  expect(await readFile(`${begun}.asked`, 'utf8')).toBe('asked\n');
  expect((await readdir(join(source, '..'))).filter((name) => name.includes('built'))).toEqual([]);
});

it('kills a build that does not end when it is told to', async () => {
  const source = await prepare();
  const stopping = new AbortController();
  const begun = join(directory, 'begun');
  const script = `trap '' TERM; echo > ${begun}; while :; do sleep 0.1; done`;
  const building = createSourceTree(directory, stopping.signal).build(source, ['sh', '-c', script]);
  await vi.waitUntil(() => existsSync(begun));
  stopping.abort();
  await expect(building).rejects.toMatchObject({
    refusal: { params: { reason: expect.stringContaining('SIGKILL') } },
  });
});

it('removes what builds have left that were cut off long ago', async () => {
  const source = await prepare();
  const copy = (pid: number, id: string) => `${source}.built-0123456789ab.${pid}-${id}`;
  const gone = spawnSync('true').pid;
  const [young, old, owned] = [copy(gone, '0a0a0a0a'), copy(gone, '1b1b1b1b'), copy(process.pid, '2c2c2c2c')];
  for (const path of [young, old, owned]) await mkdir(path);
  const anHourAgo = Date.now() / 1_000 - 3_700;
  for (const path of [old, owned]) await utimes(path, anHourAgo, anHourAgo);
  const built = await build(source, 'touch built');
  expect((await readdir(join(source, '..'))).map((name) => join(source, '..', name)).sort()).toEqual(
    [source, young, owned, built].sort(),
  );
});
