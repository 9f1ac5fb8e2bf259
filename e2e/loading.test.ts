import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tminus } from './testing/cli.ts';
import { createRepository, scratchDirectory } from './testing/workspace.ts';

const dist = fileURLToPath(new URL('../packages/cli/dist/', import.meta.url));

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let repo: string;
beforeEach(async () => {
  scratch = await scratchDirectory();
  repo = join(scratch.path, 'repo');
  await createRepository(repo, [
    { message: 'feat: first', files: { 'package.json': '{"name":"api","version":"1.0.0"}' }, tag: 'v1.0.0' },
    { message: 'fix: second' },
  ]);
});
afterEach(() => scratch.remove());

/** Files of the build that a command loads, as the engine under Node counts them. */
async function loadedBy(...words: string[]): Promise<string[]> {
  const directory = await mkdtemp(join(tmpdir(), 'tminus-loaded-'));
  try {
    const { code, stderr } = await tminus(['-C', repo, ...words], { NODE_V8_COVERAGE: directory });
    expect(code, stderr).toBe(0);
    const reports = await Promise.all(
      (await readdir(directory)).map((file) => readFile(join(directory, file), 'utf8')),
    );
    const urls = reports.flatMap((report) =>
      (JSON.parse(report) as { result: { url: string }[] }).result.map(({ url }) => url),
    );
    const paths = urls.map((url) => (url.startsWith('file:') ? fileURLToPath(url) : url));
    return paths.flatMap((path) => (path.startsWith(dist) ? [path.slice(dist.length)] : [])).sort();
  } finally {
    await rm(directory, { recursive: true });
  }
}

describe('a command that asks git alone', () => {
  it.each([['version', 'next'], ['changes'], ['changelog'], ['changelog', '--all'], ['notes']])(
    'loads neither database nor schema: %s %s',
    async (...words) => {
      const own = [`history-${words[0]}.cjs`, 'launch.cjs'];
      expect(await loadedBy(...words)).toEqual(own);
      await writeFile(join(repo, 'tminus.yaml'), 'components:\n  - name: api\n    tag: "v{version}"\n');
      expect(await loadedBy(...words)).toEqual(own);
    },
  );

  it('reads signs of any alphabet', async () => {
    const breaking = join(scratch.path, 'breaking');
    await createRepository(breaking, [
      { message: 'feat: first', files: { a: '1' }, tag: 'v1.0.0' },
      { message: 'fix: second\n\nBREAKING CHANGE： 設定ファイルの形式' },
    ]);
    const { stdout } = await tminus(['-C', breaking, 'version', 'next', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ components: [{ next: '2.0.0' }] });
  });

  it('loads the reader of configurations for one that is more than plain, and nothing else', async () => {
    await writeFile(join(repo, 'tminus.yaml'), 'components: [{ name: api }]\n');
    expect(await loadedBy('version', 'next')).toEqual(['contract.cjs', 'history-version.cjs', 'launch.cjs']);
  });
});
