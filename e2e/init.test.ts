import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tminus } from './testing/cli.ts';
import { createRepository, git, scratchDirectory } from './testing/workspace.ts';

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
let repo: string;
beforeEach(async () => {
  scratch = await scratchDirectory();
  repo = join(scratch.path, 'shop');
  await createRepository(repo, [
    { message: 'feat: first', files: { 'package.json': '{"name":"shop"}' }, tag: 'v1.0.0' },
    { message: 'feat: second' },
  ]);
});
afterEach(() => scratch.remove());

describe('init in a shallow clone', () => {
  it('says what is missing and how to get it, writes the file, and is quiet once it was done', async () => {
    const clone = join(scratch.path, 'clone');
    await git(scratch.path, 'clone', '--quiet', '--depth=1', `file://${repo}`, clone);
    const first = await tminus(['init', '--yes', '--json', '-C', clone]);
    expect(first.code, first.stderr).toBe(0);
    const shallow = { code: 'component.historyShallow', params: { directory: clone } };
    const [finding] = JSON.parse(first.stdout).findings;
    expect(finding).toMatchObject(shallow);
    expect(finding.text).toContain('git fetch --unshallow --tags');
    await git(clone, 'fetch', '--quiet', '--unshallow', '--tags');
    const chosen = ['--config', join(scratch.path, 'second.yaml')];
    const second = await tminus(['init', '--yes', '--json', '-C', clone, ...chosen]);
    expect(JSON.parse(second.stdout).findings).not.toContainEqual(expect.objectContaining(shallow));
    const next = await tminus(['version', 'next', '--json', '-C', clone]);
    expect(JSON.parse(next.stdout).components).toMatchObject([{ current: '1.0.0', next: '1.1.0' }]);
  });
});

describe('init beside steering files', () => {
  it('names components that only one side has, and what the files leave open', async () => {
    await mkdir(join(repo, 'steering'));
    await writeFile(join(repo, 'steering/structure.md'), '## Components\n\n- worker: jobs\n');
    await writeFile(join(repo, 'steering/tech.md'), 'Docker on Kubernetes.\n');
    await writeFile(join(repo, 'steering/product.md'), '## Users\n\n- Clerk\n');
    const { code, stdout, stderr } = await tminus(['init', '--yes', '--json', '-C', repo]);
    expect(code, stderr).toBe(0);
    const findings: { code: string; params: { names?: string } }[] = JSON.parse(stdout).findings;
    expect(findings.map((finding) => [finding.code, finding.params.names])).toEqual([
      ['steering.finding.unknownComponents', 'worker'],
      ['steering.finding.undescribedComponents', 'shop'],
      ['steering.finding.noImpact', undefined],
    ]);
  });
});

describe('init where nothing can be written', () => {
  it.each([
    ['a directory that is not there', 'missing/deeper/tminus.yaml'],
    ['a directory that is a file', 'package.json/tminus.yaml'],
  ])('refuses %s by name, and leaves nothing behind', async (_, config) => {
    const { code, stdout, stderr } = await tminus([
      'init',
      '--yes',
      '--json',
      '-C',
      repo,
      '--config',
      config,
    ]);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      code: 'config.unwritable',
      params: { file: join(repo, config) },
    });
    expect(stderr).toContain('--config');
    expect(await git(repo, 'status', '--porcelain')).toBe('');
  });

  it('refuses a directory without the right to write', async ({ skip }) => {
    const locked = join(scratch.path, 'locked');
    await mkdir(locked);
    await chmod(locked, 0o500);
    const isRoot = await writeFile(join(locked, 'probe'), '').then(
      () => true,
      () => false,
    );
    skip(isRoot, 'this user may write everywhere');
    const refused = await tminus(['init', '--yes', '-C', repo, '--config', join(locked, 'tminus.yaml')]);
    expect(refused.code).toBe(3);
    await expect(stat(join(locked, 'tminus.yaml'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
