import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tminus } from './testing/cli.ts';
import { createRepository, git, scratchDirectory } from './testing/workspace.ts';

/* A library: nothing of it runs, so that a release of it is what git and its readers get. */

const REF = 'v1.1.0';

let scratch: Awaited<ReturnType<typeof scratchDirectory>>;
beforeEach(async () => {
  scratch = await scratchDirectory();
});
afterEach(() => scratch.remove());

it('is released without anything that runs: tagged, written up, pushed', async () => {
  const [repo, remote] = [join(scratch.path, 'lib'), join(scratch.path, 'lib.git')];
  await createRepository(repo, [
    {
      message: 'feat: first',
      files: { 'package.json': '{"name":"lib","version":"1.0.0"}\n' },
      tag: 'v1.0.0',
    },
    { message: 'feat: parse faster', files: { 'parse.js': '// faster\n' } },
  ]);
  await mkdir(remote);
  await git(remote, 'init', '--quiet', '--bare', '--initial-branch=main');
  await git(repo, 'remote', 'add', 'origin', remote);
  const config = 'product: { name: lib }\ncomponents: [{ name: lib }]\npublish: { remote: origin }\n';
  await writeFile(join(repo, 'tminus.yaml'), `${config}approvals: { allowSelf: true }\n`);
  await git(repo, 'add', '--all');
  await git(repo, 'commit', '--quiet', '--message', 'chore: how it is released');
  await git(repo, 'push', '--quiet', 'origin', 'main');
  const run = async (...words: string[]) => {
    const { code, stdout, stderr } = await tminus(['-C', repo, ...words, '--json']);
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout);
  };

  const { release } = await run('plan');
  expect(release.plan.components).toMatchObject([{ name: 'lib', to: '1.1.0', publishedOnly: true }]);
  for (const role of release.plan.approvers) await run('approve', REF, '--as', role);
  expect(await run('ship', REF)).toMatchObject({
    status: 'deployed',
    publication: { status: 'completed' },
  });

  expect(await git(remote, 'show', `${REF}:package.json`)).toContain('"version":"1.1.0"');
  expect(await git(remote, 'show', `${REF}:CHANGELOG.md`)).toContain('- parse faster');
  expect(await git(remote, 'rev-parse', 'main')).toBe(await git(repo, 'rev-parse', `${REF}^{}`));
  expect(await run('rollout', 'list')).toMatchObject({ items: [] });
});
